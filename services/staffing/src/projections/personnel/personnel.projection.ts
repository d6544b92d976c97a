import { staffingContract } from '@yange/contracts';
import { replaceRows, StreamFacts, type Projection } from '@yange/projections';
import { periodsOf } from '../periods/periods.fold.js';
import { personFold } from './person.fold.js';

const facts = new StreamFacts(staffingContract, 'personnel_facts', ['person']);

/** In which account a person counts, for every date since which it is so. A person is a random id. */
export const personnelProjection: Projection = {
  name: 'personnel',
  version: 1,
  contexts: ['staffing'],
  types: ['PersonEntered', 'PersonTransferred', 'PersonLeft', 'EventAnnulled'],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.person_periods (log_id text not null, person_id uuid not null, valid_from date not null, account_id uuid, primary key (log_id, person_id, valid_from))`,
    `create index on ${schema}.person_periods (account_id)`,
  ],
  views: ['person_periods'],
  apply: (tx, events) =>
    facts.fold(tx, events, async ({ logId, key, facts: counting }) => {
      const rows = periodsOf(personFold, counting).map(({ from, state }) => ({ valid_from: from, account_id: state.account?.id ?? null }));
      await replaceRows(tx, 'person_periods', { log_id: logId, person_id: key }, rows);
    }),
};
