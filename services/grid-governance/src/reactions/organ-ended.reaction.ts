import { logIdOf, type OrganisationsEvent } from '@yange/contracts';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { liftOrganEndUseCase } from '../commands/organ-ends/lift-organ-end.use-case.js';
import { noteOrganEndUseCase } from '../commands/organ-ends/note-organ-end.use-case.js';
import { takeOverCommunityUseCase } from '../commands/organ-ends/take-over-community.use-case.js';
import { takeOverCountedGridsUseCase } from '../commands/organ-ends/take-over-counted-grids.use-case.js';
import { takeOverGridUseCase } from '../commands/organ-ends/take-over-grid.use-case.js';

type OrganAbolished = Extract<OrganisationsEvent, { readonly type: 'OrganAbolished' }>['data'];

/** An organ whose end was annulled goes on; what ended with it is for a person to bring back. */
const lifted = ({ event, streamId }: PublishedEvent): readonly ReactionCommand[] => {
  const [aggregate, organId = ''] = streamId.split('/');
  const { eventType } = event.data as { readonly eventType?: string };
  return aggregate === 'organ' && eventType === 'OrganAbolished' ? [{ label: 'lifted', useCase: liftOrganEndUseCase, body: { organId } }] : [];
};

const gridsOf = `select distinct row_key as "gridId", name from live.grids where log_id = $1 and unit_id = $2 order by 1`;

const communitiesOf = `select distinct row_key as "communityId" from live.communities where log_id = $1 and stream_id = 'communities/' || $2 and there order by 1`;

/** Communities pass on before the grids that lie in them. Every grid by name is a command of its own: one that no rule lets pass on becomes a follow-up, the others go. */
const react = async (published: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  if (published.event.type === 'EventAnnulled') return lifted(published);
  const { organId, name, successors } = published.event.data as OrganAbolished;
  const from = { id: organId, name };
  const heirs = successors.filter((one) => one.organId !== '').map((one) => ({ id: one.organId, name: one.name }));
  const grids = await register.query<{ gridId: string; name: string }>(gridsOf, [logIdOf(published.district, 'grid'), organId]);
  const communities = await register.query<{ communityId: string }>(communitiesOf, [logIdOf(published.district, 'grid'), organId]);
  return [
    { label: 'end', useCase: noteOrganEndUseCase, body: { organ: from, endedOn: published.effective.to, successors: heirs } },
    { label: 'counted', useCase: takeOverCountedGridsUseCase, body: { from, successors: heirs } },
    ...communities.map(({ communityId }) => ({ label: `community:${communityId}`, useCase: takeOverCommunityUseCase, body: { communityId, from, successors: heirs } })),
    ...grids.map((grid) => ({ label: `grid:${grid.gridId}`, useCase: takeOverGridUseCase, body: { ...grid, from, successors: heirs } })),
  ];
};

/** A street, town or other organ that is abolished has no grids, no communities and no grid workers any more. */
export const organEnded = defineReaction({ name: 'grid-organ-ended', contexts: ['organisations'], types: ['OrganAbolished', 'EventAnnulled'], react });
