import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';
import { pledgeRows } from './pledge.fold.js';

const facts = new StreamFacts(organisationsContract, 'pledge_facts', ['pledge-list']);
const kept = new KnownRows({ pledge_items: 'list_id' });

/** What of a clearing of 责任状 and 一票否决 is open, cancelled or retained, day by day (R17). */
export const pledgeRegister: Projection = {
  name: 'pledge-register',
  version: 1,
  contexts: ['organisations'],
  types: ['PledgeItemsListed', 'PledgeItemsCancelled', 'PledgeItemsRetained', 'EventAnnulled'] satisfies readonly OrganisationsEvent['type'][],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.pledge_items (
       log_id text not null, list_id text not null, place integer not null, item_id text not null, list_name text not null, kind text not null, name text not null, named boolean not null, count integer not null,
       status text not null, reason text not null, valid_from text not null, valid_to text, event_id uuid not null, primary key (log_id, list_id, place))`,
    ...kept.tables(schema),
  ],
  views: ['pledge_facts', ...kept.views],
  known: { pledge_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [facts], past),
  apply: (tx, events) => kept.fold(tx, facts, events, ({ facts: counting }) => ({ pledge_items: pledgeRows(counting).map((row, place) => ({ place, ...row })) })),
};
