import { logIdOf, type GridEvent, type OrganisationsEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { defineHistoryReaction, defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { allThatIsLeft } from '../domain/organ-end/organ-end.decider.js';
import { liftOrganEndUseCase } from '../commands/organ-ends/lift-organ-end.use-case.js';
import { noteOrganEndUseCase } from '../commands/organ-ends/note-organ-end.use-case.js';
import { takeOverAreaUnitUseCase } from '../commands/organ-ends/take-over-area-unit.use-case.js';
import { takeOverCallUseCase } from '../commands/organ-ends/take-over-call.use-case.js';
import { takeOverCommunityUseCase } from '../commands/organ-ends/take-over-community.use-case.js';
import { takeOverCountedGridsUseCase } from '../commands/organ-ends/take-over-counted-grids.use-case.js';
import { takeOverGridUseCase } from '../commands/organ-ends/take-over-grid.use-case.js';
import { takeOverResidenceUseCase } from '../commands/organ-ends/take-over-residence.use-case.js';
import { takeOverServiceItemUseCase } from '../commands/organ-ends/take-over-service-item.use-case.js';

type OrganAbolished = Extract<OrganisationsEvent, { readonly type: 'OrganAbolished' }>['data'];
type GridOwnerEnded = Extract<GridEvent, { readonly type: 'GridOwnerEnded' }>['data'];

/** An organ whose end was annulled goes on; what ended with it is for a person to bring back. */
const lifted = ({ event, streamId }: PublishedEvent): readonly ReactionCommand[] => {
  const [aggregate, organId = ''] = streamId.split('/');
  const { eventType } = event.data as { readonly eventType?: string };
  return aggregate === 'organ' && eventType === 'OrganAbolished' ? [{ label: 'lifted', useCase: liftOrganEndUseCase, body: { organId } }] : [];
};

const gridsOf = `select distinct row_key as "gridId", name from live.grids where log_id = $1 and unit_id = $2 order by 1`;

/** Open calls of the street, and those in which the department has a share. */
const callsOf = `
  select distinct row_key as "callId" from live.joint_calls c where log_id = $1 and status = 'open' and valid_from <= $3 and (valid_to is null or valid_to > $3)
    and (caller_id = $2 or exists (select from live.call_shares s where s.log_id = c.log_id and s.stream_id = c.stream_id and s.row_key = $2)) order by 1`;

const communitiesOf = `select distinct row_key as "communityId" from live.communities where log_id = $1 and stream_id = 'communities/' || $2 and there order by 1`;

const areaUnitsOf = `select distinct row_key as "areaUnitId" from live.area_units where log_id = $1 and unit_id = $2 and there order by 1`;

const itemsOf = `select distinct row_key as "itemId" from live.service_items where log_id = $1 and department_id = $2 order by 1`;

const residencesOf = `
  select centre from live.resident_units where log_id = $1 and row_key = $2 and count > 0
  union select centre from live.centre_windows where log_id = $1 and unit_id = $2 and count > 0 order by 1`;

const noted = ({ event, effective, mode }: PublishedEvent): readonly ReactionCommand[] => {
  const { organId, name, successors } = event.data as OrganAbolished;
  const heirs = successors.filter((one) => one.organId !== '').map((one) => ({ id: one.organId, name: one.name }));
  return [{ label: 'end', useCase: noteOrganEndUseCase, body: { organ: { id: organId, name }, endedOn: effective.to, successors: heirs, toldByHistory: mode !== 'live' } }];
};

/** Communities pass on before the grids that lie in them. Everything by itself: what no rule lets pass on becomes a follow-up, the rest goes. */
const handedOver = async ({ event, district }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { organId, name, successors, toldByHistory, endedOn, againFor } = event.data as GridOwnerEnded;
  if (toldByHistory) return [];
  const takeover = { from: { id: organId, name }, successors: successors.map((one) => ({ id: one.id, name: one.name })) };
  const all = <R extends object>(sql: string, ...more: readonly string[]): Promise<readonly R[]> => register.query<R>(sql, [logIdOf(district, 'grid'), organId, ...more]);
  const grids = await all<{ gridId: string; name: string }>(gridsOf);
  const communities = await all<{ communityId: string }>(communitiesOf);
  const areaUnits = await all<{ areaUnitId: string }>(areaUnitsOf);
  const calls = await all<{ callId: string }>(callsOf, endedOn);
  const residences = await all<{ centre: string }>(residencesOf);
  const items = await all<{ itemId: string }>(itemsOf);
  const commands: readonly ReactionCommand[] = [
    { label: 'counted', useCase: takeOverCountedGridsUseCase, body: takeover },
    ...communities.map(({ communityId }) => ({ label: `community:${communityId}`, useCase: takeOverCommunityUseCase, body: { communityId, ...takeover } })),
    ...grids.map((grid) => ({ label: `grid:${grid.gridId}`, useCase: takeOverGridUseCase, body: { ...grid, ...takeover } })),
    ...areaUnits.map(({ areaUnitId }) => ({ label: `area-unit:${areaUnitId}`, useCase: takeOverAreaUnitUseCase, body: { areaUnitId, ...takeover } })),
    ...calls.map(({ callId }) => ({ label: `call:${callId}`, useCase: takeOverCallUseCase, body: { callId, ...takeover } })),
    ...items.map(({ itemId }) => ({ label: `item:${itemId}`, useCase: takeOverServiceItemUseCase, body: { itemId, ...takeover } })),
    ...residences.map(({ centre }) => ({ label: `residence:${centre}`, useCase: takeOverResidenceUseCase, body: { centre, ...takeover } })),
  ];
  return againFor === '' || againFor === allThatIsLeft ? commands : commands.filter(({ label }) => label === againFor || label.endsWith(`:${againFor}`)).map((command) => ({ ...command, effective: onDay(endedOn) }));
};

const react = (published: PublishedEvent, register: OwnRegister): readonly ReactionCommand[] | Promise<readonly ReactionCommand[]> => {
  switch (published.event.type) {
    case 'OrganAbolished':
      return noted(published);
    case 'GridOwnerEnded':
      return handedOver(published, register);
    default:
      return lifted(published);
  }
};

/**
 * A street, town or department that is abolished has no grids, communities, units of the area, grid workers, open calls, service items and places in centres any more. What is handed over is asked for once the note of the end is in
 * this log: what came before the note is found, what comes after it is refused from the day of the end on, and for an earlier day tells the end once more (`heldToEnds`).
 */
export const organEnded = defineReaction({ name: 'grid-organ-ended', contexts: ['organisations', 'grid'], types: ['OrganAbolished', 'GridOwnerEnded', 'EventAnnulled'], react });

/** An end that an import tells, also before there was this reaction: noted, so that nothing new comes to that organ from now on. What became of all that it had the import tells itself; what it did not tell passes on where a person asks for it (`hand-over-ended-organ`). */
export const importedOrganEnded = defineHistoryReaction({
  name: 'grid-imported-ends',
  contexts: ['organisations'],
  types: ['OrganAbolished', 'EventAnnulled'],
  react: (published) => (published.event.type === 'OrganAbolished' ? noted(published) : lifted(published)),
});
