import { createWriteStream, type WriteStream } from 'node:fs';
import type { Outcome, Recorded } from '../checkers/evidence.js';

/** What the clients asked and were told, a line each, as it happened. The checkers read the file. */
export class History {
  readonly #began = performance.now();
  readonly #file: WriteStream;
  readonly counts: Record<Outcome, number> = { ok: 0, fail: 0, info: 0 };
  #lastOk = 0;
  #worst = 0;
  #firstOkAfter: { readonly since: number; readonly told: (ms: number) => void } | null = null;

  constructor(readonly path: string) {
    this.#file = createWriteStream(path);
  }

  get ms(): number {
    return Math.round(performance.now() - this.#began);
  }

  /** the longest time in which no command was answered 2xx, in milliseconds */
  get worstStall(): number {
    return Math.max(this.#worst, this.ms - this.#lastOk);
  }

  /** From here on stalls count. */
  begin(): void {
    this.#lastOk = this.ms;
    this.#worst = 0;
  }

  add(line: Omit<Recorded, 'at'>): void {
    const at = this.ms;
    this.#file.write(`${JSON.stringify({ at, ...line })}\n`);
    if (line.type === 'ok' || line.type === 'fail' || line.type === 'info') this.counts[line.type] += 1;
    if (line.type !== 'ok') return;
    this.#worst = Math.max(this.#worst, at - this.#lastOk);
    this.#lastOk = at;
    this.#firstOkAfter?.told(at - this.#firstOkAfter.since);
    this.#firstOkAfter = null;
  }

  /** milliseconds until the next command that is answered 2xx */
  nextOk(): Promise<number> {
    return new Promise((told) => (this.#firstOkAfter = { since: this.ms, told }));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#file.end(() => resolve()));
  }
}
