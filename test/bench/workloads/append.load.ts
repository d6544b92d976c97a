import type { Run } from '../harness/bench-result.js';
import type { RunningSide } from '../harness/interleaved.js';
import type { AppendSide } from '../sides/append-side.js';
import { newFact, newStreamId } from '../sides/fact.js';

export interface AppendLoad {
  readonly callers: number;
  /** events in one append */
  readonly together: number;
  readonly milliseconds: number;
  /** all callers on one stream, instead of one for each */
  readonly contended?: boolean;
}

/** Callers who append one after the other, each as soon as it was answered. Every run ends with the check of all that was ever appended to the side. */
export class AppendLoadOn implements RunningSide {
  readonly name: string;
  #stored = 0;
  #conflicts = 0;
  #shared: Promise<string> | null = null;

  constructor(private readonly side: AppendSide, private readonly load: AppendLoad) {
    this.name = side.name;
  }

  /** of all appends that were tried, how many another caller had overtaken */
  get conflictShare(): number {
    return this.#conflicts / Math.max(1, this.#conflicts + this.#stored / this.load.together);
  }

  /** Short and uncounted, so that connections and plans are there; checked all the same. */
  async warmUp(): Promise<void> {
    await this.#run(Math.min(500, this.load.milliseconds));
  }

  once(): Promise<Run> {
    return this.#run(this.load.milliseconds);
  }

  async #run(milliseconds: number): Promise<Run> {
    const before = this.#stored;
    const took: number[] = [];
    const began = performance.now();
    const shared = this.load.contended === true ? await (this.#shared ??= this.#oneStream()) : null;
    await Promise.all(Array.from({ length: this.load.callers }, () => this.#caller(shared ?? newStreamId(), shared === null ? 0 : 1, began + milliseconds, took)));
    const seconds = (performance.now() - began) / 1_000;
    await this.side.check(this.#stored);
    return { value: (this.#stored - before) / seconds, took };
  }

  async #caller(streamId: string, from: number, until: number, took: number[]): Promise<void> {
    let version = from;
    while (performance.now() < until) {
      const asked = performance.now();
      const outcome = await this.side.append(streamId, version, Array.from({ length: this.load.together }, () => newFact(streamId)));
      took.push(performance.now() - asked);
      if (outcome.kind === 'appended') {
        this.#stored += this.load.together;
        version += this.load.together;
      } else {
        if (this.load.contended !== true) throw new Error(`${this.side.name}: a conflict on a stream that only one caller writes`);
        this.#conflicts += 1;
        version = outcome.actual;
      }
    }
  }

  async #oneStream(): Promise<string> {
    const streamId = newStreamId();
    await this.side.append(streamId, 0, [newFact(streamId)]);
    this.#stored += 1;
    return streamId;
  }
}
