import { decodeData, decodeEnvelope, effectiveOf, organisationsContract, Mode, Provenance, type Citation, type Envelope } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import type { DomainEvent, Fact } from '@yange/kernel';
import { Poison, type ProjectionTransaction } from '@yange/projections';

/** Every event of the streams that a read model folds: facts may come late or be corrected, so a stream is folded anew when it grows. */
export const factsTable = (schema: string, table: string): readonly string[] => [
  `create table ${schema}.${table} (
    district text not null,
    position bigint not null,
    stream_id text not null,
    event_id uuid not null,
    type text not null,
    effective_from text,
    effective_to text not null,
    precision text not null,
    effective_text text not null,
    manifest_order bigint not null,
    supersedes uuid,
    mode text not null,
    citations jsonb not null,
    findings jsonb not null,
    data bytea not null,
    primary key (district, position))`,
  `create index on ${schema}.${table} (district, stream_id)`,
];

export interface StreamKey {
  readonly district: string;
  readonly streamId: string;
}

/** Keeps the events of streams of these aggregates. @returns the streams that grew @throws {Poison} */
export const keepFacts = async (tx: ProjectionTransaction, table: string, events: readonly StoredEvent[], aggregates: readonly string[]): Promise<readonly (StreamKey & { readonly last: StoredEvent })[]> => {
  const own = events.filter(({ streamId }) => aggregates.includes(streamId.split('/')[0] ?? ''));
  if (own.length === 0) return [];
  await tx.client.query(
    `insert into ${tx.schema}.${table}
     select r.district, r.position, r.stream_id, r.event_id, r.type, r.effective_from, r.effective_to, r.precision, r.effective_text,
            r.manifest_order, r.supersedes, r.mode, r.citations, r.findings, decode(r.data, 'hex')
     from jsonb_to_recordset($1::jsonb) as r(district text, position bigint, stream_id text, event_id uuid, type text, effective_from text, effective_to text,
       precision text, effective_text text, manifest_order bigint, supersedes uuid, mode text, citations jsonb, findings jsonb, data text)`,
    [JSON.stringify(own.map(rowOf))],
  );
  const grown = new Map(own.map((event) => [`${event.logId} ${event.streamId}`, event]));
  return [...grown.values()].map((last) => ({ district: districtOf(last), streamId: last.streamId, last }));
};

/** All facts of one stream, for a timeline. */
export const factsOf = async (tx: ProjectionTransaction, table: string, { district, streamId }: StreamKey): Promise<readonly Fact<DomainEvent>[]> => {
  const { rows } = await tx.client.query<FactRow>(
    `select type, event_id, effective_from, effective_to, precision, effective_text, position, manifest_order, supersedes, data
     from ${tx.schema}.${table} where district = $1 and stream_id = $2 order by position`,
    [district, streamId],
  );
  return rows.map((row) => ({
    event: decodeData(organisationsContract, row.type, row.data),
    eventId: row.event_id,
    effective: { from: row.effective_from, to: row.effective_to, precision: row.precision, text: row.effective_text },
    position: Number(row.position),
    order: Number(row.manifest_order),
    supersedes: row.supersedes,
  }));
};

interface FactRow {
  readonly type: string;
  readonly event_id: string;
  readonly effective_from: string | null;
  readonly effective_to: string;
  readonly precision: Fact<DomainEvent>['effective']['precision'];
  readonly effective_text: string;
  readonly position: string;
  readonly manifest_order: string;
  readonly supersedes: string | null;
  readonly data: Buffer;
}

export const districtOf = (event: StoredEvent): string => event.logId.split('/')[0] ?? '';

const rowOf = (event: StoredEvent): Record<string, unknown> => {
  try {
    const envelope = decodeEnvelope(event.envelope);
    const effective = effectiveOf(envelope.effective);
    decodeData(organisationsContract, event.type, event.data);
    return {
      district: districtOf(event),
      position: event.position,
      stream_id: event.streamId,
      event_id: event.eventId,
      type: event.type,
      effective_from: effective.from,
      effective_to: effective.to,
      precision: effective.precision,
      effective_text: effective.text,
      manifest_order: String(envelope.order),
      supersedes: event.supersedes,
      mode: envelope.mode === Mode.HISTORY ? 'history' : 'live',
      citations: envelope.citations.map(citationOf),
      findings: findingsOf(envelope),
      data: Buffer.from(event.data).toString('hex'),
    };
  } catch (error) {
    throw new Poison(event, error instanceof Error ? error.message : String(error));
  }
};

const provenances: Readonly<Partial<Record<Provenance, string>>> = {
  [Provenance.STATED]: 'stated',
  [Provenance.RECONSTRUCTED]: 'reconstructed',
  [Provenance.SYNTHETIC]: 'synthetic',
};

const citationOf = ({ documentId, number, title, issuer, issuedOn, place, quote, provenance }: Citation) => ({
  documentId,
  number,
  title,
  issuer,
  issuedOn,
  place,
  quote,
  provenance: provenances[provenance] ?? '',
});

const findingsOf = ({ findings }: Envelope) => findings.map(({ rule, zh, en, facts }) => ({ rule, zh, en, facts }));

/** Puts the rows of one stream in the place of those from the fold before. */
export const replaceRows = async (tx: ProjectionTransaction, table: string, columns: readonly (readonly [string, string])[], key: Readonly<Record<string, string>>, rows: readonly object[]): Promise<void> => {
  const names = Object.keys(key);
  await tx.client.query(`delete from ${tx.schema}.${table} where ${names.map((name, index) => `${name} = $${index + 1}`).join(' and ')}`, Object.values(key));
  if (rows.length === 0) return;
  const list = columns.map(([name]) => name).join(', ');
  const types = columns.map(([name, type]) => `${name} ${type}`).join(', ');
  await tx.client.query(`insert into ${tx.schema}.${table} (${list}) select ${list} from jsonb_to_recordset($1::jsonb) as r(${types})`, [JSON.stringify(rows)]);
};

/** `create table` from the columns that {@link replaceRows} writes. */
export const tableOf = (schema: string, table: string, columns: readonly (readonly [string, string])[], primaryKey: string): string =>
  `create table ${schema}.${table} (${columns.map(([name, type]) => `${name} ${type}`).join(', ')}, primary key (${primaryKey}))`;
