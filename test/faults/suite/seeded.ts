/** Everything that a run draws: the same seed and the same questions in the same order give the same answers. */
export class Seeded {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed >>> 0;
  }

  /** Another sequence, which only the seed and the words decide: who draws more from one does not shift the others. */
  fork(...words: readonly (string | number)[]): Seeded {
    return new Seeded(hashed(`${this.seed}/${words.join('/')}`));
  }

  /** 0 ≤ x < 1 (mulberry32) */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** whole, from `least` to `most`, both included */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** @throws {RangeError} of nothing */
  of<T>(things: readonly T[]): T {
    const found = things[Math.floor(this.next() * things.length)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }

  /** one of them, as often as its weight says */
  weighted<T extends { readonly weight: number }>(things: readonly T[]): T {
    let rest = this.next() * things.reduce((sum, { weight }) => sum + weight, 0);
    return things.find(({ weight }) => (rest -= weight) < 0) ?? this.of(things);
  }

  /** all of them, in an order that is drawn */
  shuffled<T>(things: readonly T[]): readonly T[] {
    return things.map((thing) => [this.next(), thing] as const).sort(([one], [other]) => one - other).map(([, thing]) => thing);
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.whole(0, 255));
  }
}

/** FNV-1a */
const hashed = (text: string): number => [...text].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5) >>> 0;
