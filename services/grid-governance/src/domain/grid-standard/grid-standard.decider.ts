import { gridContract, type GridStandardSet } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { unlessRecorded, type CommandMeta } from '@yange/use-case';
import type { GridStandard, GridStandardEvent } from './grid-standard.aggregate.js';

export type StandardTimeline = Timeline<GridStandard, GridStandardEvent>;

export interface Standard {
  readonly householdsFrom: number;
  readonly householdsTo: number;
  readonly population: number;
  readonly populationApproximate: boolean;
  readonly words: string;
}

/** @throws {Rejected} `standard-range` */
export const setStandard = (standard: StandardTimeline, wanted: Standard, meta: CommandMeta): readonly GridStandardEvent[] => {
  if (wanted.householdsFrom > wanted.householdsTo) throw new Rejected('standard-range', '户数下限大于上限', 'the lower bound of households exceeds the upper one');
  return unlessRecorded(gridContract, standard, gridContract.make('GridStandardSet', wanted), meta.effective);
};

/**
 * 300-500户、人口约1000人左右 (report, 二(三); rule R14): the range of households is checked, the approximate number of people is not.
 * The standard is a warning by nature: a reason given for the deviation settles it.
 */
export const outsideStandard = (standard: GridStandardSet | null, size: { name: string; households: number; deviationReason: string }): readonly Violation[] => {
  if (standard === null || size.deviationReason !== '') return [];
  const { householdsFrom: from, householdsTo: to } = standard;
  if (size.households >= from && size.households <= to) return [];
  const facts = { households: String(size.households), from: String(from), to: String(to) };
  return [{ rule: 'grid-size', zh: `网格“${size.name}”${size.households} 户，标准为 ${from}—${to} 户；确需偏离请写明理由`, en: `grid "${size.name}" has ${size.households} households, the standard is ${from} to ${to}; give a reason to deviate`, facts }];
};
