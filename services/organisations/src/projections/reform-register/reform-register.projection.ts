import type { OrganisationsEvent } from '@yange/contracts';
import { Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import type { Projection } from '@yange/projections';
import { reform, type ReformEvent } from '../../domain/reform/reform.aggregate.js';
import { countOf } from '../../domain/tally/members.build.js';
import { factsOf, factsTable, keepFacts, replaceRows, tableOf } from '../stream-facts/stream-facts.store.js';

const items = [
  ['district', 'text'], ['reform_id', 'text'], ['event_id', 'uuid'], ['kind', 'text'], ['ordinal', 'integer'], ['title', 'text'], ['organ_id', 'text'],
  ['detail', 'jsonb'], ['effective_from', 'text'], ['effective_to', 'text'], ['effective_text', 'text'],
] as const;

/** Reforms item by item: start, objectives, measures, units in scope, notices, pilots. */
export const reformRegister: Projection = {
  name: 'reform-register',
  version: 1,
  contexts: ['organisations'],
  types: [
    'ReformStarted', 'ReformObjectiveSet', 'ReformMeasureTaken', 'UnitTakenIntoScope', 'NoticeForwarded', 'PilotStarted', 'EventAnnulled',
  ] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [...factsTable(schema, 'reform_facts'), tableOf(schema, 'reform_items', items, 'district, reform_id, event_id')],
  views: ['reform_facts', 'reform_items'],
  apply: async (tx, events) => {
    for (const { last: _last, ...stream } of await keepFacts(tx, 'reform_facts', events, ['reform'])) {
      const key = { district: stream.district, reform_id: stream.streamId.slice('reform/'.length) };
      const rows = itemRows(await factsOf(tx, 'reform_facts', stream)).map((row) => ({ ...row, ...key }));
      await replaceRows(tx, 'reform_items', items, key, rows);
    }
  },
};

const itemRows = (recorded: readonly Fact<DomainEvent>[]): readonly object[] =>
  Timeline.of(reform, recorded as readonly Fact<ReformEvent>[]).facts.map(({ event, eventId, effective }) => ({
    event_id: eventId,
    effective_from: effective.from,
    effective_to: effective.to,
    effective_text: effective.text,
    ...itemOf(event),
  }));

const itemOf = (event: ReformEvent): { kind: string; ordinal: number; title: string; organ_id: string; detail: object } => {
  switch (event.type) {
    case 'ReformStarted':
      return { kind: 'reform', ordinal: 0, title: event.data.name, organ_id: '', detail: {} };
    case 'ReformObjectiveSet':
      return { kind: 'objective', ordinal: event.data.ordinal, title: event.data.title, organ_id: '', detail: { leadUnits: event.data.leadUnits.map(({ organId, name }) => ({ organId, name })) } };
    case 'ReformMeasureTaken':
      return { kind: 'measure', ordinal: event.data.ordinal, title: event.data.title, organ_id: '', detail: {} };
    case 'UnitTakenIntoScope':
      return { kind: 'unit', ordinal: 0, title: event.data.organName, organ_id: event.data.organId, detail: {} };
    case 'NoticeForwarded':
      return { kind: 'notice', ordinal: 0, title: event.data.title, organ_id: '', detail: { issuer: event.data.issuer, organs: countOf(event.data.organs), units: countOf(event.data.units) } };
    case 'PilotStarted':
      return { kind: 'pilot', ordinal: event.data.ordinal, title: event.data.name, organ_id: event.data.organId, detail: { organName: event.data.organName, formula: event.data.formula } };
  }
};
