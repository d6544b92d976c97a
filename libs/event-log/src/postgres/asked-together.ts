interface Asking<K, V> {
  readonly key: K;
  readonly resolve: (value: V) => void;
  readonly reject: (error: unknown) => void;
}

/** Statements that run at once; what is asked beyond them waits, and goes together. */
const atOnce = 3;
/** Questions of one statement at most. */
const together = 100;

/**
 * Questions of one kind that many ask at the same time, as one statement: whoever asks while some are under way shares the next.
 * A statement costs process and server more than one more row of it does.
 */
export class AskedTogether<K, V> {
  #waiting: Asking<K, V>[] = [];
  #running = 0;

  /**
   * @param ask answers in the order of its keys, or fails as a whole
   * @param isOfOne whether a failure may be about one question: then each is asked by itself, so that nobody fails by a neighbour's
   */
  constructor(private readonly ask: (keys: readonly K[]) => Promise<readonly V[]>, private readonly isOfOne: (error: unknown) => boolean) {}

  answer(key: K): Promise<V> {
    return new Promise<V>((resolve, reject) => {
      this.#waiting.push({ key, resolve, reject });
      if (this.#running < atOnce) {
        this.#running += 1;
        setImmediate(() => void this.#run());
      }
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) await this.#settle(this.#waiting.splice(0, together));
    this.#running -= 1;
  }

  async #settle(asked: readonly Asking<K, V>[]): Promise<void> {
    try {
      const values = await this.ask(asked.map(({ key }) => key));
      asked.forEach(({ resolve, reject }, index) => (index < values.length ? resolve(values[index] as V) : reject(new Error('a question was left without an answer'))));
    } catch (error) {
      if (asked.length === 1 || !this.isOfOne(error)) for (const { reject } of asked) reject(error);
      else for (const one of asked) await this.#settle([one]);
    }
  }
}
