import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { transferBatchStream } from '../../domain/transfer-batch/transfer-batch.aggregate.js';
import { decideFinishBatch } from '../../domain/transfer-batch/transfer-batch.decider.js';
import { optionalWords } from '../body.parts.js';

export const finishTransferBatchUseCase = defineUseCase({
  name: 'finish-transfer-batch',
  title: { zh: '转隶办结', en: 'Finish a transfer batch' },
  path: 'transfer-batches/:batchId/finish',
  right: 'staffing.record',
  body: z.strictObject({ batchId: z.uuid(), reason: optionalWords }),
  streams: ({ batchId }) => ({ batch: transferBatchStream(batchId) }),
  decide: ({ batchId, reason }, { batch }, meta) => {
    const { events, violations } = decideFinishBatch(batchId, reason, batch, meta.effective);
    return { append: { batch: events }, violations };
  },
});
