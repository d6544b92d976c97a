import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { transferBatchStream } from '../../domain/transfer-batch/transfer-batch.aggregate.js';
import { counterpartOf } from '../../domain/transfer-batch/counterpart-region.js';
import { decideRecordBatch } from '../../domain/transfer-batch/transfer-batch.decider.js';
import { sidesOf, transferBatchFields } from './transfer-batch.parts.js';

export const recordTransferBatchUseCase = defineUseCase({
  name: 'record-transfer-batch',
  title: { zh: '登记人员转隶', en: 'Record a transfer of persons' },
  path: 'transfer-batches',
  right: 'staffing.record',
  body: z.strictObject({ ...transferBatchFields }),
  /** who goes where is decided, with or without the posts */
  matter: ({ from, to, direction, persons: quantity }) => ({ code: 'staff.transfer', subjects: sidesOf(from, to, direction), quantity }),
  streams: (_body, meta) => ({ batch: transferBatchStream(meta.id('batch')) }),
  decide: (body, { batch }, meta) => {
    const batchId = meta.id('batch');
    const { events, violations } = decideRecordBatch({ ...body, batchId, counterpartRegion: counterpartOf(body.counterpartRegion, body.direction !== 'within', meta.district) }, null, batch);
    return { append: { batch: events }, violations, answer: { batchId } };
  },
});
