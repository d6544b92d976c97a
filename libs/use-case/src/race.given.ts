import type { EventLog } from '@yange/event-log';
import { Rejected } from '@yange/kernel';

/** Whose turn it is: of fast-check's scheduler this is all that is needed. */
export interface Turns {
  schedule<T>(task: Promise<T>): Promise<T>;
  waitFor<T>(task: Promise<T>): Promise<T>;
}

/** How a race ended. */
export interface Raced {
  readonly accepted: number;
  /** ids of the rules that refused the others, each once, sorted */
  readonly refused: readonly string[];
}

/** A log, and commands given to it at once. */
export interface Race {
  readonly log: EventLog;
  together(attempts: readonly ((log: EventLog) => Promise<unknown>)[]): Promise<Raced>;
}

/** For specifications: on a log in memory every reading and every append waits for its turn, in an order that the seed gives; without turns the log's own concurrency counts. */
export const raceOn = (log: EventLog, turns?: Turns): Race => ({
  log,
  together: async (attempts) => {
    const taken = turns === undefined ? log : interleaved(log, turns);
    const ended = Promise.all(attempts.map((attempt) => attempt(taken).then(() => null, ruleOf)));
    const outcomes = await (turns === undefined ? ended : turns.waitFor(ended));
    return { accepted: outcomes.filter((rule) => rule === null).length, refused: [...new Set(outcomes.filter((rule) => rule !== null))].sort() };
  },
});

/** For specifications: every second of them comes by another process, so that no queue in memory brings them into line. */
export const raceAcross = ([log, ...others]: readonly EventLog[]): Race => {
  if (log === undefined) throw new Error('a race needs a log');
  const [{ together }, logs] = [raceOn(log), [log, ...others]];
  return { log, together: (attempts) => together(attempts.map((attempt, index) => () => attempt(logs[index % logs.length] ?? log))) };
};

/** @throws what is no refusal */
const ruleOf = (error: unknown): string => {
  if (error instanceof Rejected) return error.rule;
  throw error;
};

const interleaved = (log: EventLog, turns: Turns): EventLog => {
  const inTurn = <A extends unknown[], R>(call: (...values: A) => Promise<R>) => async (...values: A): Promise<R> => {
    await turns.schedule(Promise.resolve());
    return call(...values);
  };
  return Object.assign(Object.create(log) as EventLog, {
    append: inTurn(log.append.bind(log)),
    readStream: inTurn(log.readStream.bind(log)),
    findCommand: inTurn(log.findCommand.bind(log)),
  });
};
