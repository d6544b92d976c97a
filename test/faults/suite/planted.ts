import pg from 'pg';
import { recording, type Platform } from './platform.js';
import type { Family } from './scene.js';

/** A bug as people make it, and what has to happen for it to show. */
export interface Plant {
  readonly name: string;
  readonly families: readonly Family[];
  /** faults that are drawn from */
  readonly faults: RegExp;
  /** streams that cannot be folded, from the beginning */
  readonly poison?: string;
  /** words of the function that appends, and what stands in their place */
  readonly edits?: readonly (readonly [words: string, instead: string])[];
  /** commits are answered before they are on disk */
  readonly isHasty?: boolean;
  /** accounts of posts that the clients fight for, where fewer make them meet */
  readonly accounts?: number;
  /** where the processes of the family die, so that it shows */
  readonly dies?: string;
  /** why nothing comes of it: it is to be found in nothing */
  readonly harmless?: string;
}

/** Those without edits are planted in the processes (`inside/plants.js`) or in the clients. */
export const plants: readonly Plant[] = [
  { name: 'relay-reads-by-seq', families: ['B'], faults: /relay/ },
  { name: 'checkpoint-in-second-transaction', families: ['C'], faults: /C1/, dies: 'consumer.afterApplyBeforeCheckpoint', harmless: 'an event that is folded twice gives the same rows' },
  { name: 'offset-before-apply', families: ['C'], faults: /C1/, dies: 'consumer.beforeFold' },
  {
    name: 'no-dedup', families: ['A'], faults: /A1 kill/,
    edits: [['from commands k where k.log_id', 'from commands k where false and k.log_id'], ['where v_accepted[r.ord];', 'where v_accepted[r.ord] on conflict do nothing;']],
  },
  { name: 'retry-with-new-command-id', families: ['A'], faults: /A1 kill/ },
  { name: 'skip-poison', families: ['C'], faults: /C1/, poison: 'a' },
  { name: 'read-then-insert-quota', families: ['A'], faults: /A1 SIGSTOP/, accounts: 2, edits: [['if v_versions[v_check_ix[c]] <> v_expected[c] then', 'if false then']] },
  { name: 'answer-before-durable', families: ['A'], faults: /A4 kill -9 the postmaster/, isHasty: true },
];

/** @throws {Error} where the function is written otherwise than the plant expects: it would plant nothing, and be said to be caught */
export const plantInDatabase = async ({ databases, postgres }: Platform, { edits = [], isHasty = false }: Plant): Promise<void> => {
  if (edits.length > 0) for (const context of recording) await withClient(databases[context].logOwnerUrl, (client) => edited(client, edits));
  if (!isHasty) return;
  await withClient(postgres.url, async (client) => {
    await client.query('alter system set wal_writer_delay = 10000');
    await client.query('select pg_reload_conf()');
    for (const context of recording) await hasty(client, new URL(databases[context].logOwnerUrl).pathname.slice(1));
  });
};

/** Of the database, since the server is told otherwise when it starts; who is connected connects anew. */
const hasty = async (client: pg.Client, database: string): Promise<void> => {
  await client.query(`alter database ${client.escapeIdentifier(database)} set synchronous_commit = off`);
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);
};

const edited = async (client: pg.Client, edits: NonNullable<Plant['edits']>): Promise<void> => {
  const { rows } = await client.query<{ source: string }>(`select pg_get_functiondef(p.oid) as source from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'event_log' and p.proname = 'append_requests'`);
  let source = rows[0]?.source ?? '';
  for (const [words, instead] of edits) {
    if (!source.includes(words)) throw new Error(`append_requests has no "${words}" any more`);
    source = source.replace(words, () => instead);
  }
  await client.query(source);
};

const withClient = async (url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};
