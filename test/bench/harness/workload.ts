import type { BenchResult } from './bench-result.js';
import type { BenchServers } from './bench-servers.js';

export interface BenchContext {
  readonly servers: BenchServers;
  readonly runs: number;
  readonly quick: boolean;
  /** size of the log, where a workload has one; null: its own */
  readonly events: number | null;
  /** a line of progress; for people, never part of the answer */
  readonly say: (text: string) => void;
}

/** One line of the table, or several that are measured together. */
export interface Workload {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly BenchResult[]>;
}
