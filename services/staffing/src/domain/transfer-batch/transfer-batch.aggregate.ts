import { TransferDirection, unnamedIn } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import { keyOfSubject, ownerKey, type Owner } from '../owner/owner.js';
import type { TransferBatchEvent } from './transfer-batch.events.js';

/** 转隶 of one batch: persons that the source counts are a block, those that became known are drawn from it. */
export interface TransferBatchState {
  readonly recorded: boolean;
  /** persons counted without being named, before any was drawn */
  readonly persons: number;
  readonly units: number;
  readonly named: ReadonlySet<string>;
  readonly finished: boolean;
  readonly direction: Direction;
  /** null where the source does not say */
  readonly from: BatchSide | null;
  readonly to: BatchSide | null;
}

/** out of the district, into it, or from one of its organs to another */
export type Direction = 'within' | 'out' | 'in';

/** One side of a batch as its event names it: an organ, or a group of which nobody says who belongs to it. */
export interface BatchSide {
  readonly organId: string;
  readonly name: string;
  readonly count: number;
  readonly each: boolean;
}

/** May that owner be the side? Of a group any member may be; who names an organ by words alone means it by its name. */
export const fitsSide = (side: BatchSide | null, owner: Owner): boolean => {
  if (side === null || keyOfSubject(side) === ownerKey(owner)) return true;
  if (side.organId === '' && (side.count !== 1 || side.each)) return true;
  return (side.organId === '' || owner.organId === undefined) && side.name === owner.name;
};

/** Persons of the batch that nobody has named yet. */
export const unnamedPersons = (state: TransferBatchState): number => state.persons - state.named.size;

const directionOf = (direction: TransferDirection): Direction => (direction === TransferDirection.OUT ? 'out' : direction === TransferDirection.IN ? 'in' : 'within');

const apply = (state: TransferBatchState, event: TransferBatchEvent): TransferBatchState => {
  switch (event.type) {
    case 'TransferBatchRecorded':
      return { ...state, recorded: true, persons: unnamedIn(event.data.persons), units: unnamedIn(event.data.units), direction: directionOf(event.data.direction), from: event.data.from ?? null, to: event.data.to ?? null };
    case 'TransferPersonNamed':
      return { ...state, named: new Set([...state.named, event.data.personId]) };
    case 'TransferBatchFinished':
      return { ...state, finished: true };
    default:
      return state;
  }
};

/** Only a correction of the batch can break this afterwards. */
const limits = (state: TransferBatchState): readonly LimitBreach[] => {
  const over = -unnamedPersons(state);
  if (over <= 0 || !state.recorded) return [];
  return [{ rule: 'batch-exhausted', excess: over, zh: `该批转隶 ${state.persons} 人，已落实到人 ${state.named.size} 人`, en: `the batch has ${state.persons} persons, ${state.named.size} are named`, facts: { persons: String(state.persons) } }];
};

export const transferBatch: AggregateDefinition<TransferBatchState, TransferBatchEvent> = {
  name: 'transfer-batch',
  initial: () => ({ recorded: false, persons: 0, units: 0, named: new Set(), finished: false, direction: 'within', from: null, to: null }),
  apply,
  limits,
};

export const transferBatchStream = (batchId: string): StreamRef<TransferBatchState, TransferBatchEvent> => streamOf(transferBatch, batchId);
