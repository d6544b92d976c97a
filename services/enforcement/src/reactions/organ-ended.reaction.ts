import { logIdOf, type OrganisationsEvent } from '@yange/contracts';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { endPowersUseCase } from '../commands/organ-ends/end-powers.use-case.js';
import { liftOrganEndUseCase } from '../commands/organ-ends/lift-organ-end.use-case.js';
import { noteOrganEndUseCase } from '../commands/organ-ends/note-organ-end.use-case.js';
import { takeOverPowersUseCase } from '../commands/organ-ends/take-over-powers.use-case.js';
import { takeOverTeamsUseCase } from '../commands/organ-ends/take-over-teams.use-case.js';

type OrganAbolished = Extract<OrganisationsEvent, { readonly type: 'OrganAbolished' }>['data'];

/** An organ whose end was annulled goes on; what ended with it is for a person to bring back. */
const lifted = ({ event, streamId }: PublishedEvent): readonly ReactionCommand[] => {
  const [aggregate, organId = ''] = streamId.split('/');
  const { eventType } = event.data as { readonly eventType?: string };
  return aggregate === 'organ' && eventType === 'OrganAbolished' ? [{ label: 'lifted', useCase: liftOrganEndUseCase, body: { organId } }] : [];
};

const listsOf = `select distinct split_part(stream_id, '/', 2) as "listId" from live.power_units where log_id = $1 and row_key = $2 order by 1`;

/** First the successor claims, then the claims end: what no rule lets pass on becomes a follow-up, and ends all the same. */
const react = async (published: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  if (published.event.type === 'EventAnnulled') return lifted(published);
  const { organId, name, successors } = published.event.data as OrganAbolished;
  const from = { id: organId, name };
  const heirs = successors.filter((one) => one.organId !== '').map((one) => ({ id: one.organId, name: one.name }));
  const lists = await register.query<{ listId: string }>(listsOf, [logIdOf(published.district, 'enforcement'), organId]);
  return [
    { label: 'end', useCase: noteOrganEndUseCase, body: { organ: from, endedOn: published.effective.to, successors: heirs } },
    { label: 'teams', useCase: takeOverTeamsUseCase, body: { from, successors: heirs } },
    ...lists.flatMap(({ listId }): readonly ReactionCommand[] => [
      ...(heirs.length === 0 ? [] : [{ label: `take-over:${listId}`, useCase: takeOverPowersUseCase, body: { listId, from, successors: heirs } }]),
      { label: `end:${listId}`, useCase: endPowersUseCase, body: { listId, unit: from } },
    ]),
  ];
};

/** An organ that is abolished holds no powers and no teams any more. */
export const organEnded = defineReaction({ name: 'enforcement-organ-ended', contexts: ['organisations'], types: ['OrganAbolished', 'EventAnnulled'], react });
