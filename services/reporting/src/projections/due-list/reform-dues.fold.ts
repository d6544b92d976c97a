import { membersIn, type OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineDueFold, each, type DueBook } from './due-book.fold.js';

type Of<T extends OrganisationsEvent['type']> = Extract<OrganisationsEvent, { type: T }>;

type TaskEvent = Of<'ReformTaskPlanned' | 'ReformTaskRevised' | 'ReformTaskLeadMoved' | 'ReformTaskCompletionClaimed' | 'ReformTaskCompletionReturned'>;
type NoticeEvent = Of<'NoticeForwarded' | 'NoticeAnswered'>;

type Lead = { readonly organId: string; readonly name: string };

/** Tasks by id, as they were planned: one whose claim does not hold is open again. A task without a day is a matter of the reform's map, and not due. */
const task = (): ((book: DueBook, event: TaskEvent, fact: Fact<TaskEvent>) => void) => {
  const planned = new Map<string, { readonly dueOn: string; readonly leadUnits: readonly Lead[] }>();
  const claimed = new Set<string>();
  return (book, event, fact) => {
    const { reformId, taskId, title } = event.data;
    if (event.type === 'ReformTaskPlanned' || event.type === 'ReformTaskRevised') planned.set(taskId, event.data);
    // What is claimed to be done is open again when the claim is returned, not by a change.
    if (event.type === 'ReformTaskRevised' && claimed.has(taskId)) return;
    if (event.type === 'ReformTaskCompletionClaimed') claimed.add(taskId);
    if (event.type === 'ReformTaskCompletionReturned') claimed.delete(taskId);
    const { dueOn = '', leadUnits = [] } = planned.get(taskId) ?? {};
    if (event.type === 'ReformTaskLeadMoved') {
      const { fromOrganId, toOrganId, toOrganName: name } = event.data;
      const leads = [...leadUnits.filter(({ organId }) => organId !== fromOrganId && organId !== toOrganId), { organId: toOrganId, name }];
      planned.set(taskId, { dueOn, leadUnits: leads });
      return book.readdress(fact, `task/${taskId}`, leads);
    }
    if (event.type === 'ReformTaskCompletionClaimed' || dueOn === '') return book.close(fact, `task/${taskId}`);
    book.open(fact, `task/${taskId}`, { kind: 'reform-task', dueOn, zh: title, en: title, organs: leadUnits, link: `organisations/reforms/${reformId}/map` });
  };
};

const waiting = (title: string, left: number, all: number) => ({ zh: `${title}：${all} 个单位中 ${left} 个未回复`, en: `${title}: ${left} of ${all} have not answered` });

/** Notices of the reform by id, with how many they went to and who has answered. */
const notice = (): ((book: DueBook, event: NoticeEvent, fact: Fact<NoticeEvent>) => void) => {
  const sent = new Map<string, number>();
  const answered = new Map<string, Set<string>>();
  return (book, event, fact) => {
    const { noticeId, title, reformId } = event.data;
    if (event.type === 'NoticeForwarded') sent.set(noticeId, membersIn(event.data.organs) + membersIn(event.data.units));
    else answered.set(noticeId, new Set([...(answered.get(noticeId) ?? []), event.data.organId]));
    const all = sent.get(noticeId) ?? 0;
    const left = all - (answered.get(noticeId)?.size ?? 0);
    if (left <= 0) return book.close(fact, `notice/${noticeId}`);
    if (event.type === 'NoticeAnswered') return book.reword(fact, `notice/${noticeId}`, waiting(title, left, all));
    book.open(fact, `notice/${noticeId}`, { kind: 'sanding-notice', dueOn: event.data.answerDueOn, ...waiting(title, left, all), role: 'clerk', link: `organisations/reforms/${reformId}/map` });
  };
};

const taskTypes = ['ReformTaskPlanned', 'ReformTaskRevised', 'ReformTaskLeadMoved', 'ReformTaskCompletionClaimed', 'ReformTaskCompletionReturned'] as const;

const ofTask = (event: TaskEvent | NoticeEvent): event is TaskEvent => (taskTypes as readonly string[]).includes(event.type);

/** Stream reform/<id>. */
export const reformDues = defineDueFold<TaskEvent | NoticeEvent>({
  stream: 'reform',
  types: [...taskTypes, 'NoticeForwarded', 'NoticeAnswered'],
  fold: (book, facts, key) => {
    const [tasks, notices] = [task(), notice()];
    each<TaskEvent | NoticeEvent>((_book, event, fact) => (ofTask(event) ? tasks(book, event, fact as Fact<TaskEvent>) : notices(book, event, fact as Fact<NoticeEvent>)))(book, facts, key);
  },
});
