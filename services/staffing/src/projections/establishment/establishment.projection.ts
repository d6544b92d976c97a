import { staffingContract } from '@yange/contracts';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';
import { ownerColumns as owner } from '../periods/owner.columns.js';
import { postPeriods, quotaPeriods } from './establishment.rows.js';

const facts = new StreamFacts(staffingContract, 'establishment_facts', ['quota-account', 'post-allotment']);
const kept = new KnownRows({ quota_account_periods: 'account_id', post_allotment_periods: 'allotment_id' });

const rank = (name: string): string =>
  `${name}_approved integer, ${name}_change integer not null, ${name}_in_office integer, ${name}_complete boolean not null, ${name}_in_roles integer not null`;

/** 编制 and 领导职数 of every owner, with what is filled and what is vacant, for every date since which it is so. */
export const establishmentProjection: Projection = {
  name: 'establishment',
  version: 6,
  contexts: ['staffing'],
  types: [
    'QuotaApproved', 'QuotaIncreased', 'QuotaReduced', 'QuotaTransferredOut', 'QuotaTransferredIn', 'HeadcountStated', 'QuotaOccupied', 'QuotaVacated',
    'PostsApproved', 'PostsIncreased', 'PostsReduced', 'RoleLineSet', 'RoleConcurrent', 'LeadersAppointed', 'LeadersRemoved',
    'EventAnnulled',
  ],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.quota_account_periods (
       log_id text not null, account_id uuid not null, valid_from date not null, ${owner},
       kind text not null, management text not null, funding text not null,
       approved integer, change integer not null, actual integer, vacant integer)`,
    `create table ${schema}.post_allotment_periods (
       log_id text not null, allotment_id uuid not null, valid_from date not null, ${owner}, level text not null,
       ${rank('principal')}, ${rank('deputy')}, roles jsonb not null)`,
    `create index on ${schema}.quota_account_periods (owner_organ_id)`,
    `create index on ${schema}.post_allotment_periods (owner_organ_id)`,
    ...kept.tables(schema),
    // As of a day, as known earlier: from one account to the next, the last period before that day. What came to be known later is left out in the index, not row by row.
    `alter table ${schema}.quota_account_periods add primary key (log_id, account_id, valid_from, known_from)`,
    `alter table ${schema}.post_allotment_periods add primary key (log_id, allotment_id, valid_from, known_from)`,
    `create index on ${schema}.quota_account_periods_former (log_id, account_id, valid_from, known_from, known_to)`,
    `create index on ${schema}.post_allotment_periods_former (log_id, allotment_id, valid_from, known_from, known_to)`,
    `create index on ${schema}.quota_account_periods_former (owner_organ_id)`,
    `create index on ${schema}.post_allotment_periods_former (owner_organ_id)`,
  ],
  views: ['establishment_facts', ...kept.views],
  known: { establishment_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [facts], past),
  apply: (tx, events) =>
    kept.fold(tx, facts, events, ({ aggregate, facts: counting }) =>
      aggregate === 'quota-account' ? { quota_account_periods: quotaPeriods(counting) } : { post_allotment_periods: postPeriods(counting) },
    ),
};
