import { organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { RegionEvent, RegionState } from './region.aggregate.js';

/** @throws {Rejected} `region-parent` */
export const record = (timeline: Timeline<RegionState, RegionEvent>, wanted: { code: string; name: string; parentCode: string }, meta: CommandMeta): readonly RegionEvent[] => {
  const { code, name, parentCode } = wanted;
  // A code of GB/T 2260 begins with the digits of the division above it.
  const stem = parentCode.replace(/(00)+$/, '');
  if (parentCode === code || !code.startsWith(stem)) {
    throw new Rejected('region-parent', `${parentCode} 不是 ${code} 的上级区划`, `${parentCode} is not above ${code}`, { code, parentCode });
  }
  const known = timeline.at(meta.effective.to);
  return known.name === name && known.parentCode === parentCode ? [] : [organisationsContract.make('RegionRecorded', { code, name, parentCode })];
};
