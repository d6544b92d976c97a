import { claimedBy, type PowerList, type PowerUnit } from './power-list.state.js';

/**
 * R13: how many items a unit carries fewer than the target of the list asks of it, rounded up to whole items; 0 where it binds nobody or is met.
 * A unit is measured from the day on which it makes its list public: before, it is still claiming.
 */
export const shortOfTarget = (unit: PowerUnit, { target, total }: Pick<PowerList, 'target' | 'total'>): number => {
  if (target === null || unit.published === null) return 0;
  if (target.needsEnforcementBody && unit.enforcementBody !== true) return 0;
  return Math.max(0, Math.ceil((total * target.atLeastPercent) / 100) - claimedBy(unit));
};
