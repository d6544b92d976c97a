import { staffingContract } from '@yange/contracts';
import { replaceRows, StreamFacts, type Projection } from '@yange/projections';
import { ownerColumns } from '../periods/owner.columns.js';
import { excessPeriods, ledgerPeriods } from './rectification.rows.js';
import { subjectRows } from './subject.rows.js';

const facts = new StreamFacts(staffingContract, 'rectification_facts', ['rectification-ledger', 'excess-leaders']);

/** 台账 by kind of problem, and leaders in excess: opened, closed and still open, for every date since which it is so. */
export const rectificationProjection: Projection = {
  name: 'rectification',
  version: 5,
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
    `create table ${schema}.excess_leader_periods (
       log_id text not null, group_id uuid not null, valid_from date not null,
       ${ownerColumns}, level text not null, rounds integer not null,
       total_principal integer, total_deputy integer, absorbed_principal integer not null, absorbed_deputy integer not null,
       left_principal integer, left_deputy integer, plans jsonb not null, primary key (log_id, group_id, valid_from))`,
  ],
  views: ['ledger_periods', 'ledger_subjects', 'excess_leader_periods'],
  apply: (tx, events) =>
    facts.fold(tx, events, async ({ logId, aggregate, key, facts: counting }) => {
      if (aggregate === 'rectification-ledger') {
        await replaceRows(tx, 'ledger_periods', { log_id: logId, ledger_id: key }, ledgerPeriods(counting));
        await replaceRows(tx, 'ledger_subjects', { log_id: logId, ledger_id: key }, subjectRows(counting));
      } else await replaceRows(tx, 'excess_leader_periods', { log_id: logId, group_id: key }, excessPeriods(counting));
    }),
};
