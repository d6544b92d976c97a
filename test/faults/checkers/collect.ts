import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { AppliedRow, CheckpointRow, CommandRow, DumpRow, Evidence, ParkedRow, Recorded, StoredRow } from './evidence.js';
import { readTopic } from './topics.js';

/** Where things are: addresses alone, no code of what is checked. */
export interface Places {
  readonly district: string;
  readonly person: string;
  readonly begins: Readonly<Record<string, number>>;
  readonly historyFile: string;
  readonly brokers: string;
  /** context → its log */
  readonly logs: Readonly<Record<string, string>>;
  /** service → its read models, and those that were built from nothing; none where none were */
  readonly live: Readonly<Record<string, string>>;
  readonly fresh: Readonly<Record<string, string>>;
}

export const collect = async (places: Places): Promise<Evidence> => {
  const { district, person, begins, historyFile, brokers } = places;
  const contexts = Object.keys(places.logs);
  const logs = await Promise.all(Object.entries(places.logs).map(([context, url]) => withDatabase(url, (client) => logOf(client, context, `${district}/${context}`))));
  const models = await Promise.all(Object.entries(places.live).map(([service, url]) => withDatabase(url, (client) => modelsOf(client, service))));
  const fresh = await Promise.all(Object.entries(places.fresh).map(([service, url]) => withDatabase(url, (client) => dumpsOf(client, service))));
  return {
    district, person, begins,
    history: readFileSync(historyFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Recorded),
    stored: logs.flatMap(({ stored }) => stored),
    commands: logs.flatMap(({ commands }) => commands),
    heads: Object.fromEntries(logs.map(({ head }, index) => [contexts[index] ?? '', head])),
    topics: (await Promise.all(contexts.map((context) => readTopic(brokers, district, context)))).flat(),
    checkpoints: models.flatMap(({ checkpoints }) => checkpoints),
    applied: models.flatMap(({ applied }) => applied),
    parked: models.flatMap(({ parked }) => parked),
    dumps: { live: models.flatMap(({ dumps }) => dumps), fresh: fresh.flat() },
  };
};

const withDatabase = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, application_name: 'yange checker' });
  await client.connect();
  try {
    await client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local extra_float_digits = 1`);
    return await work(client);
  } finally {
    await client.end();
  }
};

const logOf = async (client: pg.Client, context: string, logId: string) => {
  const stored = await client.query<Omit<StoredRow, 'context' | 'position'> & { position: string }>(
    `select pos as position, stream_id as stream, version, event_id as id, type, command_id as command, to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as "recordedAt", data
     from event_log.events where log_id = $1 order by pos`, [logId]);
  const commands = await client.query<Omit<CommandRow, 'context' | 'first'> & { first: string | null }>('select principal, key as command, first_pos as first from event_log.commands where log_id = $1', [logId]);
  const head = await client.query<{ pos: string }>('select pos from event_log.log_head where log_id = $1', [logId]);
  return {
    stored: stored.rows.map((row): StoredRow => ({ ...row, context, position: Number(row.position) })),
    commands: commands.rows.map((row): CommandRow => ({ ...row, context, first: row.first === null ? null : Number(row.first) })),
    head: Number(head.rows[0]?.pos ?? 0),
  };
};

interface LiveSchema {
  readonly reader: string;
  readonly schema: string;
}

const liveSchemas = async (client: pg.Client): Promise<readonly LiveSchema[]> =>
  (await client.query<LiveSchema>(`select reader, schema_name as schema from projections.projection_versions where state = 'live' order by reader`)).rows;

const modelsOf = async (client: pg.Client, service: string) => {
  const checkpoints = await client.query<{ reader: string; log_id: string; partition: number; pos: string; covered: string }>(
    `select c.reader, c.log_id, c.partition, c.pos, c.covered from projections.checkpoints c
     join projections.projection_versions v using (reader, version, generation) where v.state = 'live' and c.feed = v.feed`);
  const parked = await client.query<{ reader: string; stream_id: string; pos: string; reason: string }>(
    `select p.reader, p.stream_id, p.pos, p.reason from projections.parked p join projections.projection_versions v using (reader, version, generation) where v.state = 'live'`);
  return {
    checkpoints: checkpoints.rows.map((row): CheckpointRow => ({ service, reader: row.reader, context: contextOf(row.log_id), partition: row.partition, position: Number(row.pos), covered: Number(row.covered) })),
    parked: parked.rows.map((row): ParkedRow => ({ service, reader: row.reader, stream: row.stream_id, position: Number(row.pos), reason: row.reason })),
    applied: await appliedOf(client, service),
    dumps: await dumpsOf(client, service),
  };
};

const contextOf = (logId: string): string => logId.split('/')[1] ?? '';

/** Tables of read models that keep events as they came: known by their columns. */
const appliedOf = async (client: pg.Client, service: string): Promise<readonly AppliedRow[]> => {
  const found: AppliedRow[] = [];
  for (const { schema } of await liveSchemas(client)) {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = $1 and column_name in ('event_id', 'position', 'stream_id', 'type', 'envelope') group by 1 having count(*) = 5`, [schema]);
    for (const { name } of tables) {
      const { rows } = await client.query<{ log_id: string; stream_id: string; position: string; event_id: string; type: string }>(`select log_id, stream_id, position, event_id, type from ${quoted(schema)}.${quoted(name)}`);
      found.push(...rows.map((row): AppliedRow => ({ service, table: name, context: contextOf(row.log_id), stream: row.stream_id, position: Number(row.position), id: row.event_id, type: row.type })));
    }
  }
  return found;
};

/** Rows as text, sorted by their hashes, hashed: whatever order they lie in. Names go without the number of the build. */
const dumpsOf = async (client: pg.Client, service: string): Promise<readonly DumpRow[]> => {
  const dumps: DumpRow[] = [];
  for (const { reader, schema } of await liveSchemas(client)) {
    const { rows: tables } = await client.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE' order by 1`, [schema]);
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${quoted(schema)}.${quoted(name)} t`);
      const hashes = rows.map(({ row }) => createHash('sha256').update(row).digest('hex')).sort();
      dumps.push({ service, table: `${reader}/${name}`, rows: rows.length, hash: createHash('sha256').update(hashes.join('\n')).digest('hex') });
    }
  }
  return dumps;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
