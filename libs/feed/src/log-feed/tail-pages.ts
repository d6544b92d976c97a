import type { EventLogReader, LogPage } from '@yange/event-log';

interface PageRead {
  readonly after: number;
  readonly limit: number;
  readonly page: Promise<LogPage>;
  /** of the process's clock, in milliseconds */
  readonly until: number;
}

/** A page of which nothing else was heard is asked for again after so long: an announcement may have been lost. */
const believedMs = 500;

/**
 * What comes at the end of a log, read once for all readers of a process that wait there: without it each of them reads the same events by itself.
 * With every append that is announced what was read before is forgotten, so that nobody who was woken is answered by an older page.
 */
export class TailPages {
  readonly #forgetAppends: () => void;
  #last: PageRead | null = null;

  constructor(private readonly log: EventLogReader) {
    this.#forgetAppends = log.onAppend(() => (this.#last = null));
  }

  /** The page after that position, of all types; it may be one that began earlier, without what comes before. */
  async after(position: number, limit: number): Promise<LogPage> {
    const last = this.#last;
    if (last !== null && last.limit === limit && last.after <= position && performance.now() < last.until) {
      const { events, scannedTo } = await last.page;
      // Of a page that had no room for more the end says nothing about the log's.
      if (scannedTo > position || (scannedTo === position && events.length < limit)) return { events: events.filter((event) => event.position > position), scannedTo };
    }
    return this.#read(position, limit);
  }

  close(): void {
    this.#forgetAppends();
  }

  #read(after: number, limit: number): Promise<LogPage> {
    const read: PageRead = { after, limit, page: this.log.readPage({ after, limit }), until: performance.now() + believedMs };
    this.#last = read;
    read.page.catch(() => this.#last === read && (this.#last = null));
    return read.page;
  }
}
