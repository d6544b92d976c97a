import { logIdOf, type OrganisationsEvent } from '@yange/contracts';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { moveUnderSuccessorUseCase } from '../commands/organ/move-under-successor.use-case.js';

type OrganAbolished = Extract<OrganisationsEvent, { readonly type: 'OrganAbolished' }>['data'];

/** All that were ever under it; the decision looks whether they are on that day. */
const everUnder = `select distinct organ_id as "organId" from live.organ_parents where log_id = $1 and parent_id = $2 order by 1`;

const react = async ({ event, district }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { organId, name, successors } = event.data as OrganAbolished;
  const passing = { from: { organId, name }, successors: successors.filter((one) => one.organId !== '').map((one) => ({ organId: one.organId, name: one.name })) };
  const children = await register.query<{ organId: string }>(everUnder, [logIdOf(district, 'organisations'), organId]);
  return children.map((child) => ({ label: `under:${child.organId}`, useCase: moveUnderSuccessorUseCase, body: { organId: child.organId, ...passing } }));
};

/** Nothing stays under an organ that ended: it goes under the one successor, or a person says where. */
export const parentEnded = defineReaction({ name: 'organisations-parent-ended', contexts: ['organisations'], types: ['OrganAbolished'], react });
