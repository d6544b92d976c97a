import { reportingContract, type ReportingEvent } from '@yange/contracts';
import { isCalendarDate } from '@yange/kernel';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { inspectionStream } from '../../domain/inspection/inspection.aggregate.js';
import { inspectionStep } from '../../domain/inspection/inspection.decider.js';
import type { InspectionEvent } from '../../domain/inspection/inspection.events.js';

const words = (length: number) => z.string().trim().min(1).max(length);
const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');
const id = z.uuid().toLowerCase();
/** documents of the register that prove it, beside those that the step rests on */
const evidence = z.array(z.strictObject({ documentId: id.or(z.literal('')).default(''), title: words(200) })).max(50).default([]);
const right = 'reporting.record';

const made = <T extends InspectionEvent['type']>(type: T, data: object): InspectionEvent => reportingContract.make(type as ReportingEvent['type'], data as never) as InspectionEvent;

const requestBody = z.strictObject({ title: words(200), requestedBy: words(100), scope: words(500), selfCheckDue: day.or(z.literal('')).default(''), submissionDue: day.or(z.literal('')).default('') });

/** 督查要求: a higher level asks for an account. */
export const requestInspection = defineUseCase({
  name: 'request-inspection',
  title: { zh: '登记督查要求', en: 'Record an inspection' },
  path: 'inspections',
  right,
  body: requestBody as z.ZodType<z.infer<typeof requestBody>>,
  about: 'inspection',
  streams: (_body, meta) => ({ inspection: inspectionStream(meta.id('inspection')) }),
  decide: (body, { inspection }, meta) => {
    const inspectionId = meta.id('inspection');
    return { append: { inspection: inspectionStep(inspection.latest(), made('InspectionRequested', { inspectionId, ...body })) }, answer: { inspectionId } };
  },
});

interface Step<B> {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly path: string;
  readonly type: InspectionEvent['type'];
  readonly body: z.ZodType<B>;
}

const step = <B extends { readonly inspectionId: string }>({ name, title, path, type, body }: Step<B>) =>
  defineUseCase({
    name, title, path: `inspections/:inspectionId/${path}`, right, body,
    streams: ({ inspectionId }) => ({ inspection: inspectionStream(inspectionId) }),
    decide: (said, { inspection }) => ({ append: { inspection: inspectionStep(inspection.latest(), made(type, said)) } }),
  });

const demandBody = z.strictObject({ inspectionId: id, demand: words(300), due: day.or(z.literal('')).default('') });

/** What is to be put right gets an id by which it is told to be done. */
const demandFollowUp = defineUseCase({
  name: 'demand-inspection-follow-up',
  title: { zh: '登记督查反馈的整改要求', en: 'Record what an inspection wants to be put right' },
  path: 'inspections/:inspectionId/follow-ups',
  right,
  body: demandBody as z.ZodType<z.infer<typeof demandBody>>,
  streams: ({ inspectionId }) => ({ inspection: inspectionStream(inspectionId) }),
  decide: (said, { inspection }, meta) => {
    const itemId = meta.id('follow-up');
    return { append: { inspection: inspectionStep(inspection.latest(), made('InspectionFollowUpDemanded', { ...said, itemId })) }, answer: { itemId } };
  },
});

export const inspectionUseCases = [
  requestInspection,
  step({ name: 'self-check-inspection', title: { zh: '登记督查自查', en: 'Record the self-check of an inspection' }, path: 'self-check', type: 'InspectionSelfChecked', body: z.strictObject({ inspectionId: id, findings: words(2_000), evidence }) as z.ZodType<{ inspectionId: string }> }),
  step({ name: 'submit-inspection', title: { zh: '报送督查材料', en: 'Submit the report of an inspection' }, path: 'submission', type: 'InspectionSubmitted', body: z.strictObject({ inspectionId: id, addressee: words(100), reportId: id.or(z.literal('')).default(''), evidence }) as z.ZodType<{ inspectionId: string }> }),
  demandFollowUp,
  step({ name: 'finish-inspection-follow-up', title: { zh: '登记督查整改完成', en: 'Record that something was put right' }, path: 'follow-ups/:itemId/result', type: 'InspectionFollowUpDone', body: z.strictObject({ inspectionId: id, itemId: id, result: words(1_000), evidence }) as z.ZodType<{ inspectionId: string }> }),
  step({ name: 'close-inspection', title: { zh: '督查办结', en: 'Close an inspection' }, path: 'closing', type: 'InspectionClosed', body: z.strictObject({ inspectionId: id, conclusion: words(500) }) as z.ZodType<{ inspectionId: string }> }),
] as const;
