import { contextNames, logIdOf, type Context } from '@yange/contracts';
import { connectionPool, migrateEventLog, PostgresEventLogReaders, PostgresEventLogs, verifyLog, type EventLog, type EventLogReader } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { NotDense } from '../sides/append-side.js';
import { districtHistory, type HistoryEvent } from './district.history.js';
import { encodedEvent } from './encoded.event.js';

const district = '150302';
const perAppend = 1_000;

export const logIds: readonly string[] = contextNames.map((context) => logIdOf(district, context));

/** The logs of a district in PostgreSQL. */
export interface StoredHistory {
  readonly events: number;
  readonly reader: (logId: string) => EventLogReader;
  /** @param added by others since @throws {NotDense} unless every log verifies and they hold all of it together */
  check(added?: number): Promise<void>;
  close(): Promise<void>;
}

/** Appends so many events of the made-up district to the five logs of an empty database. */
export const storeHistory = async (url: string, events: number, say: (text: string) => void): Promise<StoredHistory> => {
  const pool = connectionPool({ connectionString: url, max: 20 });
  const client = await pool.connect();
  await migrateEventLog(client);
  client.release();
  const logs = new Map<Context, PostgresEventLogs>(contextNames.map((context) => [context, new PostgresEventLogs(pool, context)]));
  const writers = new Map([...logs].map(([context, own]) => [context, new LogWriter(own.forDistrict(district))]));
  let number = 0;
  for (const event of districtHistory(events)) {
    number += 1;
    await writers.get(event.context)?.add(event, number);
    if (number % 20_000 === 0) say(`stored ${number} of ${events} events`);
  }
  for (const writer of writers.values()) await writer.flush();
  await pool.query('analyze');
  const readers = new PostgresEventLogReaders(pool);
  return {
    events,
    reader: (logId) => readers.forLog(logId),
    check: async (added = 0) => {
      let found = 0;
      for (const logId of logIds) {
        const { events: held, problems } = await verifyLog(readers.forLog(logId));
        if (problems.length > 0) throw new NotDense(logId, JSON.stringify(problems[0]));
        found += held;
      }
      if (found !== events + added) throw new NotDense('the district', `${found} events of ${events + added}`);
    },
    close: async () => {
      await readers.close();
      await Promise.all([...logs.values()].map((own) => own.close()));
      await pool.end();
    },
  };
};

/** Gathers the events of one log and appends a thousand at a time. */
class LogWriter {
  readonly #versions = new Map<string, number>();
  #pending = new Map<string, { readonly event: HistoryEvent; readonly number: number }[]>();
  #count = 0;
  #appends = 0;

  constructor(private readonly log: EventLog) {}

  async add(event: HistoryEvent, number: number): Promise<void> {
    const own = this.#pending.get(event.streamId) ?? [];
    own.push({ event, number });
    this.#pending.set(event.streamId, own);
    this.#count += 1;
    if (this.#count === perAppend) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#count === 0) return;
    const commandId = derivedId('bench-append', this.log.logId, String((this.#appends += 1)));
    const streams = [...this.#pending].map(([streamId, own]) => {
      const expectedVersion = this.#versions.get(streamId) ?? 0;
      this.#versions.set(streamId, expectedVersion + own.length);
      return { streamId, expectedVersion, events: own.map(({ event, number }) => encodedEvent(event, number, commandId)) };
    });
    const result = await this.log.append({ commandId, principal: 'bench', bodyHash: new Uint8Array(32), streams, result: '{}' });
    if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
    this.#pending = new Map();
    this.#count = 0;
  }
}
