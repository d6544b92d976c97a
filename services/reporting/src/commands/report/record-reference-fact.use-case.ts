import { create } from '@bufbuild/protobuf';
import { effectiveMessage, ReferenceFactRecordedSchema } from '@yange/contracts';
import { parseEffectiveDate } from '@yange/kernel';
import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { reference } from '../../domain/report/report.aggregate.js';
import { recordReferenceFact } from '../../domain/report/report.decider.js';

export const referenceFactBody = z.strictObject({
  factId: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  measure: z.enum(['population']),
  value: z.string().regex(/^\d{1,12}(?:\.\d{1,4})?$/),
  unit: z.string().min(1).max(10),
  area: z.string().min(1).max(60),
  /** how many districts the area consists of */
  districts: z.int().min(1).max(100),
  /** as a clerk writes it: 2022年底 */
  asOf: z.string().min(1).max(40),
  source: z.string().min(1).max(300),
  approximate: z.boolean().default(false),
});

export type ReferenceFactBody = z.infer<typeof referenceFactBody>;

/**
 * Enters a fact that figures are compared with. It is not one of the district's institutions, so neither its cut-over date
 * nor the duty to cite an approval applies; its own source is part of it.
 */
export const recordReferenceFactUseCase = defineUseCase({
  name: 'record-reference-fact',
  title: { zh: '登记参考数据', en: 'Record a reference fact' },
  path: 'reference-facts',
  right: 'reporting.record',
  administrative: true,
  body: referenceFactBody as z.ZodType<ReferenceFactBody>,
  streams: (body) => ({ reference: streamOf(reference, body.factId) }),
  decide: (body, timelines) => {
    const fact = create(ReferenceFactRecordedSchema, { ...body, asOf: effectiveMessage(parseEffectiveDate(body.asOf)) });
    return { append: { reference: recordReferenceFact(timelines.reference.latest(), fact) }, answer: { factId: body.factId } };
  },
});
