import type { PartitionedLog } from '../known/seen-through.js';
import type { ParkedStream } from '../writer/parked.store.js';
import type { LogProgress } from './heads.js';

export interface ProjectionRunnerOptions {
  /** may grow: see `ProjectionRunner.readAdded` */
  readonly logIds: readonly string[];
  /** last position of a log, 0 for an empty one */
  readonly head: (logId: string) => Promise<number>;
  /** the log itself, where a feed brings it in partitions: a count does not tell which events were seen. Null for one that lies elsewhere */
  readonly partitioned?: (logId: string) => PartitionedLog | null;
  readonly batchSize?: number;
  /** an older program takes the place of a newer version that serves, as after a rollback: its rows are built beside it, and then swapped in */
  readonly goesBack?: boolean;
  /** put before the projection's name in the consumer group, where several installations share a broker */
  readonly groupPrefix?: string;
  /** ids of events that are left out where they cannot be folded, as somebody decided; asked where one cannot */
  readonly skips?: () => Promise<ReadonlySet<string>>;
  /** roles that may read the views in `live` */
  readonly grantTo?: readonly string[];
  /** errors that are being retried, and failures of a rebuild in the background */
  readonly onError?: (error: unknown) => void;
}

export interface ProjectionStatus {
  readonly projection: string;
  readonly feed: 'log' | 'kafka';
  /** what queries see; null before the first start */
  readonly serving: { readonly version: number; readonly generation: number; readonly schema: string } | null;
  /** what is being built beside it */
  readonly building: { readonly version: number; readonly generation: number; readonly logs: readonly LogProgress[] } | null;
  /** degraded: some streams are parked; failing: the last batch could not be stored and is being retried */
  readonly health: 'ok' | 'degraded' | 'failing' | 'stopped';
  readonly lastError: string | null;
  readonly logs: readonly LogProgress[];
  readonly parked: readonly ParkedStream[];
}
