import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';

const facts = new StreamFacts(organisationsContract, 'unit_template_facts', ['unit-template']);
const kept = new KnownRows({ unit_templates: 'template_kind' });

/** What towns and streets are to consist of, by validity. */
export const unitTemplateRegister: Projection = {
  name: 'unit-template-register',
  version: 3,
  contexts: ['organisations'],
  types: ['UnitTemplatePrescribed', 'EventAnnulled'] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.unit_templates (
       log_id text not null, template_kind text not null, words text not null, parts jsonb not null, valid_from text not null, valid_to text, event_id uuid not null, primary key (log_id, template_kind, event_id))`,
    ...kept.tables(schema),
  ],
  views: ['unit_template_facts', ...kept.views],
  known: { unit_template_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [facts], past),
  apply: (tx, events) => kept.fold(tx, facts, events, ({ facts: counting }) => ({ unit_templates: templateRows(counting) })),
};

/** One holds until the next; of several on one day, the last. */
const templateRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] =>
  counting.flatMap(({ event, eventId, effective }, index) => {
    if (event.type !== 'UnitTemplatePrescribed') return [];
    const { words, parts } = event.data;
    return [{ words, parts: parts.map(({ kind, count, names, plates }) => ({ kind, count, names, plates })), valid_from: effective.to, valid_to: counting[index + 1]?.effective.to ?? null, event_id: eventId }];
  });
