import type { EventLog } from '@yange/event-log';
import { serviceExecutor } from '@yange/service-host';
import type { Evidence, Recorded, StoredRow, Violation } from '../faults/checkers/evidence.js';
import { acknowledged } from '../faults/checkers/v1.acknowledged.js';
import { askedFor } from '../faults/checkers/v2.asked-for.js';
import { once } from '../faults/checkers/v3.once.js';
import { versionsInOrder } from '../faults/checkers/v4.in-order.js';
import { invariants } from '../faults/checkers/v7.invariants.js';
import { repeatable } from '../faults/checkers/v9.repeatable.js';
import { Client, type Process } from './client.js';
import { Failpoints, type Armed } from './failpoints.js';
import { InterleavedLog, type Turn } from './interleaved.log.js';
import { commandOf, type Plant } from './plants.js';
import { district, freshMemoryLog, type Prepared } from './scenario.js';

/** Of fast-check's scheduler what is needed. */
export interface Turns {
  schedule<T>(task: Promise<T>): Promise<T>;
  waitFor<T>(task: Promise<T>): Promise<T>;
}

export interface Interleaved {
  readonly armed: readonly Armed[];
  readonly plant?: Plant | null;
}

/** How one interleaving went. */
export interface Run {
  readonly violations: readonly Violation[];
  /** the calls of the processes in the order in which they happened */
  readonly trace: readonly string[];
}

const validators = { V1: acknowledged, V2: askedFor, V3: once, V4: versionsInOrder, V7: invariants, V9: repeatable };

const noTurn: Turn = () => Promise.resolve();

/** The clients of a scenario on a fresh log in memory, between two processes, in an order that the scheduler draws. */
export const interleave = async (prepared: Prepared, turns: Turns, given: Interleaved): Promise<Run> => {
  const log = freshMemoryLog(prepared.scenario.context);
  return runOn(prepared, [log, log], { ...given, turn: () => turns.schedule(Promise.resolve()), all: (work) => turns.waitFor(work) });
};

/** The same clients on logs that are opened by as many processes, in the order that the machine gives. */
export const raceOver = (prepared: Prepared, logs: readonly EventLog[], given: Interleaved): Promise<Run> => runOn(prepared, logs, { ...given, turn: noTurn, all: (work) => work });

interface Running extends Interleaved {
  readonly turn: Turn;
  readonly all: (work: Promise<unknown>) => Promise<unknown>;
}

const runOn = async ({ scenario, before, programs }: Prepared, logs: readonly EventLog[], { armed, plant = null, turn, all }: Running): Promise<Run> => {
  const [log] = logs;
  if (log === undefined) throw new Error('clients need a log');
  for (const request of before) await log.append(request);
  const begins = (await log.head()).position;
  const [history, trace, failpoints]: [Recorded[], string[], Failpoints] = [[], [], new Failpoints(armed)];
  const processes = logs.map((opened, index): Process => {
    const executor = serviceExecutor(scenario.service);
    if (turn !== noTurn) executor.pausing = turn;
    return { executor, log: new InterleavedLog(opened, { turn, failpoints, plant, trace, process: `p${index}` }) };
  });
  const clients = programs.map((program, index) => new Client(`c${index}`, [...processes.slice(index % processes.length), ...processes.slice(0, index % processes.length)], { scenario, history, plant }).run(program));
  await all(Promise.all(clients));
  return { violations: await violationsOf(log, { scenario, before, programs }, history, begins), trace };
};

const violationsOf = async (log: EventLog, { scenario, before }: Prepared, history: readonly Recorded[], begins: number): Promise<readonly Violation[]> => {
  const { context } = scenario;
  const stored = (await log.readPage({ after: 0, limit: 1_000 })).events.map(({ position, streamId, version, eventId, type, commandId, recordedAt, data }): StoredRow => ({ context, position, stream: streamId, version, id: eventId, type, command: commandOf(commandId), recordedAt, data: Buffer.from(data) }));
  const evidence: Evidence = {
    district, person: 'nobody', begins: { [context]: begins }, history, stored, commands: await commandsOf(log, [...before.map(({ principal }) => principal), ...history.map(({ session }) => session)], stored), heads: { [context]: (await log.head()).position },
    topics: [], checkpoints: [], applied: [], parked: [], dumps: { live: [], fresh: [] },
  };
  const ended = history.filter(({ type }) => type === 'ok' || type === 'fail');
  const refused = ended.flatMap(({ code }) => code ?? []);
  return [
    ...Object.entries(validators).flatMap(([name, check]) => check(evidence).map((violation) => `${name}: ${violation}`)),
    ...scenario.wrong(stored, { accepted: ended.length - refused.length, refused: [...new Set(refused)].sort() }).map((violation) => `books: ${violation}`),
    ...(history.some(({ type }) => type === 'info') ? ['liveness: a client was never answered'] : []),
  ];
};

/** Every command whose events are in the log, as the log remembers it of one of these. */
const commandsOf = async (log: EventLog, asking: readonly string[], stored: readonly StoredRow[]): Promise<Evidence['commands']> => {
  const principals = new Set(asking);
  const found = [];
  for (const command of new Set(stored.map((row) => row.command))) {
    for (const principal of principals) {
      const known = await log.findCommand(principal, command);
      if (known !== null) found.push({ context: log.logId.split('/')[1] ?? '', principal, command, first: known.firstPosition });
    }
  }
  return found;
};
