import { membersIn, type OrganisationsEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type CommandMeta, type StreamRef } from '@yange/use-case';
import { nothingTold, telling, type ToldFacts } from '../timeline/told-facts.js';

export type ReformEvent = Extract<
  OrganisationsEvent,
  { readonly type: 'ReformStarted' | 'ReformObjectiveSet' | 'ReformMeasureTaken' | 'UnitTakenIntoScope' | 'NoticeForwarded' | 'PilotStarted' | 'NoticeAnswered' | 'ReformTaskPlanned' | 'ReformTaskRevised' | 'ReformTaskLeadMoved' | 'ReformTaskCompletionClaimed' | 'ReformTaskCompletionAccepted' | 'ReformTaskCompletionReturned' | 'SupportingMeasurePlanned' | 'SupportingMeasureIssued' }
>;

export interface ReformState {
  readonly name: string;
  readonly told: ToldFacts;
  readonly unitsInScope: ReadonlyMap<string, string>;
  /** ids by title */
  readonly tasks: ReadonlyMap<string, string>;
  /** who leads on a task, by the task's title */
  readonly leads: ReadonlyMap<string, readonly Lead[]>;
  /** when a task starts and is due, by the task's title; empty where there is no such day */
  readonly days: ReadonlyMap<string, TaskDays>;
  /** who claimed last that a task is done, by the task's title; nobody where it is not known */
  readonly claimants: ReadonlyMap<string, readonly string[]>;
  /** where the claim stands that a task is done, by the task's title; none before the first */
  readonly completions: ReadonlyMap<string, Completion>;
  /** 配套文件: ids by title */
  readonly supporting: ReadonlyMap<string, string>;
  /** by title */
  readonly notices: ReadonlyMap<string, NoticeState>;
}

export interface Lead {
  readonly organId: string;
  readonly name: string;
}

export interface TaskDays {
  readonly startsOn: string;
  readonly dueOn: string;
}

export type Completion = 'claimed' | 'accepted' | 'returned';

export interface NoticeState {
  readonly noticeId: string;
  /** how many it went to */
  readonly sentTo: number;
  /** ids of those that answered */
  readonly answered: readonly string[];
}

/** One reform: its objectives, measures, the units it begins at, its notices and pilots. */
export const reform: AggregateDefinition<ReformState, ReformEvent> = {
  name: 'reform',
  initial: () => ({ name: '', told: nothingTold, unitsInScope: new Map(), tasks: new Map(), leads: new Map(), days: new Map(), claimants: new Map(), completions: new Map(), supporting: new Map(), notices: new Map() }),
  apply: (state, event, fact) => {
    const { key, content } = reformFactOf(event);
    const told = telling(state.told, key, content, fact);
    switch (event.type) {
      case 'ReformStarted':
        return { ...state, told, name: event.data.name };
      case 'UnitTakenIntoScope':
        return { ...state, told, unitsInScope: new Map(state.unitsInScope).set(event.data.organId, event.data.organName) };
      case 'ReformTaskPlanned':
        return settledAs({ ...state, told, tasks: new Map(state.tasks).set(event.data.title, event.data.taskId) }, event.data);
      case 'ReformTaskRevised':
        return settledAs({ ...state, told }, event.data);
      case 'ReformTaskLeadMoved':
        return { ...state, told, leads: new Map(state.leads).set(event.data.title, leadsAfter(state.leads.get(event.data.title) ?? [], event.data)) };
      case 'ReformTaskCompletionClaimed':
        return settled({ ...state, told, claimants: new Map(state.claimants).set(event.data.title, event.data.claimedBy) }, event);
      case 'ReformTaskCompletionAccepted':
      case 'ReformTaskCompletionReturned':
        return settled({ ...state, told }, event);
      case 'NoticeForwarded':
      case 'NoticeAnswered':
        return { ...state, told, notices: new Map(state.notices).set(event.data.title, noticeAfter(state.notices.get(event.data.title), event)) };
      case 'SupportingMeasurePlanned':
        return { ...state, told, supporting: new Map(state.supporting).set(event.data.title, event.data.measureId) };
      default:
        return { ...state, told };
    }
  },
  limits: ({ notices }) =>
    [...notices].flatMap(([title, { sentTo, answered }]) =>
      answered.length <= sentTo
        ? []
        : [{ rule: 'answers-exceed-notice', zh: `${answered.length} 个单位反馈，通知只转发 ${sentTo} 个`, en: `${answered.length} answer, it went to ${sentTo}`, facts: { title, answered: String(answered.length), sentTo: String(sentTo) }, excess: answered.length - sentTo }],
    ),
};

/** Who leads on a task and when it is due, as it was planned or settled anew. */
const settledAs = (state: ReformState, { title, leadUnits, startsOn, dueOn }: { readonly title: string; readonly leadUnits: readonly Lead[]; readonly startsOn: string; readonly dueOn: string }): ReformState => ({
  ...state,
  leads: new Map(state.leads).set(title, leadUnits.map(({ organId, name }) => ({ organId, name }))),
  days: new Map(state.days).set(title, { startsOn, dueOn }),
});

/** Who leads already does not lead twice. */
export const leadsAfter = (leads: readonly Lead[], moved: { readonly fromOrganId: string; readonly toOrganId: string; readonly toOrganName: string }): readonly Lead[] => {
  const others = leads.filter(({ organId }) => organId !== moved.fromOrganId && organId !== moved.toOrganId);
  return [...others, { organId: moved.toOrganId, name: moved.toOrganName }];
};

type CompletionEvent = Extract<ReformEvent, { readonly type: 'ReformTaskCompletionClaimed' | 'ReformTaskCompletionAccepted' | 'ReformTaskCompletionReturned' }>;

const completionAfter: Readonly<Record<CompletionEvent['type'], Completion>> = { ReformTaskCompletionClaimed: 'claimed', ReformTaskCompletionAccepted: 'accepted', ReformTaskCompletionReturned: 'returned' };

/** A claim that was returned may be made again, in the same words too. */
const settled = (state: ReformState, { type, data: { title } }: CompletionEvent): ReformState => {
  const again = type === 'ReformTaskCompletionReturned' ? [`completion:${title}`] : type === 'ReformTaskCompletionClaimed' ? [`completion-returned:${title}`] : [];
  return { ...state, told: new Map([...state.told].filter(([key]) => !again.includes(key))), completions: new Map(state.completions).set(title, completionAfter[type]) };
};

const noticeAfter = (known: NoticeState | undefined, event: Extract<ReformEvent, { readonly type: 'NoticeForwarded' | 'NoticeAnswered' }>): NoticeState => {
  const { noticeId, sentTo, answered } = known ?? { noticeId: event.data.noticeId, sentTo: 0, answered: [] };
  if (event.type === 'NoticeForwarded') return { noticeId: event.data.noticeId, sentTo: membersIn(event.data.organs) + membersIn(event.data.units), answered };
  return { noticeId, sentTo, answered: [...new Set([...answered, event.data.organId])] };
};

/** A reform is known by its name. */
export const reformIdOf = (district: string, name: string): string => derivedId('reform', district, name);

export const reformStream = (name: string, meta: Pick<CommandMeta, 'district'>): StreamRef<ReformState, ReformEvent> => streamOf(reform, reformIdOf(meta.district, name));

/** What makes a fact of a reform one and the same when it is told again. */
export const reformFactOf = (event: ReformEvent): { readonly key: string; readonly content: string } => {
  switch (event.type) {
    case 'ReformStarted':
      return { key: 'reform', content: event.data.name };
    case 'ReformObjectiveSet':
      return { key: `objective:${event.data.title}`, content: `${event.data.ordinal}: ${event.data.leadUnits.map(({ name }) => name).join('、')}` };
    case 'ReformMeasureTaken':
      return { key: `measure:${event.data.listName === '' ? '' : `${event.data.listName}：`}${event.data.title}`, content: String(event.data.ordinal) };
    case 'UnitTakenIntoScope':
      return { key: `scope:${event.data.organId}`, content: event.data.organId };
    case 'NoticeForwarded':
      return { key: `notice:${event.data.title}`, content: `${membersIn(event.data.organs)}+${membersIn(event.data.units)}` };
    case 'ReformTaskPlanned':
      return { key: `task:${event.data.title}`, content: `${event.data.ordinal}: ${event.data.leadUnits.map(({ name }) => name).join('、')} ${event.data.startsOn}/${event.data.dueOn}` };
    case 'ReformTaskRevised': {
      const content = `${event.data.leadUnits.map(({ name }) => name).join('、')} ${event.data.startsOn}/${event.data.dueOn}`;
      // Settled a first way again, it is no contradiction.
      return { key: `task-revised:${event.data.title}:${content}`, content };
    }
    case 'ReformTaskLeadMoved':
      return { key: `lead:${event.data.title}:${event.data.fromOrganId}`, content: event.data.toOrganId };
    case 'ReformTaskCompletionClaimed':
      return { key: `completion:${event.data.title}`, content: event.data.evidence.join('、') };
    case 'ReformTaskCompletionAccepted':
      return { key: `completion-accepted:${event.data.title}`, content: event.data.words };
    case 'ReformTaskCompletionReturned':
      return { key: `completion-returned:${event.data.title}`, content: event.data.reason };
    case 'NoticeAnswered':
      return { key: `answer:${event.data.title}:${event.data.organId}`, content: `${event.data.misfits}: ${event.data.words}` };
    case 'SupportingMeasurePlanned':
      return { key: `supporting:${event.data.title}`, content: String(event.data.ordinal) };
    case 'SupportingMeasureIssued':
      return { key: `supporting-issued:${event.data.title}`, content: event.data.number };
    case 'PilotStarted':
      return { key: `pilot:${event.data.name}`, content: `${event.data.organId}: ${event.data.ordinal} ${event.data.formula}` };
  }
};
