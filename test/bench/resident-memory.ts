import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB, each second. Only where /proc tells. */
export class ResidentMemory {
  readonly samples: { readonly second: number; readonly mb: number; readonly phase: string }[] = [];
  private readonly since = performance.now();
  private readonly timer: NodeJS.Timeout;
  phase = '';

  constructor(pid: number) {
    this.timer = setInterval(() => {
      const kb = Number(/VmRSS:\s+(\d+) kB/.exec(readStatus(pid))?.[1] ?? 0);
      if (kb > 0) this.samples.push({ second: Math.round((performance.now() - this.since) / 1000), mb: Math.round(kb / 1024), phase: this.phase });
    }, 1_000);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Smallest, middle and largest of a phase, and the middle of its first and last quarter: what grows shows there. */
  of(phase: string): { readonly min: number; readonly median: number; readonly max: number; readonly firstQuarter: number; readonly lastQuarter: number } {
    const all = this.samples.filter((sample) => sample.phase === phase).map(({ mb }) => mb);
    const quarter = Math.max(1, Math.floor(all.length / 4));
    return { min: Math.min(...all), median: median(all), max: Math.max(...all), firstQuarter: median(all.slice(0, quarter)), lastQuarter: median(all.slice(-quarter)) };
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const readStatus = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};
