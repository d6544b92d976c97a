import type { Contract } from '@yange/contracts';
import type { Projection } from '../projection.port.js';
import { StreamFacts } from '../stream-facts/stream-facts.store.js';
import { replaceRows } from '../stream-facts/stream-rows.store.js';
import { datedRows, type AnyStateFold } from './state-history.fold.js';

export interface StateHistory {
  readonly name: string;
  readonly version: number;
  readonly contract: Contract;
  readonly folds: readonly AnyStateFold[];
  /** table → its own columns, as SQL; stream, key and dates are added */
  readonly tables: Readonly<Record<string, string>>;
}

/** A read model of states by effective date, one row per thing and span of days. Its facts are in `<name>_facts`. */
export const stateHistory = ({ name, version, contract, folds, tables }: StateHistory): Projection => {
  const factTable = `${name.replaceAll('-', '_')}_facts`;
  const byStream = new Map(folds.map((fold) => [fold.stream, fold]));
  const facts = new StreamFacts(contract, factTable, [...byStream.keys()]);
  return {
    name,
    version,
    contexts: [contract.context],
    types: [...folds.flatMap((fold) => fold.types as readonly string[]), 'EventAnnulled'],
    views: [factTable, ...Object.keys(tables)],
    tables: (schema) => [...facts.tables(schema), ...Object.entries(tables).map(([table, columns]) => stateTable(schema, table, columns))],
    apply: (tx, events) =>
      facts.fold(tx, events, async ({ logId, streamId, aggregate, key, facts: counting }) => {
        const fold = byStream.get(aggregate);
        const rows = fold === undefined ? [] : datedRows(fold, counting, key);
        for (const table of Object.keys(tables)) {
          const shown = rows.filter((row) => row.table === table).map((row) => ({ row_key: row.key, valid_from: row.validFrom, valid_to: row.validTo, ...row.cells }));
          await replaceRows(tx, table, { log_id: logId, stream_id: streamId }, shown);
        }
      }),
  };
};

const stateTable = (schema: string, table: string, columns: string): string =>
  `create table ${schema}.${table} (
    log_id text not null, stream_id text not null, row_key text not null, valid_from text not null, valid_to text, ${columns},
    primary key (log_id, stream_id, row_key, valid_from))`;
