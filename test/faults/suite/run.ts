import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { GatewayCaller } from '../../support/gateway.fixture.js';
import { collect } from '../checkers/collect.js';
import type { Evidence } from '../checkers/evidence.js';
import { judge, type Judgement } from '../checkers/validators.js';
import { Clients } from './client.js';
import { buildFresh, parkedIn, rebuildOf, untilCaughtUp } from './fresh.js';
import { History } from './history.js';
import { Operations } from './operations.js';
import type { Options } from './options.js';
import { contexts, district, Platform, recording } from './platform.js';
import { plantInDatabase } from './planted.js';
import { preparedAccounts } from './preparation.js';
import type { Product } from './product.js';
import { ordersFor, type Scene } from './scene.js';
import { scheduleOf } from './schedule.js';
import { Seeded } from './seeded.js';

export interface RunResult {
  readonly seconds: number;
  readonly kills: number;
  readonly operations: { readonly ok: number; readonly fail: number; readonly unknown: number };
  readonly judgement: Judgement;
  readonly duplicatesAbsorbed: number;
  readonly worstStall: number;
  /** seconds; null where it did not come to that */
  readonly healToOk: number | null;
  readonly lagZero: number | null;
}

const person = 'local-approver';
const enters = 'local-clerk';
const accountCount = 24;
const liveWithinMs = 180_000;
/** what a planted bug keeps behind stays behind */
const plantedWithinMs = 20_000;

/** One run: platform, clients, faults, heal, judgement. */
export const run = async (options: Options, folder: string, say: (line: string) => void): Promise<RunResult> => {
  const draw = new Seeded(options.seed);
  const told: Scene['told'] = { calm: true, poison: options.plant?.poison ?? null };
  mkdirSync(folder, { recursive: true });
  const failed: string[] = [];
  const platform = await Platform.start({
    folder, draw, log: (line) => say(`  ${line}`), onGivenUp: ({ message }) => failed.push(message),
    orders: (member, its) => ordersFor(member, its, { families: options.families, ...told, plants: options.plant === null ? [] : [options.plant.name], dies: options.plant?.dies }),
  });
  const history = new History(join(folder, 'history.jsonl'));
  try {
    const begun = await begin(platform, history, options, draw);
    const scene = { platform, history, say, killed: { servers: 0 }, told };
    const times = await brokenAndHealed(scene, begun.clients, options, draw.fork('schedule'));
    await history.close();
    for (const line of [...new Set([...begun.clients.wrong, ...platform.members.flatMap(({ crashes }) => crashes), ...failed])].slice(0, 10)) say(`  ${line}`);
    const evidence = await gathered(platform, { begins: begun.begins, folder, say });
    const judgement = judge(evidence);
    writeFileSync(join(folder, 'judgement.json'), JSON.stringify(judgement, null, 1));
    const { ok, fail, info } = history.counts;
    return {
      ...times, judgement, operations: { ok, fail, unknown: info },
      kills: scene.killed.servers + platform.members.reduce((sum, one) => sum + one.kills, 0),
      duplicatesAbsorbed: evidence.topics.length - new Set(evidence.topics.map(({ context, id }) => `${context}/${id}`)).size,
    };
  } finally {
    await platform.stop();
  }
};

/** What the clients find, and the clients. */
export const begin = async (platform: Platform, history: History, options: Pick<Options, 'plant' | 'sessions' | 'rate'>, draw: Seeded) => {
  const { gateway } = platform;
  const accounts = await preparedAccounts(gateway, draw.fork('accounts'), options.plant?.accounts ?? accountCount);
  if (options.plant !== null) await plantInDatabase(platform, options.plant);
  const begins = await headsOf(gateway);
  const [token, enteringToken] = [await gateway.token(person), await gateway.token(enters)];
  const { sessions, rate } = options;
  const clients = new Clients({ platform, history, operations: new Operations(accounts), draw: draw.fork('clients'), sessions, rate, token, enteringToken, enters, newKeyOnRetry: options.plant?.name === 'retry-with-new-command-id' });
  return { begins, clients };
};

const brokenAndHealed = async (of: Omit<Scene, 'wait'>, clients: Clients, options: Options, draw: Seeded): Promise<Pick<RunResult, 'seconds' | 'worstStall' | 'healToOk' | 'lagZero'>> => {
  const { platform, history, told, say } = of;
  const over = new AbortController();
  const scene: Scene = { ...of, wait: (ms) => pause(ms, undefined, { signal: over.signal }).catch(() => undefined) };
  clients.start();
  history.begin();
  const began = performance.now();
  told.calm = false;
  for (const member of platform.members) member.rearm();
  const { acting } = await broken(scene, draw, options, options.minutes * 60_000);
  Object.assign(told, { calm: true, poison: options.plant?.poison ?? null });
  over.abort();
  const healToOk = inSeconds(await heal(scene, acting));
  await clients.stop();
  const worstStall = history.worstStall / 1_000;
  const seconds = (performance.now() - began) / 1_000;
  return { seconds, worstStall, healToOk, lagZero: inSeconds(await settled(platform, say, options.plant === null ? liveWithinMs : plantedWithinMs)) };
};

const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);

/** Faults by the schedule, each beside the others, until the time is over. */
const broken = async (scene: Scene, draw: Seeded, options: Options, forMs: number): Promise<{ readonly acting: Promise<unknown> }> => {
  const began = performance.now();
  const acting: Promise<void>[] = [];
  for (const { at, fault, draw: its } of scheduleOf(draw, { families: options.families, forMs, only: options.plant?.faults, pace: options.pace })) {
    await pause(Math.max(0, at - (performance.now() - began)));
    scene.say(`${(at / 1_000).toFixed(1).padStart(6)} s  ${fault.name}`);
    const since = performance.now();
    const done = (): void => scene.say(`  ended after ${Math.round((performance.now() - since) / 100) / 10} s: ${fault.name}`);
    acting.push(fault.act(scene, its).then(done, (error: unknown) => scene.say(`  ${fault.name}: ${String(error)}`)));
  }
  await pause(Math.max(0, forMs - (performance.now() - began)));
  return { acting: Promise.all(acting) };
};

/** Nothing is armed any more, and what lasts is ended. @returns milliseconds until the next command is answered 2xx, null where none is */
const heal = async ({ platform, history, say }: Scene, acting: Promise<unknown>): Promise<number | null> => {
  const first = history.nextOk();
  say('healed');
  for (const member of platform.members) {
    member.resume();
    member.rearm();
  }
  const ok = await Promise.race([first, pause(liveWithinMs, null, { ref: false })]);
  await Promise.race([acting, pause(liveWithinMs, null, { ref: false })]);
  return ok;
};

/** Streams that wait because they could not be folded are released by building anew, as an operator does. @returns milliseconds, null where some read model does not catch up */
export const settled = async (platform: Platform, say: (line: string) => void, withinMs: number): Promise<number | null> => {
  const began = performance.now();
  try {
    await Promise.all(platform.named('-projector').map(({ url }) => untilCaughtUp(url, withinMs)));
    const took = performance.now() - began;
    for (const service of recording) if ((await parkedIn(platform.databases[service].readModelUrl)) > 0) await rebuildOf(platform, service);
    return took;
  } catch (error) {
    say(String(error));
    return null;
  }
};

/** Asked until every service that records has told its own: on a busy machine one may not answer in time. */
const headsOf = async (gateway: GatewayCaller): Promise<Readonly<Record<string, number>>> => {
  for (const end = performance.now() + liveWithinMs; performance.now() < end; await pause(500)) {
    const heads = Object.fromEntries(Object.entries(await gateway.heads()).map(([logId, position]) => [logId.split('/')[1] ?? '', position]));
    if (recording.every((context) => (heads[context] ?? 0) > 0)) return heads;
  }
  throw new Error('the services do not tell how far their logs are');
};

export interface GatheredFrom {
  /** heads when the clients began */
  readonly begins: Readonly<Record<string, number>>;
  readonly folder: string;
  readonly say: (line: string) => void;
  /** by which read models are built from nothing; this checkout where it is left out */
  readonly product?: Product;
}

/** What the checkers read: logs, topics, read models, and read models built from nothing. */
export const gathered = async (platform: Platform, { begins, folder, say, product }: GatheredFrom): Promise<Evidence> => {
  say('read models are built from nothing, to be compared');
  const fresh = await buildFresh(platform, 'log', (name) => join(folder, `${name}.log`), product);
  const urls = <K extends string>(names: readonly K[], of: (name: K) => string): Record<string, string> => Object.fromEntries(names.map((name) => [name, of(name)]));
  return collect({
    district, person, begins, historyFile: join(folder, 'history.jsonl'), brokers: platform.kafka.brokers, fresh,
    logs: urls(contexts.filter((one) => one !== 'enforcement'), (context) => platform.databases[context].logReadUrl),
    live: urls(recording, (service) => platform.databases[service].readModelUrl),
  });
};
