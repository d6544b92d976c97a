import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface MemorySample {
  /** since the record began */
  readonly second: number;
  readonly rss: number;
  /** live objects and what waits for collection; its low points are what is live */
  readonly heap: number;
  readonly external: number;
}

export interface Growth {
  readonly first: number;
  readonly last: number;
  readonly ratio: number;
}

export interface PhaseMemory {
  readonly seconds: number;
  /** most that was resident in the first quarter after the warm-up, and in the last quarter */
  readonly rss: Growth;
  /** least that the heap held in these quarters: what is left after a collection */
  readonly heap: Growth;
  readonly flat: boolean;
}

/** Both grow by less than this from quarter to quarter, or by fewer megabytes than what a collection more or less makes out. */
const flatRatio = 1.15;
const noiseMb = 24;
/** of a phase: code is compiled, pools fill, the heap finds its size */
const warmUp = 0.2;

/** What a process of the platform holds, in megabytes, phase by phase. */
export class MemoryRecord {
  private readonly began = Date.now();
  private readonly phases: { readonly name: string; readonly from: number }[] = [];

  constructor(private readonly folder: string) {}

  /** Environment that makes the platform write its record. */
  get env(): Readonly<Record<string, string>> {
    return { NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'memory-sampler.mjs')).href}`, BENCH_MEMORY_FOLDER: this.folder };
  }

  begin(name: string): void {
    this.phases.push({ name, from: (Date.now() - this.began) / 1000 });
  }

  samplesOf(pid: number): readonly MemorySample[] {
    const lines = readFileSync(join(this.folder, String(pid)), 'utf8').trim().split('\n');
    return lines.map((line) => {
      const [at = 0, rss = 0, heap = 0, external = 0] = line.split(' ').map(Number);
      return { second: (at - this.began) / 1000, rss: megabytes(rss), heap: megabytes(heap), external: megabytes(external) };
    });
  }

  /** From when to when each phase lasted. */
  spans(end: number): readonly { readonly name: string; readonly from: number; readonly to: number }[] {
    return this.phases.map(({ name, from }, index) => ({ name, from, to: this.phases[index + 1]?.from ?? end }));
  }

  phasesOf(pid: number): Readonly<Record<string, PhaseMemory>> {
    const samples = this.samplesOf(pid);
    const phases = this.spans(samples.at(-1)?.second ?? 0);
    return Object.fromEntries(phases.map(({ name, from, to }) => [name, phaseMemory(samples.filter(({ second }) => second >= from && second < to), to - from)]));
  }
}

const phaseMemory = (samples: readonly MemorySample[], seconds: number): PhaseMemory => {
  const warm = samples.slice(Math.floor(samples.length * warmUp));
  const quarter = Math.max(1, Math.floor(warm.length / 4));
  const [early, late] = [warm.slice(0, quarter), warm.slice(-quarter)];
  const most = (some: readonly MemorySample[]): number => Math.max(0, ...some.map(({ rss }) => rss));
  const least = (some: readonly MemorySample[]): number => some.reduce((low, { heap, external }) => Math.min(low, heap + external), Infinity);
  const rss = growth(most(early), most(late));
  const heap = growth(least(early), least(late));
  return { seconds: Math.round(seconds * 10) / 10, rss, heap, flat: isFlat(rss) && isFlat(heap) };
};

const growth = (first: number, last: number): Growth => ({ first, last, ratio: Math.round((last / first) * 100) / 100 });
const isFlat = ({ first, last, ratio }: Growth): boolean => ratio <= flatRatio || last - first <= noiseMb;
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
