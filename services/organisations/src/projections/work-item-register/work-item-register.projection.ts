import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';

const facts = new StreamFacts(organisationsContract, 'work_item_facts', ['work-item']);
const kept = new KnownRows({ work_items: 'item_id' });

/** What departments hand to towns and streets, from admission to end (R15). One row for each admission; a row without one is a finding. */
export const workItemRegister: Projection = {
  name: 'work-item-register',
  version: 4,
  contexts: ['organisations'],
  types: ['WorkItemAdmitted', 'WorkItemFiled', 'WorkItemActivated', 'WorkItemHandedOn', 'WorkItemEnded', 'EventAnnulled'] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.work_items (
       log_id text not null, item_id text not null, name text not null, requested_by text not null, requested_by_id text not null, basis text not null, units jsonb not null, admitted_on text, filed_on text,
       filed_with text not null, active_from text, ended_on text, handed_on jsonb not null, event_id uuid not null, primary key (log_id, item_id, event_id))`,
    ...kept.tables(schema),
  ],
  views: ['work_item_facts', ...kept.views],
  known: { work_item_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [facts], past),
  apply: (tx, events) => kept.fold(tx, facts, events, ({ facts: counting }) => ({ work_items: workItemRows(counting) })),
};

export interface WorkItemRow {
  readonly name: string;
  readonly requested_by: string;
  readonly requested_by_id: string;
  readonly basis: string;
  readonly units: readonly object[];
  readonly admitted_on: string | null;
  filed_on: string | null;
  filed_with: string;
  active_from: string | null;
  ended_on: string | null;
  /** where organs that ended were replaced, in the order of effect */
  handed_on: readonly HandedOn[];
  readonly event_id: string;
}

export interface HandedOn {
  readonly on: string;
  readonly fromOrganId: string;
  readonly toOrganId: string;
  readonly toOrganName: string;
}

/** @param counting in the order in which they take effect */
export const workItemRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly WorkItemRow[] => {
  const rows: WorkItemRow[] = [];
  const current = (name: string, fact: Fact<OrganisationsEvent>): WorkItemRow => {
    const last = rows.at(-1);
    if (last !== undefined && last.ended_on === null) return last;
    const row = { name, requested_by: '', requested_by_id: '', basis: '', units: [], admitted_on: null, filed_on: null, filed_with: '', active_from: null, ended_on: null, handed_on: [], event_id: fact.eventId };
    rows.push(row);
    return row;
  };
  for (const fact of counting) {
    const { event, effective } = fact;
    if (event.type === 'WorkItemAdmitted') {
      const { name, requestedById, requestedByName, basis, units } = event.data;
      Object.assign(current(name, fact), { requested_by: requestedByName, requested_by_id: requestedById, basis, units: units.map((unit) => ({ organId: unit.organId, name: unit.name })), admitted_on: effective.to });
    }
    if (event.type === 'WorkItemFiled') Object.assign(current(event.data.name, fact), { filed_on: effective.to, filed_with: event.data.filedWith });
    if (event.type === 'WorkItemActivated') current(event.data.name, fact).active_from = effective.to;
    if (event.type === 'WorkItemHandedOn') {
      const { name, fromOrganId, toOrganId, toOrganName } = event.data;
      const row = current(name, fact);
      row.handed_on = [...row.handed_on, { on: effective.to, fromOrganId, toOrganId, toOrganName }];
    }
    if (event.type === 'WorkItemEnded') current(event.data.name, fact).ended_on = effective.to;
  }
  return rows;
};
