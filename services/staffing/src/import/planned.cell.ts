import type { StaffingEvent } from '@yange/contracts';
import type { RowReader } from '@yange/use-case';
import type { Owner } from '../domain/owner/owner.js';
import { ownerTold } from './raised-by.cell.js';

interface Planned {
  readonly planId: string;
  readonly owner: Owner;
  readonly level: string;
}

/** The plan that the row named in 方案 made, and whose it is. */
export const plannedOf = (row: RowReader): Planned => {
  const planId = row.begun('方案', 'planId');
  const planned = (row.recorded('方案') ?? []).flatMap(({ event }) => ((event as StaffingEvent).type === 'AbsorptionPlanned' ? [(event as Extract<StaffingEvent, { type: 'AbsorptionPlanned' }>).data.leaders] : []));
  return { planId, owner: ownerTold(planned[0]?.owner), level: planned[0]?.level ?? '' };
};
