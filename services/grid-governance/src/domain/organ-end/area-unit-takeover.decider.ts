import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { AreaUnitEvent } from '../area-unit/area-unit.aggregate.js';
import { passAreaUnitOn, type AreaUnitTimeline } from '../area-unit/area-unit.decider.js';
import { heirOf, type Takeover } from './grid-takeover.decider.js';

/**
 * A firm or school does not end with its street: it passes on to what comes after it. What came to another street meanwhile, or left, stays as it is.
 * @throws {Rejected} `successor-missing`, `successor-unclear`
 */
export const takeOverAreaUnit = (unit: AreaUnitTimeline, wanted: Takeover & { areaUnitId: string }, meta: CommandMeta): readonly AreaUnitEvent[] => {
  const { name, unitId, there } = unit.at(meta.effective.to);
  const { areaUnitId, from } = wanted;
  if (!there || unitId !== from.id) return [];
  const heir = heirOf(wanted);
  if (heir === undefined) throw new Rejected('successor-missing', `${from.name}终止后没有承接机构，驻区单位“${name}”无所属`, `nobody comes after ${from.name} for the unit "${name}"`, { organ: from.id, areaUnit: areaUnitId });
  return passAreaUnitOn(unit, { areaUnitId, from, unit: heir }, meta);
};
