import { logIdOf, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { openChiefRolesUseCase } from '../commands/grids/open-chief-roles.use-case.js';

type PersonLeft = Extract<StaffingEvent, { readonly type: 'PersonLeft' }>['data'];
type PersonTransferred = Extract<StaffingEvent, { readonly type: 'PersonTransferred' }>['data'];

/** Grids in which the person is a chief on that day or later, each with the first such day; of one street or town alone where it is named. */
const held = `
  select c.grid_id as "gridId", min(greatest(c.valid_from, $3)) as "on" from live.grid_chiefs c
  where c.log_id = $1 and c.person_id = $2 and (c.valid_to is null or c.valid_to > $3)
    and ($4 = '' or exists (select from live.grids g where g.log_id = c.log_id and g.row_key = c.grid_id and g.unit_id = $4))
  group by c.grid_id, c.valid_from order by 1, 2`;

/** Whoever moves within the district stays chief elsewhere; what an organ's end calls for takes its grids and their chiefs along. */
const movedFrom = ({ from, to }: PersonTransferred, causedBy: string | null): string | null => {
  const unit = from?.owner?.organId ?? '';
  return causedBy !== null || unit === '' || unit === (to?.owner?.organId ?? '') ? null : unit;
};

const react = async ({ event, district, effective, causedBy = null }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { personId } = event.data as PersonLeft | PersonTransferred;
  const unit = event.type === 'PersonLeft' ? '' : movedFrom(event.data as PersonTransferred, causedBy);
  if (unit === null) return [];
  const grids = await register.query<{ gridId: string; on: string }>(held, [logIdOf(district, 'grid'), personId, effective.to, unit]);
  const reason = event.type === 'PersonLeft' ? '已离开' : '已调离';
  return grids.map(({ gridId, on }) => ({ label: `chief:${gridId}:${on}`, useCase: openChiefRolesUseCase, body: { gridId, personId, reason }, effective: on === effective.to ? effective : onDay(on) }));
};

/** Who has left the district's staff is chief of no grid any more; who moved to another organ, of none of the street or town that was left. */
export const chiefGone = defineReaction({ name: 'grid-chief-gone', contexts: ['staffing'], types: ['PersonLeft', 'PersonTransferred'], react });
