import { setTimeout as pause } from 'node:timers/promises';
import { openEmmett, type Emmett } from '../peers/emmett.mjs';
import { districtHistory, type HistoryEvent } from '../history/district.history.js';
import { jsonEvent } from '../history/encoded.event.js';
import { NotDense } from './append-side.js';

const connections = 4;
const attempts = 20;
const pageSizes = [100, 500, 1_000, 5_000] as const;

/** Emmett's consumer over the same events, its handler empty. */
export class EmmettConsumer {
  #reads = 0;

  private constructor(private readonly emmett: Emmett, private readonly events: number, private pageSize: number) {}

  static async open(url: string, events: number, say: (text: string) => void): Promise<EmmettConsumer> {
    const emmett = await openEmmett(url, { connections });
    await store(emmett, events, say);
    const consumer = new EmmettConsumer(emmett, events, pageSizes[0]);
    await consumer.findBestPage(say);
    return consumer;
  }

  /**
   * Reads all of it from the beginning. It does not see what is younger than the oldest open transaction of the whole server, that of an automatic vacuum for
   * instance: such a read is not counted but done again.
   * @returns seconds @throws {NotDense}
   */
  async read(): Promise<number> {
    let seen = 0;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const began = performance.now();
      seen = await this.emmett.consume({ batchSize: this.pageSize, reader: `reader-${(this.#reads += 1)}` });
      if (seen === this.events) return (performance.now() - began) / 1_000;
      await pause(1_000);
    }
    throw new NotDense('emmett', `${seen} events read of ${this.events}`);
  }

  close(): Promise<void> {
    return this.emmett.close();
  }

  private async findBestPage(say: (text: string) => void): Promise<void> {
    const tried: { readonly size: number; readonly seconds: number }[] = [];
    for (const size of pageSizes) {
      this.pageSize = size;
      tried.push({ size, seconds: await this.read() });
    }
    this.pageSize = tried.reduce((best, one) => (one.seconds < best.seconds ? one : best)).size;
    say(`emmett reads best by ${this.pageSize}`);
  }
}

/**
 * Stream by stream, and by one writer: its consumer reads in the order of transactions and goes on by position, so that of what several wrote at once it skips events at the ends of
 * pages (603 of 20,000 with 16 writers).
 */
const store = async (emmett: Emmett, events: number, say: (text: string) => void): Promise<void> => {
  const streams = new Map<string, { readonly event: HistoryEvent; readonly number: number }[]>();
  let number = 0;
  for (const event of districtHistory(events)) {
    const own = streams.get(event.streamId) ?? [];
    own.push({ event, number: (number += 1) });
    streams.set(event.streamId, own);
  }
  let stored = 0;
  for (const [streamId, own] of streams) {
    await emmett.append(streamId, 0, own.map((one) => jsonEvent(one.event, one.number)));
    stored += own.length;
    say(`emmett has stored ${stored} of ${events} events`);
  }
};
