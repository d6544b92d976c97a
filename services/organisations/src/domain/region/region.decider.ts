import { organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { RegionEvent, RegionState } from './region.aggregate.js';

export type RegionTimeline = Timeline<RegionState, RegionEvent>;

/** @throws {Rejected} `region-parent` */
export const record = (timeline: RegionTimeline, wanted: { code: string; name: string; parentCode: string }, meta: CommandMeta): readonly RegionEvent[] => {
  const { code, name, parentCode } = wanted;
  assertBelow(code, parentCode);
  const known = timeline.at(meta.effective.to);
  return known.status === 'valid' && known.name === name && known.parentCode === parentCode ? [] : [organisationsContract.make('RegionRecorded', { code, name, parentCode })];
};

const assertBelow = (code: string, parentCode: string): void => {
  // A code of GB/T 2260 begins with the digits of the division above it.
  const stem = parentCode.replace(/(00)+$/, '');
  if (parentCode === code || !code.startsWith(stem)) {
    throw new Rejected('region-parent', `${parentCode} 不是 ${code} 的上级区划`, `${parentCode} is not above ${code}`, { code, parentCode });
  }
};

export interface RegionRef {
  readonly code: string;
  readonly name: string;
}

/** Its area goes to others; told again for the day, nothing is added. A division ends once. @throws {Rejected} `unknown-region`, `region-abolished` */
export const abolish = (timeline: RegionTimeline, { code, others }: { code: string; others: readonly RegionRef[] }, meta: CommandMeta): readonly RegionEvent[] => {
  const known = timeline.at(meta.effective.to);
  if (known.status === 'abolished') return [];
  if (known.status === 'none') throw new Rejected('unknown-region', `${code} 在此日期不是有效区划`, `${code} was no division on that day`, { code });
  const later = timeline.facts.find(({ event }) => event.type === 'RegionAbolished');
  if (later !== undefined) throw new Rejected('region-abolished', `区划 ${code} 已于 ${later.effective.to} 撤销，请用更正`, `the division ${code} ends on ${later.effective.to}; record a correction`, { code, eventId: later.eventId, date: later.effective.to });
  return [organisationsContract.make('RegionAbolished', { code, name: known.name, into: [...others] })];
};

/** A code that was used before is not given to another division. @throws {Rejected} `region-parent`, `region-code-used` */
export const form = (timeline: RegionTimeline, wanted: RegionRef & { parentCode: string; others: readonly RegionRef[] }, meta: CommandMeta): readonly RegionEvent[] => {
  const { code, name, parentCode, others } = wanted;
  assertBelow(code, parentCode);
  const formed = timeline.facts.some(({ event, effective }) => event.type === 'RegionFormed' && event.data.name === name && effective.to === meta.effective.to);
  if (formed) return [];
  if (timeline.facts.length > 0) throw new Rejected('region-code-used', `区划代码 ${code} 已使用`, `the code ${code} is used already`, { code });
  return [organisationsContract.make('RegionFormed', { code, name, parentCode, from: [...others] })];
};

/** @returns the breach where the division is not there on that day */
export const validOn = (timeline: RegionTimeline, code: string, meta: CommandMeta): Violation | null => {
  const { status } = timeline.at(meta.effective.to);
  if (status === 'valid') return null;
  return {
    rule: 'region-not-valid',
    zh: `区划代码 ${code} 在 ${meta.effective.to} ${status === 'none' ? '尚未启用' : '已撤销'}`,
    en: `the region code ${code} ${status === 'none' ? 'is not yet' : 'is no longer'} valid on ${meta.effective.to}`,
    facts: { code, date: meta.effective.to },
  };
};
