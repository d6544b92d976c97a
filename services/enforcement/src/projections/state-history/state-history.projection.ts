import { decodeData, decodeEnvelope, effectiveOf, type Contract } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { Timeline, type Aggregate, type DomainEvent, type Fact } from '@yange/kernel';
import type { Projection, ProjectionTransaction } from '@yange/projections';
import { datedRows, type AnyStateFold, type DatedRow } from './state-history.fold.js';

export interface StateHistory {
  readonly name: string;
  readonly version: number;
  readonly contract: Contract;
  readonly folds: readonly AnyStateFold[];
  /** table → its own columns, as SQL; stream, key and dates are added */
  readonly tables: Readonly<Record<string, string>>;
}

interface FactRow {
  readonly envelope: Uint8Array;
  readonly data: Uint8Array;
  readonly type: string;
  readonly position: string;
}

/**
 * A read model of states by effective date: late, corrected and annulled facts come out as if everything had been known in order.
 * Every stream that a batch touches is folded anew from its facts, which are kept in `<name>_facts`.
 */
export const stateHistory = (history: StateHistory): Projection => {
  const facts = `${history.name.replaceAll('-', '_')}_facts`;
  const byStream = new Map(history.folds.map((fold) => [fold.stream, fold]));
  const foldOf = (streamId: string): AnyStateFold | undefined => byStream.get(streamId.split('/')[0] ?? '');
  return {
    name: history.name,
    version: history.version,
    contexts: [history.contract.context],
    types: [...history.folds.flatMap((fold) => fold.types as readonly string[]), 'EventAnnulled'],
    views: [facts, ...Object.keys(history.tables)],
    tables: (schema) => [...factTable(schema, facts), ...Object.entries(history.tables).map(([table, columns]) => stateTable(schema, table, columns))],
    apply: async (tx, events) => {
      const own = events.filter((event) => foldOf(event.streamId) !== undefined);
      await keepFacts(tx, facts, own);
      for (const [logId, streamId] of streamsOf(own)) {
        const fold = foldOf(streamId);
        if (fold !== undefined) await refold({ tx, facts, history, fold, logId, streamId });
      }
    },
  };
};

const factTable = (schema: string, table: string): readonly string[] => [
  `create table ${schema}.${table} (
    log_id text not null, stream_id text not null, position bigint not null, event_id uuid not null, type text not null,
    effective_from text, effective_to text not null, effective_text text not null, counts boolean not null,
    envelope bytea not null, data bytea not null, primary key (log_id, position))`,
  `create index on ${schema}.${table} (log_id, stream_id, position)`,
];

const stateTable = (schema: string, table: string, columns: string): string =>
  `create table ${schema}.${table} (
    log_id text not null, stream_id text not null, row_key text not null, valid_from text not null, valid_to text, ${columns},
    primary key (log_id, stream_id, row_key, valid_from))`;

const keepFacts = async ({ client, schema }: ProjectionTransaction, table: string, events: readonly StoredEvent[]): Promise<void> => {
  if (events.length === 0) return;
  await client.query(
    `insert into ${schema}.${table} (log_id, stream_id, position, event_id, type, effective_from, effective_to, effective_text, counts, envelope, data)
     select log_id, stream_id, position, event_id, type, effective_from, effective_to, effective_text, true, envelope, data
     from unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[], $10::bytea[])
       as t(log_id, stream_id, position, event_id, type, effective_from, effective_to, effective_text, envelope, data)`,
    [
      events.map((event) => event.logId),
      events.map((event) => event.streamId),
      events.map((event) => event.position),
      events.map((event) => event.eventId),
      events.map((event) => event.type),
      events.map((event) => event.effectiveFrom),
      events.map((event) => event.effectiveTo),
      events.map((event) => effectiveOf(decodeEnvelope(event.envelope).effective).text),
      events.map((event) => Buffer.from(event.envelope)),
      events.map((event) => Buffer.from(event.data)),
    ],
  );
};

const streamsOf = (events: readonly StoredEvent[]): readonly (readonly [string, string])[] => [
  ...new Map(events.map(({ logId, streamId }) => [`${logId}\n${streamId}`, [logId, streamId] as const])).values(),
];

/** Only the order of the facts and which of them count is wanted of the timeline. */
const noState: Aggregate<null, DomainEvent> = { initial: () => null, apply: () => null };

interface Refold {
  readonly tx: ProjectionTransaction;
  readonly facts: string;
  readonly history: StateHistory;
  readonly fold: AnyStateFold;
  readonly logId: string;
  readonly streamId: string;
}

const refold = async ({ tx: { client, schema }, facts, history, fold, logId, streamId }: Refold): Promise<void> => {
  const place = [logId, streamId];
  const stored = await client.query<FactRow>(`select type, position, envelope, data from ${schema}.${facts} where log_id = $1 and stream_id = $2 order by position`, place);
  const counting = Timeline.of(noState, stored.rows.map((row) => factOf(history.contract, row))).facts;
  await client.query(`update ${schema}.${facts} set counts = event_id = any($3::uuid[]) where log_id = $1 and stream_id = $2 and counts <> (event_id = any($3::uuid[]))`, [...place, counting.map((fact) => fact.eventId)]);
  const rows = datedRows(fold, counting, streamId.split('/')[1] ?? '');
  for (const table of Object.keys(history.tables)) {
    await client.query(`delete from ${schema}.${table} where log_id = $1 and stream_id = $2`, place);
    const records = rows.filter((row) => row.table === table).map((row) => recordOf(row, logId, streamId));
    if (records.length === 0) continue;
    await client.query(`insert into ${schema}.${table} select * from jsonb_populate_recordset(null::${schema}.${table}, $1::jsonb)`, [JSON.stringify(records)]);
  }
};

const recordOf = (row: DatedRow, logId: string, streamId: string): object => ({
  log_id: logId,
  stream_id: streamId,
  row_key: row.key,
  valid_from: row.validFrom,
  valid_to: row.validTo,
  ...row.cells,
});

const factOf = (contract: Contract, row: FactRow): Fact<DomainEvent> => {
  const envelope = decodeEnvelope(row.envelope);
  return {
    event: decodeData(contract, row.type, row.data),
    eventId: envelope.eventId,
    effective: effectiveOf(envelope.effective),
    position: Number(row.position),
    order: Number(envelope.order),
    supersedes: envelope.supersedes === '' ? null : envelope.supersedes,
  };
};
