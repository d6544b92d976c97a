import type { StaffingEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type RegisterSnapshotEvent = Extract<StaffingEvent, { readonly type: 'RegisterSnapshotLoaded' | 'RegisterCompared' | 'RegisterSnapshotDeleted' }>;

/** What the log knows of a register as it was on a day: numbers, never what it says of anybody. */
export interface RegisterSnapshotState {
  readonly loaded: boolean;
  readonly deleted: boolean;
}

/** Not among the service's aggregates that facts are annulled in: what was loaded, compared and destroyed cannot be undone by saying so. */
export const registerSnapshot: AggregateDefinition<RegisterSnapshotState, RegisterSnapshotEvent> = {
  name: 'register-snapshot',
  initial: () => ({ loaded: false, deleted: false }),
  apply: (state, { type }) => (type === 'RegisterSnapshotLoaded' ? { ...state, loaded: true } : type === 'RegisterSnapshotDeleted' ? { ...state, deleted: true } : state),
};

export const registerSnapshotStream = (snapshotId: string): StreamRef<RegisterSnapshotState, RegisterSnapshotEvent> => streamOf(registerSnapshot, snapshotId);
