import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { judge, type Judgement } from '../checkers/validators.js';
import { History } from '../suite/history.js';
import { district, Platform } from '../suite/platform.js';
import type { Product } from '../suite/product.js';
import { begin, gathered, settled } from '../suite/run.js';
import { Seeded } from '../suite/seeded.js';
import type { NextProduct } from './next/next.product.js';
import { Readers } from './readers.js';
import { caughtUpWithinMs, inSeconds, rolled, type Stage } from './rollout.js';

export interface Play {
  readonly folder: string;
  readonly seed: number;
  /** that each stage lasts once all its processes are there */
  readonly seconds: number;
  /** it begins with the earlier one, goes to the later, back, and to the later again */
  readonly earlier: Product;
  readonly later: Product | NextProduct;
  readonly say: (line: string) => void;
}

/** Events of one type by the version of what they say. */
export interface SchemaVersion {
  readonly version: number;
  readonly events: number;
  readonly first: number;
  readonly last: number;
}

export interface Played {
  readonly stages: readonly Stage[];
  readonly operations: { readonly ok: number; readonly fail: number; readonly unknown: number };
  readonly reads: { readonly answered: number; readonly unanswered: number };
  readonly worstStall_s: number;
  readonly settled: boolean;
  readonly crashes: readonly string[];
  /** answers that nobody can do anything with */
  readonly wrong: readonly string[];
  /** of the registered documents */
  readonly schemaVersions: readonly SchemaVersion[];
  /** whether the old column went, once all were of the later version */
  readonly contracted: boolean;
  readonly judgement: Judgement;
}

export const isWhole = ({ judgement, settled: live, crashes, wrong, operations, reads }: Played): boolean =>
  Object.values(judgement).every((found) => found.length === 0) && live && crashes.length + wrong.length + operations.unknown + reads.unanswered === 0;

/** N → N+1 → N → N+1 under load, one process at a time, and what is left is judged. */
export const played = async ({ folder, seed, seconds, earlier, later, say }: Play): Promise<Played> => {
  const draw = new Seeded(seed);
  const failed: string[] = [];
  const orders = () => ({ failpoints: [], plants: [], poison: null });
  const platform = await Platform.start({ folder, draw, log: (line) => say(`  ${line}`), onGivenUp: ({ message }) => failed.push(message), orders, product: earlier });
  try {
    const history = new History(join(folder, 'history.jsonl'));
    const { clients, begins } = await begin(platform, history, { plant: null, sessions: 8, rate: 40 }, draw);
    clients.start();
    history.begin();
    await pause(Math.max(seconds, 2) * 1_000);
    const readers = new Readers(platform, await platform.gateway.token('local-auditor'), ['documents?limit=1', 'organs?limit=1']);
    readers.start();
    const stages: Stage[] = [];
    for (const [index, product] of [later, earlier, later].entries()) {
      say(`to ${product.name}`);
      // Expand: the tables of the next version are there before its first process, and those of this one stay.
      if (index === 0) await platform.migrateTo(product);
      stages.push(await rolled(platform, { product, back: index === 1, draw: draw.fork('roll', index), say }));
      await pause(seconds * 1_000);
    }
    const contracted = 'contract' in later;
    if (contracted) await later.contract(platform.databases);
    await pause(seconds * 1_000);
    await Promise.all([readers.stop(), clients.stop()]);
    const worstStall_s = inSeconds(history.worstStall);
    const live = (await settled(platform, say, caughtUpWithinMs)) !== null;
    await history.close();
    const judgement = judge(await gathered(platform, { begins, folder, say, product: later }));
    const crashes = [...failed, ...platform.members.flatMap((one) => one.crashes)];
    const { ok, fail, info } = history.counts;
    return {
      stages, operations: { ok, fail, unknown: info }, reads: { answered: readers.answered, unanswered: readers.unanswered }, worstStall_s, settled: live, crashes,
      wrong: [...new Set([...clients.wrong, ...readers.wrong])], schemaVersions: await schemaVersions(platform), contracted, judgement,
    };
  } finally {
    await platform.stop();
  }
};

const schemaVersions = async ({ databases }: Platform): Promise<readonly SchemaVersion[]> => {
  const client = new pg.Client({ connectionString: databases.organisations.logReadUrl });
  await client.connect();
  try {
    const { rows } = await client.query<SchemaVersion>(
      `select schema_version as version, count(*)::int as events, min(pos)::int as first, max(pos)::int as last from event_log.events where log_id = $1 and type = 'DocumentRegistered' group by 1 order by 1`, [`${district}/organisations`]);
    return rows;
  } finally {
    await client.end();
  }
};
