import { staffingContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { RegisterSnapshotEvent, RegisterSnapshotState } from './register-snapshot.aggregate.js';

export type RegisterSnapshotTimeline = Timeline<RegisterSnapshotState, RegisterSnapshotEvent>;

export interface Snapshot {
  readonly snapshotId: string;
  /** code and name of its kind, as the table of kinds has it on that day */
  readonly kind: string;
  readonly kindName: string;
  /** YYYY-MM-DD */
  readonly takenOn: string;
}

export interface Load extends Snapshot {
  readonly rows: number;
  readonly rejected: number;
  /** SHA-256, hex */
  readonly fileHash: string;
}

export interface ComparisonCounts extends Snapshot {
  /** position of the log of staffing */
  readonly comparedTo: number;
  readonly differences: readonly { readonly code: string; readonly count: number }[];
  readonly suspects: number;
}

/** Once. */
export const decideLoadSnapshot = (load: Load, snapshot: RegisterSnapshotTimeline): Ruling<RegisterSnapshotEvent> =>
  snapshot.latest().loaded ? unchanged : ruled([staffingContract.make('RegisterSnapshotLoaded', load)]);

/** Again after the log has grown: each comparison is told. @throws {Rejected} `snapshot-unknown`, `snapshot-deleted` */
export const decideCompareSnapshot = ({ comparedTo, differences, ...rest }: ComparisonCounts, snapshot: RegisterSnapshotTimeline): Ruling<RegisterSnapshotEvent> => {
  assertThere(rest.snapshotId, snapshot);
  return ruled([staffingContract.make('RegisterCompared', { ...rest, comparedToPosition: BigInt(comparedTo), differences: differences.map((one) => ({ ...one })) })]);
};

export const deletionBases = ['retention-ended', 'loaded-by-mistake'] as const;
export type DeletionBasis = (typeof deletionBases)[number];

/** @throws {Rejected} `snapshot-unknown` */
export const decideDeleteSnapshot = (snapshotId: string, basis: DeletionBasis, snapshot: RegisterSnapshotTimeline): Ruling<RegisterSnapshotEvent> => {
  if (!snapshot.latest().loaded) throw unknown(snapshotId);
  return snapshot.latest().deleted ? unchanged : ruled([staffingContract.make('RegisterSnapshotDeleted', { snapshotId, basis })]);
};

const assertThere = (snapshotId: string, snapshot: RegisterSnapshotTimeline): void => {
  if (!snapshot.latest().loaded) throw unknown(snapshotId);
  if (snapshot.latest().deleted) throw new Rejected('snapshot-deleted', '该快照已删除', 'the snapshot was deleted', { snapshotId });
};

const unknown = (snapshotId: string): Rejected => new Rejected('snapshot-unknown', '没有载入过该快照', 'no such snapshot was loaded', { snapshotId });
