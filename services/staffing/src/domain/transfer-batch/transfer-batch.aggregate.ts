import { unnamedIn } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import type { TransferBatchEvent } from './transfer-batch.events.js';

/** 转隶 of one batch: persons that the source counts are a block, those that became known are drawn from it. */
export interface TransferBatchState {
  readonly recorded: boolean;
  /** persons counted without being named, before any was drawn */
  readonly persons: number;
  readonly units: number;
  readonly named: ReadonlySet<string>;
  readonly finished: boolean;
}

/** Persons of the batch that nobody has named yet. */
export const unnamedPersons = (state: TransferBatchState): number => state.persons - state.named.size;

const apply = (state: TransferBatchState, event: TransferBatchEvent): TransferBatchState => {
  switch (event.type) {
    case 'TransferBatchRecorded':
      return { ...state, recorded: true, persons: unnamedIn(event.data.persons), units: unnamedIn(event.data.units) };
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
  initial: () => ({ recorded: false, persons: 0, units: 0, named: new Set(), finished: false }),
  apply,
  limits,
};

export const transferBatchStream = (batchId: string): StreamRef<TransferBatchState, TransferBatchEvent> => streamOf(transferBatch, batchId);
