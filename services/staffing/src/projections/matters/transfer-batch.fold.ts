import { TransferDirection, unnamedIn, type StaffingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type BatchEvent = Extract<StaffingEvent, { readonly type: 'TransferBatchRecorded' | 'TransferPersonNamed' | 'TransferBatchFinished' }>;

const directions: Readonly<Record<number, string>> = { [TransferDirection.WITHIN]: 'within', [TransferDirection.OUT]: 'out', [TransferDirection.IN]: 'in' };

/** One row per batch of 转隶. */
export const transferBatchFold = defineStateFold<BatchEvent>({
  stream: 'transfer-batch',
  types: ['TransferBatchRecorded', 'TransferPersonNamed', 'TransferBatchFinished'],
  apply: (book, { type, data }, batchId, { eventId, effective }) => {
    const table = 'transfer_batches';
    if (type === 'TransferBatchRecorded') {
      const { name, units, persons, direction, from, to, withQuota, dueOn } = data;
      book.put(table, batchId, { name, units: unnamedIn(units), persons: unnamedIn(persons), direction: directions[direction] ?? '', from_name: from?.name ?? '', to_name: to?.name ?? '', with_quota: withQuota, recorded_by: eventId, recorded_on: effective.to, due_on: dueOn }, { named: 0, finished: false, reason: '' });
    } else if (book.cells(table, batchId) === undefined) return;
    else if (type === 'TransferPersonNamed') book.add(table, batchId, 'named', 1, {});
    else book.put(table, batchId, { finished: true, reason: data.reason });
  },
});
