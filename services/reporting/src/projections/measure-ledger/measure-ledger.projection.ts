import type { StoredEvent } from '@yange/event-log';
import { copyLine, copyLines, Poison, type CopiedRow, type Projection, type ProjectionTransaction } from '@yange/projections';
import { contracts } from '../../contributions/contributions.js';
import { rowsOf, type IsAsked, type LedgerRows } from './measure-ledger.rows.js';
import { measureLedgerTables, measureLedgerViews } from './measure-ledger.tables.js';

/** The columns of each table as an event's rows fill them. */
export const ledgerColumns: Readonly<Record<keyof LedgerRows, string>> = {
  ledger_events:
    'district text, log_id text, position bigint, event_id uuid, type text, stream_id text, version integer, effective_from text, effective_to text, effective_precision text, effective_text text, effective_order bigint, recorded_at text, mode text, provenance text, supersedes uuid, citations jsonb, findings jsonb, import_row jsonb, data jsonb, actor jsonb, decision_id text, correction_reason text',
  cited_documents: 'district text, log_id text, position bigint, key text, number text, title text, since text',
  superseded_events: 'district text, event_id uuid, log_id text, position bigint',
  contributions:
    'district text, log_id text, position bigint, ordinal integer, measure text, unit text, key text, operation text, amount double precision, dims jsonb, kind text, since text, asked boolean',
  ledger_names: 'district text, log_id text, position bigint, ordinal integer, name text, standing text, subject_id text, category text',
  declared_figures: 'district text, log_id text, position bigint, event_id uuid, figure_id text, figure jsonb',
  reference_facts: 'district text, log_id text, position bigint, event_id uuid, fact_id text, fact jsonb',
  measure_definitions: 'district text, log_id text, position bigint, event_id uuid, definition jsonb',
};

const tables = Object.keys(ledgerColumns) as readonly (keyof LedgerRows)[];

/** Rows that are only added; a document that is cited may be there already. */
const copied = tables.filter((table) => table !== 'cited_documents');

const names = new Map(tables.map((table) => [table, ledgerColumns[table].split(', ').map((column) => column.split(' ')[0] ?? '')]));

const namesOf = (table: keyof LedgerRows): readonly string[] => names.get(table) ?? [];

/**
 * What every event of the five logs adds to the district's measures. Each event only inserts rows of its own, so the arrival of the logs
 * in whatever order gives the same rows; corrections name what no longer counts, and readers leave it out.
 * @param isAsked marks the rows that known definitions may select; who changes it gives the projection a new version
 */
export const measureLedgerOf = (isAsked: IsAsked): Projection => {
  const writtenBefore = new WeakMap<StoredEvent, WrittenRows>();
  const writtenOf = (event: StoredEvent): WrittenRows => {
    const known = writtenBefore.get(event) ?? written(event, isAsked);
    writtenBefore.set(event, known);
    return known;
  };
  return {
    name: 'measure-ledger',
    // Goes up with what its rows hold: also with what the known definitions ask for.
    version: 14,
    contexts: Object.keys(contracts),
    types: [...new Set(Object.values(contracts).flatMap((contract) => Object.keys(contract.messages)))],
    tables: measureLedgerTables,
    views: [...measureLedgerViews],
    // A city folds its districts' logs beside its own.
    followed: true,
    // It only inserts.
    indexesAfterBuild: true,
    // Every row has the position of the event that it came with.
    known: Object.fromEntries(measureLedgerViews.map((view) => [view, view === 'ledger_heads' ? 'always' : 'grows'])),
    prepare: (events) => {
      for (const event of events) writtenOf(event);
    },
    apply: async (tx, events) => {
      const all = events.map(writtenOf);
      for (const [index, table] of copied.entries()) await copyLines(tx, table, namesOf(table), all.flatMap(({ lines }) => lines[index] ?? []));
      await cite(tx, all.flatMap(({ cited }) => cited));
      await advance(tx, events);
    },
  };
};

/** Rows of one event as they go to the server. */
interface WrittenRows {
  /** by place in `copied` */
  readonly lines: readonly (readonly string[])[];
  readonly cited: readonly CopiedRow[];
}

/** @throws {Poison} */
const written = (event: StoredEvent, isAsked: IsAsked): WrittenRows => {
  try {
    const rows = rowsOf(event, isAsked);
    return { lines: copied.map((table) => rows[table].map((row) => copyLine(namesOf(table), row))), cited: rows.cited_documents };
  } catch (error) {
    throw new Poison(event, error instanceof Error ? error.message : String(error));
  }
};

/** Most events cite what another has cited before them: only the first of a batch is handed over, and the database keeps the first of all. */
const cite = async ({ client, schema }: ProjectionTransaction, rows: readonly CopiedRow[]): Promise<void> => {
  const first = new Map<string, CopiedRow>();
  for (const row of rows) {
    const key = `${String(row['log_id'])} ${String(row['key'])}`;
    if (!first.has(key)) first.set(key, row);
  }
  if (first.size === 0) return;
  const names = namesOf('cited_documents').join(', ');
  await client.query(`insert into ${schema}.cited_documents (${names}) select ${names} from json_to_recordset($1::json) as r(${ledgerColumns.cited_documents}) on conflict do nothing`, [JSON.stringify([...first.values()])]);
};

const advance = async ({ client, schema }: ProjectionTransaction, events: readonly StoredEvent[]): Promise<void> => {
  await client.query(
    `insert into ${schema}.ledger_heads as head (district, log_id, events, last_position)
     select split_part(log_id, '/', 1), log_id, count(*), max(position) from unnest($1::text[], $2::bigint[]) as t(log_id, position) group by log_id
     on conflict (log_id) do update set events = head.events + excluded.events, last_position = greatest(head.last_position, excluded.last_position)`,
    [events.map((event) => event.logId), events.map((event) => event.position)],
  );
};
