import { PassThrough } from 'node:stream';
import type { WholeStatus } from '../status/status.reading.js';
import { standOf } from './district.stand.js';

export interface WatchOptions {
  /** @param authorization of a listener, in whose name the services are asked */
  readonly read: (authorization: string) => Promise<WholeStatus>;
  readonly everyMs: number;
  readonly heartbeatMs: number;
  /** a stream ends after that long; whoever goes on listening comes again, with the token that he has then */
  readonly lifeMs: number;
  readonly most: number;
  readonly mostOfOne: number;
}

export interface ToListen {
  readonly district: string;
  readonly person: string;
  readonly authorization: string;
  /** when the token expires, in seconds since 1970: nothing is told after */
  readonly expiresAt: number;
}

interface Listener extends ToListen {
  readonly stream: PassThrough;
  /** milliseconds since 1970 */
  readonly until: number;
  /** what was said last, so that only what is new is said */
  said: string;
  spokenAt: number;
}

/** Bytes that may wait for a reader. One that reads nothing is let go: what was missed is read when coming again. */
const mostWaiting = 64 * 1024;

/**
 * Tells whoever listens that positions of a district moved, as server-sent events. The services are asked once for all listeners, and only while somebody listens.
 */
export class PositionsWatch {
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(private readonly options: WatchOptions) {}

  get count(): number {
    return this.#listeners.size;
  }

  /** @returns null where too many listen already, in all or for one person, or where the process was told to stop */
  listen(asked: ToListen): PassThrough | null {
    const own = [...this.#listeners].filter(({ person }) => person === asked.person).length;
    if (this.#isClosed || this.#listeners.size >= this.options.most || own >= this.options.mostOfOne) return null;
    const stream = new PassThrough({ highWaterMark: mostWaiting });
    const listener: Listener = { ...asked, stream, until: Math.min(Date.now() + this.options.lifeMs, asked.expiresAt * 1_000), said: '', spokenAt: Date.now() };
    stream.once('close', () => this.#listeners.delete(listener));
    this.#listeners.add(listener);
    // So that the head of the answer goes out at once.
    stream.write(comment);
    this.#timer ??= setTimeout(() => void this.#turn(), 0);
    return stream;
  }

  /** Every stream ends as if whole, and nobody is let in any more: pages go on with another gateway, or ask by themselves. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const { stream } of this.#listeners) stream.end();
    this.#listeners.clear();
  }

  async #turn(): Promise<void> {
    this.#endThoseWhoseTimeIsUp();
    // By the token that holds longest: one that expires while services answer would make all of them look away.
    const last = [...this.#listeners].sort((one, other) => other.expiresAt - one.expiresAt)[0];
    this.#timer = null;
    if (last === undefined) return;
    const status = await this.options.read(last.authorization).catch(() => null);
    if (this.#isClosed) return;
    if (status !== null) this.#tell(status);
    this.#timer ??= setTimeout(() => void this.#turn(), this.options.everyMs);
  }

  #tell(status: WholeStatus): void {
    const stands = new Map([...new Set([...this.#listeners].map(({ district }) => district))].map((district) => [district, JSON.stringify(standOf(status, district))]));
    for (const listener of this.#listeners) {
      const stand = stands.get(listener.district) ?? '';
      if (stand !== listener.said) this.#say(listener, `event: moved\ndata: ${(listener.said = stand)}\n\n`);
      else if (Date.now() - listener.spokenAt >= this.options.heartbeatMs) this.#say(listener, comment);
    }
  }

  #say(listener: Listener, text: string): void {
    listener.spokenAt = Date.now();
    if (!listener.stream.write(text)) listener.stream.destroy();
  }

  #endThoseWhoseTimeIsUp(): void {
    for (const listener of this.#listeners) {
      if (Date.now() < listener.until) continue;
      this.#listeners.delete(listener);
      listener.stream.end();
    }
  }
}

const comment = ': here\n\n';
