import { setImmediate as turn } from 'node:timers/promises';
import { namedBlockSize, type EventLogReader, type PostgresNamedEvents, type StoredEvent, type UnnamedBlocks } from '@yange/event-log';
import type { Report } from '../service.feed.js';

export interface NamesOf {
  readonly named: Pick<PostgresNamedEvents, 'behind' | 'note'>;
  readonly logOf: (logId: string) => Pick<EventLogReader, 'readPage'>;
  readonly namesOf: (event: StoredEvent) => readonly string[];
  /** whose logs these are: a database may hold others */
  readonly context: string;
  readonly report: Report;
}

const lookEveryMs = 1_000;
/** Blocks whose names are kept at once: some 2,000 events. */
const atOnce = 128;

/**
 * Keeps the names of what the logs of one service hold, a second behind the append. What is not named yet is looked at by whoever asks, so that nothing depends on it but
 * what an answer costs. Processes that keep them side by side do work twice, and no harm.
 */
export class NamesKeeper {
  #timer: NodeJS.Timeout | null = null;
  #keeping: Promise<void> | null = null;

  constructor(private readonly of: NamesOf) {}

  start(): void {
    this.#timer = setInterval(() => (this.#keeping ??= this.#keep().finally(() => (this.#keeping = null))), lookEveryMs).unref();
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.#keeping;
  }

  async #keep(): Promise<void> {
    try {
      for (const blocks of await this.of.named.behind()) if (blocks.logId.endsWith(`/${this.of.context}`)) await keepNames(this.of, blocks, () => this.#timer !== null);
    } catch (error) {
      this.of.report(error, 'names of events');
    }
  }
}

/** Names all of them. @param goesOn asked before each portion */
export const keepNames = async ({ named, logOf, namesOf }: Pick<NamesOf, 'named' | 'logOf' | 'namesOf'>, { logId, from, to }: UnnamedBlocks, goesOn: () => boolean = () => true): Promise<void> => {
  const log = logOf(logId);
  for (let at = from; at < to && goesOn(); at += atOnce) {
    const count = Math.min(atOnce, to - at);
    const names = Array.from({ length: count }, () => new Set<string>());
    for await (const event of eventsOf(log, at * namedBlockSize, (at + count) * namedBlockSize)) namesOf(event).forEach((name) => names[Math.floor((event.position - 1) / namedBlockSize) - at]?.add(name));
    if (!(await named.note(logId, at, names))) return;
    // Whoever asks this process something is not kept waiting by a long log.
    await turn();
  }
};

async function* eventsOf(log: Pick<EventLogReader, 'readPage'>, after: number, last: number): AsyncGenerator<StoredEvent> {
  for (let at = after; at < last; ) {
    const { events, scannedTo } = await log.readPage({ after: at, limit: last - at });
    yield* events;
    if (scannedTo <= at) throw new Error(`a log that held position ${last} ends at ${at}`);
    at = scannedTo;
  }
}
