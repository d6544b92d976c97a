import { staffingContract } from '@yange/contracts';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';
import { ownerColumns } from '../periods/owner.columns.js';
import { closingRows } from './closing.rows.js';
import { excessPeriods, ledgerPeriods } from './rectification.rows.js';
import { subjectRows } from './subject.rows.js';

const facts = new StreamFacts(staffingContract, 'rectification_facts', ['rectification-ledger', 'excess-leaders']);
const kept = new KnownRows({ ledger_periods: 'ledger_id', ledger_subjects: 'ledger_id', ledger_closings: 'ledger_id', excess_leader_periods: 'group_id' });

/** 台账 by kind of problem, and leaders in excess: opened, closed and still open, for every date since which it is so. */
export const rectificationProjection: Projection = {
  name: 'rectification',
  version: 7,
  contexts: ['staffing'],
  types: [
    'IssuesOpened', 'IssuesClosed', 'IssuesReopened',
    'ExcessLeadersRecorded', 'ExcessLeadersAbsorbed', 'ExcessLeadersRemaining', 'CadreAdjustmentsHeld', 'AbsorptionPlanned', 'AbsorptionPlanSettled',
    'EventAnnulled',
  ],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.ledger_periods (
       log_id text not null, ledger_id uuid not null, kind text not null, valid_from date not null, ledger_name text not null,
       opened integer not null, closed integer not null, still_open integer not null, closed_by_raising integer not null, closed_mixed integer not null, means text[] not null, primary key (log_id, ledger_id, kind, valid_from))`,
    `create table ${schema}.ledger_subjects (
       log_id text not null, ledger_id uuid not null, issue_id uuid not null, ledger_name text not null, kind text not null, title text not null,
       person_id uuid, unknown_person_id uuid, organ_id uuid, difference text not null, snapshot_id uuid, register_kind text not null,
       opened_on date not null, deadline date, closed_on date, means text[] not null, evidence text, primary key (log_id, issue_id))`,
    `create index on ${schema}.ledger_subjects (log_id, organ_id)`,
    `create table ${schema}.ledger_closings (
       log_id text not null, ledger_id uuid not null, closing_id text not null, ledger_name text not null, kind text not null, organ_id uuid, row_count integer not null,
       closed_on date not null, reopened_on date, means text[] not null, has_evidence boolean not null, names_cap boolean not null, primary key (log_id, closing_id))`,
    `create table ${schema}.excess_leader_periods (
       log_id text not null, group_id uuid not null, valid_from date not null,
       ${ownerColumns}, level text not null, rounds integer not null,
       total_principal integer, total_deputy integer, absorbed_principal integer not null, absorbed_deputy integer not null,
       left_principal integer, left_deputy integer, plans jsonb not null, primary key (log_id, group_id, valid_from))`,
    ...kept.tables(schema),
  ],
  views: ['rectification_facts', ...kept.views],
  known: { rectification_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [facts], past),
  apply: (tx, events) =>
    kept.fold(tx, facts, events, ({ aggregate, facts: counting }) =>
      aggregate === 'rectification-ledger'
        ? { ledger_periods: ledgerPeriods(counting), ledger_subjects: subjectRows(counting), ledger_closings: closingRows(counting) }
        : { excess_leader_periods: excessPeriods(counting) },
    ),
};
