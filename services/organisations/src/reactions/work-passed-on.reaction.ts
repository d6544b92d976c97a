import { logIdOf, type OrganisationsEvent } from '@yange/contracts';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { moveTaskLeadUseCase } from '../commands/reform/move-task-lead.use-case.js';
import { handOnWorkItemUseCase } from '../commands/work-item/hand-on-work-item.use-case.js';

type OrganAbolished = Extract<OrganisationsEvent, { readonly type: 'OrganAbolished' }>['data'];

/** Every task that the organ was ever to lead on; the decision looks whether it does on that day, and whether the task is open. */
const tasksLed = `
  select distinct t.detail ->> 'taskId' as id, t.title, r.title as reform from live.reform_items t join live.reform_items r on r.log_id = t.log_id and r.reform_id = t.reform_id and r.kind = 'reform'
  where t.log_id = $1 and (t.kind = 'task' and t.detail -> 'leadUnits' @> jsonb_build_array(jsonb_build_object('organId', $2::text)) or t.kind = 'lead-move' and t.organ_id = $2) order by 3, 2`;

const itemsOf = `
  select distinct item_id as id, name from live.work_items
  where log_id = $1 and (requested_by_id = $2 or units @> jsonb_build_array(jsonb_build_object('organId', $2::text)) or handed_on @> jsonb_build_array(jsonb_build_object('toOrganId', $2::text))) order by name`;

const react = async ({ event, district }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { organId, name, successors } = event.data as OrganAbolished;
  const passing = { from: { organId, name }, successors: successors.filter((one) => one.organId !== '').map((one) => ({ organId: one.organId, name: one.name })) };
  const own = [logIdOf(district, 'organisations'), organId];
  const [tasks, items] = [await register.query<{ id: string; title: string; reform: string }>(tasksLed, own), await register.query<{ id: string; name: string }>(itemsOf, own)];
  return [
    ...tasks.map(({ id, title, reform }) => ({ label: `task:${id}`, useCase: moveTaskLeadUseCase, body: { reform, task: title, ...passing } })),
    ...items.map((item) => ({ label: `item:${item.id}`, useCase: handOnWorkItemUseCase, body: { name: item.name, ...passing } })),
  ];
};

/** What an organ that ends was to do goes on with its one successor: tasks of reforms that it leads on, and work items that it asked for or carries. */
export const workPassedOn = defineReaction({ name: 'organisations-work-passed-on', contexts: ['organisations'], types: ['OrganAbolished'], react });
