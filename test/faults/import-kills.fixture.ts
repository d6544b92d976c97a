import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findLocalPostgres } from '@yange/local';
import { figuresOf, type FigureView } from '../support/figures.fixture.js';
import { district, type GatewayCaller } from '../support/gateway.fixture.js';
import { startArguments, startPlatform, temporaryFolder } from '../support/platform.fixture.js';
import { killNow, killTree, waitUntilNoneLeft, type ListedProcess } from '../support/process-tree.fixture.js';
import { runYange, spawnYange, type SpawnedYange } from '../support/yange-command.fixture.js';
import { killVictim, untilStored, victims, type Victim } from './kill-victims.fixture.js';

export interface KillOptions {
  readonly kills: number;
  readonly random: () => number;
  /** events of the whole import: the kills are spread over them */
  readonly events: number;
  readonly log: (line: string) => void;
}

export interface Kill {
  readonly victim: Victim;
  /** events in all logs when it fell */
  readonly atEvents: number;
  /** how long until PostgreSQL answered again, where only it was killed: the platform starts it and goes on with the import */
  readonly recoveredMs: number | null;
}

export interface Recorded {
  readonly eventIds: readonly string[];
  readonly figures: readonly FigureView[];
  /** of all rows that reporting serves */
  readonly digest: unknown;
  readonly positionsDense: boolean;
}

export interface KilledImport extends Recorded {
  readonly kills: readonly Kill[];
  readonly verifyCode: number | null;
  readonly verified: { readonly events: number; readonly problems: number };
  /** the last start, which carries the import to its end; and one more, which finds all of it there */
  readonly lastStartMs: number;
  readonly nextStartMs: number;
  readonly left: readonly ListedProcess[];
}

const contexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'];
const recoversWithinMs = 45_000;

/** What a platform holds: every event, and what reporting makes of them. */
export const recordedBy = async (gateway: GatewayCaller): Promise<Recorded> => {
  const eventIds: string[] = [];
  let positionsDense = true;
  for (const context of contexts) {
    const { events, head } = await gateway.get<{ head: number; events: { eventId: string; position: number }[] }>(`/v1/districts/${district}/${context}/events?limit=1000`);
    positionsDense &&= events.length === head && events.every(({ position }, index) => position === index + 1);
    eventIds.push(...events.map(({ eventId }) => eventId));
  }
  const digest = await gateway.get<unknown>('/v1/projections/reporting/digests');
  return { eventIds: eventIds.sort(), figures: (await figuresOf(gateway)).figures, digest, positionsDense };
};

/** An import that nobody disturbs. */
export const undisturbed = async (): Promise<Recorded> => {
  const platform = await startPlatform();
  try {
    return await recordedBy(platform.gateway);
  } finally {
    await platform.stop();
  }
};

/**
 * Kills -9 during the import as often as asked; then what is there. A kill of Node is followed by the next start on the same data, one of
 * PostgreSQL alone by nothing: the same platform goes on, and may be the next kill's.
 */
export const importUnderKills = async ({ kills, random, events, log }: KillOptions): Promise<KilledImport> => {
  const folder = temporaryFolder();
  const done: Kill[] = [];
  let running: SpawnedYange | undefined;
  const round: Victim[] = [];
  // One share of the import for each kill, its moment within it by chance: every one falls into rows that nobody has carried out yet.
  const targets = Array.from({ length: kills }, (_, index) => Math.floor(((index + random()) / kills) * events));
  try {
    for (const [index, target] of targets.entries()) {
      if (round.length === 0) round.push(...shuffled(victims, random));
      running ??= await importing(folder.path);
      const kill = await killOnce(folder.path, round.pop() ?? 'both', target, running);
      if (kill.victim !== 'postgres') running = undefined;
      log(`kill ${index + 1}/${kills}: ${kill.victim} at ${kill.atEvents} of ${events} events${kill.recoveredMs === null ? '' : `, PostgreSQL answered again after ${kill.recoveredMs} ms`}`);
      done.push(kill);
    }
    if (running !== undefined) await goesOn(running);
    return { kills: done, ...(await finish(folder.path)) };
  } finally {
    for (const { pid } of await waitUntilNoneLeft([], [folder.path], 5_000)) killNow(pid);
    folder.remove();
  }
};

/** Each once, in an order by chance. */
const shuffled = (all: readonly Victim[], random: () => number): readonly Victim[] =>
  all.map((victim) => ({ victim, at: random() })).sort((one, other) => one.at - other.at).map(({ victim }) => victim);

const finish = async (dataFolder: string): Promise<Omit<KilledImport, 'kills'>> => {
  const platform = await startPlatform({ dataFolder });
  const recorded = await recordedBy(platform.gateway);
  const verify = await runYange(['verify', '--data', dataFolder, '--json']);
  const { logs, problems } = JSON.parse(verify.stdout) as { logs: { events: number }[]; problems: number };
  const first = await platform.stop();
  const again = await startPlatform({ dataFolder });
  const second = await again.stop();
  return {
    ...recorded,
    verifyCode: verify.code,
    verified: { events: logs.reduce((sum, { events }) => sum + events, 0), problems },
    lastStartMs: platform.ready_ms,
    nextStartMs: again.ready_ms,
    left: [...first.left, ...second.left],
  };
};

const killOnce = async (dataFolder: string, victim: Victim, target: number, running: SpawnedYange): Promise<Kill> => {
  const atEvents = await untilStored(dataFolder, target, () => running.child.exitCode !== null || running.stdout().includes('"ready_ms"'));
  const since = performance.now();
  const server = await killVictim(dataFolder, victim, running.pid);
  if (victim !== 'postgres') await running.ended;
  const recoveredMs = victim === 'postgres' ? await recovered(dataFolder, server, since, running) : null;
  return { victim, atEvents, recoveredMs };
};

const importing = async (dataFolder: string): Promise<SpawnedYange> => {
  const running = spawnYange(await startArguments({ dataFolder }));
  await untilImporting(running);
  return running;
};

const untilImporting = async (running: SpawnedYange): Promise<void> => {
  for (let attempt = 0; !running.stderr().includes('导入 import'); attempt += 1) {
    if (attempt > 3_000 || running.child.exitCode !== null) throw new Error(`no import began:\n${running.stderr()}`);
    await pause(20);
  }
};

/** @returns after how many milliseconds another server answered on the same data */
const recovered = async (dataFolder: string, killed: number, since: number, running: SpawnedYange): Promise<number> => {
  for (;;) {
    const found = await findLocalPostgres(join(dataFolder, 'postgres'));
    const ms = Math.round(performance.now() - since);
    if (found !== undefined && found.pid !== killed) return ms;
    if (ms > recoversWithinMs || running.child.exitCode !== null) {
      await killTree(running.pid);
      throw new Error(`PostgreSQL was not started again:\n${running.stderr()}`);
    }
    await pause(20);
  }
};

/** The platform whose PostgreSQL was killed last brings the import to its end by itself. */
const goesOn = async (running: SpawnedYange): Promise<void> => {
  for (const end = performance.now() + 2 * recoversWithinMs; !running.stdout().includes('"ready_ms"'); await pause(50)) {
    if (running.child.exitCode === null && performance.now() < end) continue;
    await killTree(running.pid);
    throw new Error(`the platform did not go on:\n${running.stderr()}`);
  }
  running.child.kill('SIGINT');
  await running.ended;
};
