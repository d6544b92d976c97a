import type { PostgresServedDistricts } from '@yange/event-log';
import { Problem } from '@yange/http';
import type { Report } from './service.feed.js';

/** Begins what a district needs in this process: a relay, reading its logs. Asked again, with every district, until it succeeds. */
export type BeginDistricts = (districts: readonly string[]) => Promise<void>;

export interface ServedOf {
  /** by the environment; they come first */
  readonly named: readonly string[];
  /** recorded by other nodes: never served here, also where they once were */
  readonly followed: readonly string[];
  readonly kept: Pick<PostgresServedDistricts, 'list' | 'add'>;
  readonly report: Report;
}

const lookEveryMs = 1_000;

/**
 * The districts that a process serves: those that its environment names, and those that the deployment was told of since. They are kept beside the service's log, where
 * every process of the service finds them within a second, and after a restart.
 */
export class ServedDistricts {
  readonly #codes: string[];
  #begin: BeginDistricts | null = null;
  #begun: number;
  #looking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  private constructor(private readonly of: ServedOf) {
    this.#codes = [...of.named];
    this.#begun = 0;
  }

  static async open(of: ServedOf): Promise<ServedDistricts> {
    const served = new ServedDistricts(of);
    await served.#read();
    served.#begun = served.#codes.length;
    return served;
  }

  /** Grows while the process runs: the same array for whoever holds it. */
  get codes(): readonly string[] {
    return this.#codes;
  }

  /** From now on it looks for what was added, here or by another process. */
  start(begin: BeginDistricts): void {
    this.#begin = begin;
    this.#timer = setInterval(() => void this.#look(), lookEveryMs).unref();
  }

  /**
   * Once it answers the district's doors are open here; read models and relays begin meanwhile.
   * @param by who asks, by the id of his token
   * @throws {Problem} 409 where another node records it
   */
  async add(district: string, by: string): Promise<void> {
    if (this.of.followed.includes(district)) throw new Problem(409, 'recorded-elsewhere', undefined, { facts: { district } });
    if (!this.#codes.includes(district)) await this.of.kept.add(district, by);
    await this.#read();
    void this.#look();
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.#looking;
  }

  async #read(): Promise<void> {
    for (const code of await this.of.kept.list()) if (![...this.#codes, ...this.of.followed].includes(code)) this.#codes.push(code);
  }

  /** One after the other: what is begun twice at once would be begun twice. */
  #look(): Promise<void> {
    return (this.#looking = this.#looking.then(async () => {
      if (this.#timer === null) return;
      try {
        await this.#read();
        const now = this.#codes.length;
        if (now === this.#begun) return;
        await this.#begin?.([...this.#codes]);
        this.#begun = now;
      } catch (error) {
        this.of.report(error, 'districts that were added');
      }
    }));
  }
}
