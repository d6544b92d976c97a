import { logIdOf, type EnforcementEvent, type OrganisationsEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { defineHistoryReaction, defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { endPowersUseCase } from '../commands/organ-ends/end-powers.use-case.js';
import { allThatIsLeft } from '../domain/organ-end/organ-end.decider.js';
import { liftOrganEndUseCase } from '../commands/organ-ends/lift-organ-end.use-case.js';
import { noteOrganEndUseCase } from '../commands/organ-ends/note-organ-end.use-case.js';
import { takeOverHandoversUseCase } from '../commands/organ-ends/take-over-handovers.use-case.js';
import { takeOverPowersUseCase } from '../commands/organ-ends/take-over-powers.use-case.js';
import { takeOverTeamsUseCase } from '../commands/organ-ends/take-over-teams.use-case.js';

type OrganAbolished = Extract<OrganisationsEvent, { readonly type: 'OrganAbolished' }>['data'];
type PowerHolderEnded = Extract<EnforcementEvent, { readonly type: 'PowerHolderEnded' }>['data'];

/** An organ whose end was annulled goes on; what ended with it is for a person to bring back. */
const lifted = ({ event, streamId }: PublishedEvent): readonly ReactionCommand[] => {
  const [aggregate, organId = ''] = streamId.split('/');
  const { eventType } = event.data as { readonly eventType?: string };
  return aggregate === 'organ' && eventType === 'OrganAbolished' ? [{ label: 'lifted', useCase: liftOrganEndUseCase, body: { organId } }] : [];
};

const listsOf = `select distinct split_part(stream_id, '/', 2) as "listId" from live.power_units where log_id = $1 and row_key = $2 order by 1`;

const noted = ({ event, effective, mode }: PublishedEvent): readonly ReactionCommand[] => {
  const { organId, name, successors } = event.data as OrganAbolished;
  const heirs = successors.filter((one) => one.organId !== '').map((one) => ({ id: one.organId, name: one.name }));
  return [{ label: 'end', useCase: noteOrganEndUseCase, body: { organ: { id: organId, name }, endedOn: effective.to, successors: heirs, toldByHistory: mode !== 'live' } }];
};

/** First the successor claims, then the claims end: what no rule lets pass on becomes a follow-up, and ends all the same. */
const handedOver = async ({ event, district }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { organId, name, successors, toldByHistory, endedOn, againFor } = event.data as PowerHolderEnded;
  if (toldByHistory) return [];
  const takeover = { from: { id: organId, name }, successors: successors.map((one) => ({ id: one.id, name: one.name })) };
  const lists = await register.query<{ listId: string }>(listsOf, [logIdOf(district, 'enforcement'), organId]);
  const commands: readonly ReactionCommand[] = [
    { label: 'teams', useCase: takeOverTeamsUseCase, body: takeover },
    { label: 'handovers', useCase: takeOverHandoversUseCase, body: takeover },
    ...lists.flatMap(({ listId }): readonly ReactionCommand[] => [
      ...(successors.length === 0 ? [] : [{ label: `take-over:${listId}`, useCase: takeOverPowersUseCase, body: { listId, ...takeover } }]),
      { label: `end:${listId}`, useCase: endPowersUseCase, body: { listId, unit: takeover.from } },
    ]),
  ];
  return againFor === '' || againFor === allThatIsLeft ? commands : commands.filter(({ label }) => label === againFor || label.endsWith(`:${againFor}`)).map((command) => ({ ...command, effective: onDay(endedOn) }));
};

const react = (published: PublishedEvent, register: OwnRegister): readonly ReactionCommand[] | Promise<readonly ReactionCommand[]> => {
  switch (published.event.type) {
    case 'OrganAbolished':
      return noted(published);
    case 'PowerHolderEnded':
      return handedOver(published, register);
    default:
      return lifted(published);
  }
};

/**
 * An organ that is abolished holds no powers, teams, duties and equipment any more. What is handed over is asked for once the note of the end is in this log: what came before the note
 * is found, what comes after it is refused from the day of the end on, and for an earlier day tells the end once more (`heldToEnds`).
 */
export const organEnded = defineReaction({ name: 'enforcement-organ-ended', contexts: ['organisations', 'enforcement'], types: ['OrganAbolished', 'PowerHolderEnded', 'EventAnnulled'], react });

/** An end that an import tells, also before there was this reaction: noted, so that nothing new comes to that organ from now on. What became of all that it had the import tells itself; what it did not tell passes on where a person asks for it (`hand-over-ended-organ`). */
export const importedOrganEnded = defineHistoryReaction({
  name: 'enforcement-imported-ends',
  contexts: ['organisations'],
  types: ['OrganAbolished', 'EventAnnulled'],
  react: (published) => (published.event.type === 'OrganAbolished' ? noted(published) : lifted(published)),
});
