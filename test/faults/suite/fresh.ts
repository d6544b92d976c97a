import { migrateReadDatabase } from '@yange/projections';
import { freePort } from '@yange/local';
import pg from 'pg';
import { Member } from './member.js';
import { thisProduct, type Product } from './product.js';
import { recording, type Platform } from './platform.js';
import { Seeded } from './seeded.js';
import { setTimeout as pause } from 'node:timers/promises';

/** Read models built from nothing beside those that lived through the run: a projector of its own over an empty database. @returns service → database */
export const buildFresh = async (platform: Platform, feed: 'log' | 'kafka', log: (name: string) => string, product: Product = thisProduct): Promise<Readonly<Record<string, string>>> => {
  const built: Record<string, string> = {};
  for (const service of recording) {
    const url = await emptyDatabase(platform, service, feed);
    const environment = { ...platform.environmentOf(`${service}-projector`), YANGE_READ_DATABASE_URL: url, YANGE_FEED: feed, YANGE_PORT: String(await freePort()) };
    const builder = new Member({ name: `${service}-fresh`, root: product.mainOf(service), environment, log: log(`${service}-fresh-${feed}`), orders: () => ({ failpoints: [], plants: [], routes: {}, poison: null }), draw: new Seeded(0) });
    await builder.start();
    try {
      await untilCaughtUp(builder.url, 120_000);
    } finally {
      await builder.stop();
    }
    built[service] = url;
  }
  return built;
};

const emptyDatabase = async ({ postgres, databases }: Platform, service: (typeof recording)[number], feed: string): Promise<string> => {
  const name = `fresh_${service}_${feed}`;
  const url = new URL(databases[service].readModelUrl);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await client.query(`create database ${name} owner "${decodeURIComponent(url.username)}"`);
  } finally {
    await client.end();
  }
  url.pathname = `/${name}`;
  await migrateReadDatabase(url.toString());
  return url.toString();
};

/** Streams of the read models that are served, of which an event could not be folded. */
export const parkedIn = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ parked: number }>('select count(*)::int as parked from projections.parked');
    return rows[0]?.parked ?? 0;
  } finally {
    await client.end();
  }
};

/** As an operator asks it. @throws {Error} when it is refused */
export const rebuildOf = async (platform: Platform, service: (typeof recording)[number]): Promise<void> => {
  const authorization = `Bearer ${await platform.gateway.token('local-operator')}`;
  const answer = await fetch(new URL('/v1/projections/rebuild', platform.member(`${service}-projector`).url), { method: 'POST', headers: { authorization } });
  if (!answer.ok) throw new Error(`rebuild of ${service}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
};

/** The process says at `/lagz` how many events its read models have still to see. @throws {Error} when that has not become less for so long: a long run leaves much to be read. @param most events that may be on the way, where clients go on meanwhile */
export const untilCaughtUp = async (url: string, stalledMs: number, most = 0): Promise<void> => {
  let [last, least] = ['no answer', Number.POSITIVE_INFINITY];
  for (let end = performance.now() + stalledMs; performance.now() < end; await pause(100)) {
    const lag = await fetch(new URL('/lagz', url), { signal: AbortSignal.timeout(5_000) }).then((answer) => answer.json() as Promise<{ lag?: number }>, () => null);
    if (lag?.lag !== undefined && lag.lag <= most) return;
    if (lag?.lag !== undefined && lag.lag < least) [least, end] = [lag.lag, performance.now() + stalledMs];
    last = JSON.stringify(lag);
  }
  throw new Error(`${url} does not catch up: ${last}`);
};
