import { staffingContract, type QuotaAccount } from '@yange/contracts';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';
import { ownerCells } from '../periods/owner.columns.js';
import { periodRows } from '../periods/periods.fold.js';
import { quotaTypeCells } from '../periods/quota-type.columns.js';
import { personFold } from './person.fold.js';

/** Whose account it is, and of which kind; of who left, the last one. */
const placeOf = (account: QuotaAccount | null): object => ({ owner_organ_id: ownerCells(account?.owner).owner_organ_id, owner_name: account?.owner?.name ?? '', kind: quotaTypeCells(account?.type).kind });

const personPeriods = periodRows(personFold, ({ from, state }) => [
  {
    valid_from: from,
    account_id: state.account?.id ?? null,
    ...placeOf(state.account ?? state.left?.account ?? null),
    left_reason: state.left?.reason ?? null,
    without_permit: state.account !== null && state.withoutPermit,
  },
]);

const facts = new StreamFacts(staffingContract, 'personnel_facts', ['person']);
const kept = new KnownRows({ person_periods: 'person_id' });

/** In which account a person counts, for every date since which it is so. A person is a random id. */
export const personnelProjection: Projection = {
  name: 'personnel',
  version: 5,
  contexts: ['staffing'],
  types: ['PersonEntered', 'PersonTransferred', 'PersonLeft', 'EventAnnulled'],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.person_periods (log_id text not null, person_id uuid not null, valid_from date not null, account_id uuid,
       owner_organ_id uuid, owner_name text not null, kind text not null, left_reason text, without_permit boolean not null, primary key (log_id, person_id, valid_from))`,
    `create index on ${schema}.person_periods (account_id)`,
    ...kept.tables(schema),
  ],
  views: ['personnel_facts', ...kept.views],
  known: { personnel_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [facts], past),
  apply: (tx, events) => kept.fold(tx, facts, events, ({ facts: counting }) => ({ person_periods: personPeriods(counting) })),
};
