/** last position of each log, by log id: what a reader must have covered to be caught up */
export type Heads = Readonly<Record<string, number>>;

export interface LogProgress {
  readonly logId: string;
  /** events of the log that were looked at, over all partitions */
  readonly covered: number;
  readonly head: number;
  readonly lag: number;
  /** events that wait behind a poisoned one, itself included */
  readonly parked: number;
  /** of the owner: raised by every takeover */
  readonly epoch: number;
}

/** Not caught up in time; the reader goes on. */
export class NotCaughtUp extends Error {
  constructor(readonly reader: string, readonly behind: readonly LogProgress[]) {
    super(`${reader} is behind: ${behind.map((log) => `${log.logId} ${log.covered}/${log.head}`).join(', ')}`);
    this.name = 'NotCaughtUp';
  }
}
