import { staffingContract } from '@yange/contracts';
import { limitsGiven, type GivenEvent } from '@yange/use-case';
import { transferBatch, transferBatchStream } from './transfer-batch.aggregate.js';

const batchId = 'b1f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01';
const { streamId: stream } = transferBatchStream(batchId);
const recorded = (count: number): GivenEvent => ({ stream, event: staffingContract.make('TransferBatchRecorded', { batchId, name: '改革转隶', persons: { blocks: [{ id: batchId, label: '转隶人员', count }] } }) });
const named = ['p-1', 'p-2'].map((personId): GivenEvent => ({ stream, event: staffingContract.make('TransferPersonNamed', { batchId, personId }) }));

describe('a batch of people', () => {
  it('may be named to the last one; corrected below those whom it names it breaks a limit', () => {
    expect([2, 1].map((count) => limitsGiven(transferBatch, [recorded(count), ...named], '2019-01-01'))).toEqual([[], ['batch-exhausted']]);
  });

  it('breaks it by as many as are named too many', () => {
    const state = { recorded: true, persons: 1, units: 1, named: new Set(['p-1', 'p-2', 'p-3']), finished: false, direction: 'within' as const, from: null, to: null };
    expect(transferBatch.limits?.(state, '2019-01-01')).toMatchObject([{ rule: 'batch-exhausted', excess: 2 }]);
  });
});
