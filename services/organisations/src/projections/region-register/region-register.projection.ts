import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';

const facts = new StreamFacts(organisationsContract, 'region_facts', ['region']);
const kept = new KnownRows({ regions: 'code' });

/** Divisions by validity, with what they came from and what they became. */
export const regionRegister: Projection = {
  name: 'region-register',
  version: 3,
  contexts: ['organisations'],
  types: ['RegionRecorded', 'RegionAbolished', 'RegionFormed', 'EventAnnulled'] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.regions (
       log_id text not null, code text not null, name text not null, parent_code text not null, formed_from jsonb not null, abolished_into jsonb not null,
       valid_from text not null, valid_to text, event_id uuid not null, end_event_id uuid, primary key (log_id, code, event_id))`,
    ...kept.tables(schema),
  ],
  views: ['region_facts', ...kept.views],
  known: { region_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [facts], past),
  apply: (tx, events) => kept.fold(tx, facts, events, ({ facts: counting }) => ({ regions: regionRows(counting) })),
};

export interface RegionRow {
  readonly name: string;
  readonly parent_code: string;
  readonly formed_from: readonly object[];
  abolished_into: readonly object[];
  readonly valid_from: string;
  valid_to: string | null;
  readonly event_id: string;
  end_event_id: string | null;
}

/** @param counting in the order in which they take effect */
export const regionRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly RegionRow[] => {
  const rows: RegionRow[] = [];
  for (const { event, effective, eventId } of counting) {
    const open = rows.find(({ valid_to }) => valid_to === null);
    if (event.type === 'RegionAbolished' && open !== undefined) Object.assign(open, { abolished_into: event.data.into.map(refOf), valid_to: effective.to, end_event_id: eventId });
    if (event.type !== 'RegionRecorded' && event.type !== 'RegionFormed') continue;
    if (open !== undefined) Object.assign(open, { valid_to: effective.to, end_event_id: eventId });
    const from = event.type === 'RegionFormed' ? event.data.from.map(refOf) : [];
    rows.push({ name: event.data.name, parent_code: event.data.parentCode, formed_from: from, abolished_into: [], valid_from: effective.to, valid_to: null, event_id: eventId, end_event_id: null });
  }
  return rows;
};

const refOf = ({ code, name }: { readonly code: string; readonly name: string }): object => ({ code, name });
