import type { ReplayRun } from './replay.run.js';

/** Each holds the entries that figures may select: so many at most, and none longer than somebody reads on. */
const most = 4;
const idleMs = 60_000;

interface Kept {
  readonly run: ReplayRun;
  readonly end: NodeJS.Timeout;
}

/** Replays that stopped at the end of a page, by where they go on. Whoever takes one has it alone; one that is not there any more is begun anew at its place. */
export class ReplayRuns {
  private readonly kept = new Map<string, Kept>();

  take(place: string): ReplayRun | null {
    const found = this.kept.get(place);
    if (found === undefined) return null;
    this.drop(place, found);
    return found.run;
  }

  keep(place: string, run: ReplayRun): void {
    const before = this.kept.get(place);
    if (before !== undefined) this.drop(place, before);
    this.kept.set(place, { run, end: setTimeout(() => this.kept.delete(place), idleMs).unref() });
    for (const [oldest, one] of [...this.kept].slice(0, Math.max(0, this.kept.size - most))) this.drop(oldest, one);
  }

  private drop(place: string, { end }: Kept): void {
    clearTimeout(end);
    this.kept.delete(place);
  }
}
