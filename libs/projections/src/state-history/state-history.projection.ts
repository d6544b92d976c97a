import type { Contract } from '@yange/contracts';
import { grouped } from '@yange/kernel';
import type { Projection } from '../projection.port.js';
import { StreamFacts } from '../stream-facts/stream-facts.store.js';
import { KnownRows } from '../known/known-rows.store.js';
import { datedRows, type AnyStateFold } from './state-history.fold.js';

export interface StateHistory {
  readonly name: string;
  readonly version: number;
  readonly contract: Contract;
  readonly folds: readonly AnyStateFold[];
  /** table → its own columns, as SQL; stream, key and dates are added */
  readonly tables: Readonly<Record<string, string>>;
  /** how many facts a writer keeps in memory from one batch to the next; left out: as many as all do */
  readonly remembers?: number;
}

/** A read model of states by effective date, one row per thing and span of days. Its facts are in `<name>_facts`. */
export const stateHistory = ({ name, version, contract, folds, tables, remembers }: StateHistory): Projection => {
  const factTable = `${name.replaceAll('-', '_')}_facts`;
  const byStream = new Map(folds.map((fold) => [fold.stream, fold]));
  const facts = new StreamFacts(contract, factTable, [...byStream.keys()], remembers);
  const kept = new KnownRows(Object.fromEntries(Object.keys(tables).map((table) => [table, 'stream_id'])));
  return {
    name,
    version: version * 10 + layout,
    contexts: [contract.context],
    types: [...folds.flatMap((fold) => fold.types as readonly string[]), 'EventAnnulled'],
    views: [factTable, ...kept.views],
    indexesAfterBuild: true,
    known: { [factTable]: 'facts', ...kept.known },
    tables: (schema) => [...facts.tables(schema), ...Object.entries(tables).map(([table, columns]) => stateTable(schema, table, columns)), ...kept.tables(schema)],
    takeBack: (tx, past) => kept.takeBack(tx, [facts], past),
    apply: (tx, events) =>
      kept.fold(tx, facts, events, ({ aggregate, key, facts: counting }) => {
        const fold = byStream.get(aggregate);
        const rows = fold === undefined ? [] : datedRows(fold, counting, key);
        const shown = grouped(rows, ({ table }) => table);
        return Object.fromEntries([...shown].map(([table, some]) => [table, some.map((row) => ({ row_key: row.key, valid_from: row.validFrom, valid_to: row.validTo, ...row.cells }))]));
      }),
  };
};

/** Goes up when the tables that every state history has change: that of `version` says what the service's own are. */
const layout = 1;

const stateTable = (schema: string, table: string, columns: string): string =>
  `create table ${schema}.${table} (
    log_id text not null, stream_id text not null, row_key text not null, valid_from text not null, valid_to text, ${columns},
    primary key (log_id, stream_id, row_key, valid_from))`;
