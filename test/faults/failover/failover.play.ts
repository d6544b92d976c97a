import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { topicOf } from '@yange/contracts';
import { connectKafka } from '@yange/feed';
import { judge, type Judgement } from '../checkers/validators.js';
import { untilCaughtUp } from '../suite/fresh.js';
import { History } from '../suite/history.js';
import { district, Platform, recording } from '../suite/platform.js';
import { begin, gathered, settled } from '../suite/run.js';
import { Seeded } from '../suite/seeded.js';
import { DatabasePair } from './database.pair.js';

export interface Play {
  readonly folder: string;
  readonly seed: number;
  /** of commands before and after */
  readonly seconds: number;
  readonly synchronous: boolean;
  readonly say: (line: string) => void;
}

export interface Played {
  readonly operations: { readonly ok: number; readonly fail: number; readonly unknown: number };
  /** of 5xx, by status, code and what else they say */
  readonly outages: Readonly<Record<string, number>>;
  /** from the promotion to the next command that was carried out, seconds */
  readonly backAfter_s: number;
  /** processes that ended, by themselves or told to */
  readonly restarted: readonly string[];
  readonly settled: boolean;
  readonly wrong: readonly string[];
  /** relays that refused to send to topics that are ahead of their log, in their own words */
  readonly refused: readonly string[];
  readonly judgement: Judgement;
}

const caughtUpWithinMs = 180_000;
const orders = () => ({ failpoints: [], plants: [], poison: null });

/** The primary is killed under load, its standby promoted; nothing of the platform is started again, unless the standby lacked the end of the log. */
export const failedOver = async ({ folder, seed, seconds, synchronous, say }: Play): Promise<Played> => {
  const draw = new Seeded(seed);
  const pair = await DatabasePair.start({ folder, draw, log: say, synchronous });
  const platform = await Platform.start({ folder, draw, log: say, onGivenUp: ({ message }) => say(message), orders, postgres: pair.served });
  try {
    const history = new History(join(folder, 'history.jsonl'));
    const { clients, begins } = await begin(platform, history, { plant: null, sessions: 8, rate: 40 }, draw);
    clients.start();
    await pause(seconds * 1_000);
    if (!synchronous) await acknowledgedAlone(pair, platform, say);
    const backAfter = await takenOver(pair, history, say);
    const refused = synchronous ? [] : await mended(platform, say);
    await pause(seconds * 1_000);
    await clients.stop();
    const live = (await settled(platform, say, caughtUpWithinMs)) !== null;
    await history.close();
    const { ok, fail, info } = history.counts;
    return {
      operations: { ok, fail, unknown: info }, outages: Object.fromEntries(clients.outages), backAfter_s: Math.round(backAfter / 100) / 10, settled: live, refused, wrong: [...new Set(clients.wrong)],
      restarted: platform.members.filter(({ starts, crashes }) => starts > 1 || crashes.length > 0).map(({ name }) => name), judgement: judge(await gathered(platform, { begins, folder, say })),
    };
  } finally {
    await platform.stop();
  }
};

/** Commands are answered that the standby never heard of, and their events are on the topics and folded. */
const acknowledgedAlone = async (pair: DatabasePair, platform: Platform, say: (line: string) => void): Promise<void> => {
  pair.partStandby();
  say('the standby is cut off');
  await pause(4_000);
  await Promise.all(platform.named('-projector').map(({ url }) => untilCaughtUp(url, caughtUpWithinMs).catch(() => undefined)));
};

/** @returns milliseconds from the promotion to the next command that is carried out */
const takenOver = async (pair: DatabasePair, history: History, say: (line: string) => void): Promise<number> => {
  await pair.killPrimary();
  say('the primary is killed');
  await pause(1_000);
  // The address names the standby before that may write.
  pair.serveStandby();
  await pause(3_000);
  await pair.promote();
  say('the standby is promoted');
  return history.nextOk();
};

/** As the runbook has it: relays and projectors are stopped, the topics that are ahead deleted, and they are started again. @returns what the relays said */
const mended = async (platform: Platform, say: (line: string) => void): Promise<readonly string[]> => {
  const relays = platform.named('-relay');
  let refused: readonly string[] = [];
  for (const end = performance.now() + caughtUpWithinMs; performance.now() < end && refused.length === 0; await pause(500)) refused = (await Promise.all(relays.map(({ url }) => notReady(url)))).flat().filter((line) => line.includes('in no log here'));
  for (const line of refused) say(line);
  const readers = [...relays, ...platform.named('-projector')];
  await Promise.all(readers.map((one) => one.stop()));
  const admin = connectKafka({ brokers: platform.kafka.brokers.split(','), clientId: 'operator' }).admin();
  await admin.connect();
  await admin.deleteTopics({ topics: recording.map((context) => topicOf(district, context)) });
  await admin.disconnect();
  // A broker says that a topic is gone before all of it is.
  await pause(2_000);
  await Promise.all(readers.map((one) => one.start()));
  return refused;
};

const notReady = async (url: string): Promise<readonly string[]> => {
  const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (answer?.status !== 503) return [];
  const { errors = [] } = (await answer.json()) as { readonly errors?: readonly { readonly detail: string }[] };
  return errors.map(({ detail }) => detail);
};
