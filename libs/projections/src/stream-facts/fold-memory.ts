/**
 * What folds may keep in memory from one batch of a writer to the next: only what that writer has committed. The writer forgets all of it with every rollback, also to a savepoint, and
 * whenever it takes a (log, partition) over, since others may have written meanwhile.
 */
export class FoldMemory {
  #kept = new WeakMap<object, unknown>();

  /** What that owner keeps; made anew after everything was forgotten. */
  of<T>(owner: object, fresh: () => T): T {
    const kept = this.#kept.get(owner) as T | undefined;
    if (kept !== undefined) return kept;
    const made = fresh();
    this.#kept.set(owner, made);
    return made;
  }

  forget(): void {
    this.#kept = new WeakMap();
  }
}

/** Things that are used again and again, up to a weight in sum: what was not used for longest goes first. */
export class LastUsed<V> {
  readonly #kept = new Map<string, { readonly value: V; readonly weight: number }>();
  #weight = 0;

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    return this.#kept.get(key)?.value;
  }

  put(key: string, value: V, weight: number): void {
    this.#weight += weight - (this.#kept.get(key)?.weight ?? 0);
    this.#kept.delete(key);
    this.#kept.set(key, { value, weight });
    for (const [oldest, { weight: gone }] of this.#kept) {
      if (this.#weight <= this.most) return;
      this.#kept.delete(oldest);
      this.#weight -= gone;
    }
  }
}
