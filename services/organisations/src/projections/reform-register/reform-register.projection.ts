import { membersIn, organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';

export const reformFacts = new StreamFacts(organisationsContract, 'reform_facts', ['reform']);
const kept = new KnownRows({ reform_items: 'reform_id' });

/** Reforms item by item: start, objectives, measures, units in scope, notices, pilots. */
export const reformRegister: Projection = {
  name: 'reform-register',
  version: 9,
  contexts: ['organisations'],
  types: [
    'ReformStarted', 'ReformObjectiveSet', 'ReformMeasureTaken', 'UnitTakenIntoScope', 'NoticeForwarded', 'PilotStarted', 'ReformTaskPlanned', 'ReformTaskRevised', 'ReformTaskLeadMoved', 'ReformTaskCompletionClaimed',
    'SupportingMeasurePlanned', 'SupportingMeasureIssued', 'NoticeAnswered', 'ReformTaskCompletionAccepted', 'ReformTaskCompletionReturned', 'EventAnnulled',
  ] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [
    ...reformFacts.tables(schema),
    `create table ${schema}.reform_items (
       log_id text not null, reform_id text not null, event_id uuid not null, kind text not null, ordinal integer not null, title text not null,
       organ_id text not null, detail jsonb not null, effective_from text, effective_to text not null, effective_text text not null,
       primary key (log_id, reform_id, event_id))`,
    ...kept.tables(schema),
  ],
  views: ['reform_facts', ...kept.views],
  known: { reform_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [reformFacts], past),
  apply: (tx, events) => kept.fold(tx, reformFacts, events, ({ facts: counting }) => ({ reform_items: counting.flatMap(itemRows) })),
};

/** What a fact of a reform tells, with what became of it by those after it. */
export const itemRows = ({ event, eventId, effective }: Fact<OrganisationsEvent>, index: number, counting: readonly Fact<OrganisationsEvent>[]): readonly object[] => {
  const item = itemOf(event);
  if (item === null) return [];
  const detail = event.type === 'ReformTaskCompletionClaimed' ? { ...item.detail, ...settledAs(event.data.taskId, counting.slice(index + 1)) } : item.detail;
  return [{ event_id: eventId, effective_from: effective.from, effective_to: effective.to, effective_text: effective.text, ...item, detail }];
};

/** What became of a claim, by what was recorded after it; empty until somebody looked at it. */
const settledAs = (taskId: string, after: readonly Fact<OrganisationsEvent>[]): object => {
  const next = after.find(({ event }) => (event.type === 'ReformTaskCompletionAccepted' || event.type === 'ReformTaskCompletionReturned' || event.type === 'ReformTaskCompletionClaimed') && event.data.taskId === taskId);
  if (next?.event.type === 'ReformTaskCompletionAccepted') return { outcome: 'accepted', outcomeOn: next.effective.to, outcomeWords: next.event.data.words, outcomeEventId: next.eventId };
  if (next?.event.type === 'ReformTaskCompletionReturned') return { outcome: 'returned', outcomeOn: next.effective.to, outcomeWords: next.event.data.reason, outcomeEventId: next.eventId };
  return { outcome: '', outcomeOn: '', outcomeWords: '', outcomeEventId: null };
};

interface Item {
  readonly kind: string;
  readonly ordinal: number;
  readonly title: string;
  readonly organ_id: string;
  readonly detail: object;
}

const itemOf = (event: OrganisationsEvent): Item | null => {
  switch (event.type) {
    case 'ReformStarted':
      return { kind: 'reform', ordinal: 0, title: event.data.name, organ_id: '', detail: {} };
    case 'ReformObjectiveSet':
      return { kind: 'objective', ordinal: event.data.ordinal, title: event.data.title, organ_id: '', detail: { leadUnits: event.data.leadUnits.map(({ organId, name }) => ({ organId, name })) } };
    case 'ReformMeasureTaken':
      return { kind: 'measure', ordinal: event.data.ordinal, title: event.data.title, organ_id: '', detail: event.data.listName === '' ? {} : { listName: event.data.listName } };
    case 'UnitTakenIntoScope':
      return { kind: 'unit', ordinal: 0, title: event.data.organName, organ_id: event.data.organId, detail: {} };
    case 'NoticeForwarded':
      return { kind: 'notice', ordinal: 0, title: event.data.title, organ_id: '', detail: { issuer: event.data.issuer, organs: membersIn(event.data.organs), units: membersIn(event.data.units), groups: (event.data.organs?.blocks ?? []).map(({ label }) => label), answerDueOn: event.data.answerDueOn } };
    case 'NoticeAnswered':
      return { kind: 'answer', ordinal: 0, title: event.data.title, organ_id: event.data.organId, detail: { organName: event.data.organName, words: event.data.words, misfits: event.data.misfits } };
    case 'PilotStarted':
      return { kind: 'pilot', ordinal: event.data.ordinal, title: event.data.name, organ_id: event.data.organId, detail: { organName: event.data.organName, formula: event.data.formula } };
    default:
      return mapItemOf(event);
  }
};

/** The map of tasks and of the papers that are to accompany the reform. */
const mapItemOf = (event: OrganisationsEvent): Item | null => {
  switch (event.type) {
    case 'ReformTaskPlanned': {
      const { taskId, ordinal, title, leadUnits, startsOn, dueOn } = event.data;
      return { kind: 'task', ordinal, title, organ_id: '', detail: { taskId, leadUnits: leadUnits.map(({ organId, name }) => ({ organId, name })), startsOn, dueOn } };
    }
    case 'ReformTaskRevised': {
      const { taskId, title, leadUnits, startsOn, dueOn, reason } = event.data;
      return { kind: 'task-revision', ordinal: 0, title, organ_id: '', detail: { taskId, leadUnits: leadUnits.map(({ organId, name }) => ({ organId, name })), startsOn, dueOn, reason } };
    }
    case 'ReformTaskLeadMoved': {
      const { taskId, title, fromOrganId, fromOrganName, toOrganId, toOrganName } = event.data;
      return { kind: 'lead-move', ordinal: 0, title, organ_id: toOrganId, detail: { taskId, fromOrganId, fromOrganName, toOrganId, toOrganName } };
    }
    case 'ReformTaskCompletionClaimed':
      return { kind: 'completion', ordinal: 0, title: event.data.title, organ_id: '', detail: { taskId: event.data.taskId, evidence: event.data.evidence, words: event.data.words } };
    case 'SupportingMeasurePlanned':
      return { kind: 'supporting', ordinal: event.data.ordinal, title: event.data.title, organ_id: '', detail: { measureId: event.data.measureId } };
    case 'SupportingMeasureIssued':
      return { kind: 'supporting-issued', ordinal: 0, title: event.data.title, organ_id: '', detail: { measureId: event.data.measureId, number: event.data.number } };
    default:
      return null;
  }
};
