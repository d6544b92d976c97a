import { connectionPool, PostgresEventLogs } from '@yange/event-log';
import { derivedId, newId } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { staffingService } from '@yange/staffing';
import { answerAt, type AnyQuery } from '@yange/use-case';
import type { Run } from '../harness/bench-result.js';
import { median } from '../harness/statistics.js';
import { encodedEvent } from '../history/encoded.event.js';
import type { StoredHistory } from '../history/stored.history.js';

const district = '150302';
const callers = 16;
const appends = 480;
const batch = 1_000;
const asked = 40;
const readEach = 5;

interface Opened {
  readonly history: StoredHistory;
  readonly pool: ReturnType<typeof connectionPool>;
  readonly logs: PostgresEventLogs;
  readonly models: GivenReadModels;
  /** those with the most events */
  readonly accounts: readonly { readonly streamId: string; readonly version: number }[];
  readonly organs: readonly string[];
}

/** One size of a district: its logs, and Staffing's register of posts kept from them. Every piece of work is the same at every size. */
export class GrowthSide {
  #added = 0;

  private constructor(private readonly of: Opened) {}

  get size(): number {
    return this.of.history.events;
  }

  /** @param logsUrl where the history lies @param readUrl of an empty database */
  static async open(history: StoredHistory, logsUrl: string, readUrl: string): Promise<GrowthSide> {
    const pool = connectionPool({ connectionString: logsUrl, max: 10 });
    const logs = new PostgresEventLogs(pool, 'staffing');
    const models = await readModelsGiven(readUrl, logs.forDistrict(district), staffingService.projections.filter(({ name }) => name === 'establishment'), batch);
    while (!(await models.caughtUp().then(() => true, () => false)));
    await models.pool.query('analyze');
    const { rows } = await pool.query<{ stream_id: string; version: number }>(`select stream_id, version from event_log.streams where stream_id like 'quota-account/%' order by version desc, stream_id limit $1`, [asked]);
    const { rows: known } = await pool.query<{ id: string }>(`select substr(stream_id, 7) as id from event_log.streams where stream_id like 'organ/%' order by 1 limit $1`, [asked]);
    return new GrowthSide({ history, pool, logs, models, accounts: rows.map(({ stream_id: streamId, version }) => ({ streamId, version: Number(version) })), organs: known.map(({ id }) => id) });
  }

  /** events/s of one-event appends, each to a stream of its own */
  async append(): Promise<Run> {
    const took: number[] = [];
    const began = performance.now();
    await Promise.all(Array.from({ length: callers }, async () => {
      for (let index = 0; index < appends / callers; index += 1) {
        const start = performance.now();
        await this.add(1);
        took.push(performance.now() - start);
      }
    }));
    return { value: appends / ((performance.now() - began) / 1_000), took };
  }

  /** events/s of reading the longest streams whole */
  async readStream(): Promise<Run> {
    const log = this.of.logs.forDistrict(district);
    const took: number[] = [];
    let events = 0;
    const began = performance.now();
    for (let pass = 0; pass < readEach; pass += 1) {
      for (const { streamId, version } of this.of.accounts) {
        const start = performance.now();
        const found = (await log.readStream(streamId)).length;
        if (found !== version) throw new Error(`${streamId}: ${found} events of ${version}`);
        took.push(performance.now() - start);
        events += found;
      }
    }
    return { value: events / ((performance.now() - began) / 1_000), took };
  }

  /** ms until the accounts of one organ are told as they were on a day */
  async asOf(): Promise<Run> {
    const query = staffingService.queries.find(({ name }) => name === 'quota-accounts') as AnyQuery;
    const log = this.of.logs.forDistrict(district);
    const took: number[] = [];
    for (let index = 0; index < asked; index += 1) {
      const on = `${2002 + (index % 16)}-07-01`;
      const start = performance.now();
      await answerAt(query, query.params.parse({ organId: this.of.organs[index % this.of.organs.length], limit: 100, on }), { asOf: on }, { service: staffingService, district, read: this.of.models.read, readerOf: () => log, asked: { by: '', on: '2026-01-01' } });
      took.push(performance.now() - start);
    }
    return { value: median(took), took };
  }

  /** events/s from a thousand new events in the log to their rows */
  async catchUp(): Promise<Run> {
    await this.of.models.caughtUp();
    const began = performance.now();
    await this.add(batch);
    await this.of.models.caughtUp();
    return { value: batch / ((performance.now() - began) / 1_000), took: [] };
  }

  /** @throws {NotDense} unless the logs verify and hold what was stored and what was added since */
  check(): Promise<void> {
    return this.of.history.check(this.#added);
  }

  async close(): Promise<void> {
    await this.of.models.close();
    await this.of.logs.close();
    await this.of.pool.end();
    await this.of.history.close();
  }

  private async add(count: number): Promise<void> {
    const commandId = newId();
    const streams = Array.from({ length: count }, () => {
      const id = newId();
      const account = { id, owner: { organId: derivedId('bench-new-organ', id), name: '虚拟新局', count: 1 }, type: { kind: 1 } };
      const streamId = `quota-account/${id}`;
      const event = encodedEvent({ context: 'staffing', streamId, type: 'QuotaApproved', data: { account, count: 1 }, on: '2021-03-01' }, `new ${id}`, commandId);
      return { streamId, expectedVersion: 0, events: [event] };
    });
    const result = await this.of.logs.forDistrict(district).append({ commandId, principal: 'bench', bodyHash: new Uint8Array(32), streams, result: '{}' });
    if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
    this.#added += count;
  }
}
