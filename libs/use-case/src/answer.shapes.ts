import { z } from 'zod';

const day = z.iso.date();

const uncertainFact = z.strictObject({ event_id: z.uuid(), type: z.string(), effective: z.string().describe('来源所写日期 · the date in the words of the source') }).meta({ id: 'UncertainFact' });

/** What answers are made of again and again, for the `answer` of questions. */
export const shown = {
  text: z.string(),
  /** of people, items, events: whole and not negative */
  count: z.int().min(0),
  /** of a thing or an event; what a history only counts has an id of the same form, which derives from where it is told */
  id: z.uuid(),
  day,
  eventId: z.uuid().describe('所据事件 · the event that it rests on'),
  validFrom: day.describe('自该日 · from that day on'),
  validTo: day.nullable().describe('至该日（不含），仍有效为 null · up to that day, which is not included; null while it lasts'),
  on: day.nullable().describe('所问日期，未注明为 null · the day that was asked for; null: all that is recorded'),
  uncertain: z.array(uncertainFact).describe('当日是否已生效不能确定的事件 · events of which nobody can say whether they had taken effect by that day'),
  next: z.string().nullable().describe('下一页的 cursor，末页为 null · cursor of the next page; null on the last'),
} as const;

/** A document as an event cites it: what nobody said is left out. */
export const citationShape = z
  .strictObject({
    documentId: z.string().optional(),
    number: z.string().optional(),
    title: z.string().optional(),
    issuer: z.string().optional(),
    issuedOn: z.string().optional(),
    kind: z.string().optional(),
    place: z.string().optional().describe('文件中的位置 · where in the document'),
    quote: z.string().optional().describe('原文 · its words'),
    provenance: z.enum(['PROVENANCE_STATED', 'PROVENANCE_RECONSTRUCTED', 'PROVENANCE_SYNTHETIC']).optional(),
  })
  .meta({ id: 'Citation', description: '所引文件 · a cited document' });

export const findingShape = z
  .strictObject({ rule: z.string().optional(), zh: z.string().optional(), en: z.string().optional(), facts: z.record(z.string(), z.string()).optional() })
  .meta({ id: 'RecordedFinding', description: '随事件登记的违规 · a breach that was recorded with the event' });

/** `LineageStep` of the kernel. */
export const lineageStepShape = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    how: z.string().describe('更名、合并、分立等 · renamed, merged, split …'),
    count: z.int().min(0).describe('成批时的数量 · how many of a block take the step'),
    date: day,
    eventIds: z.array(z.uuid()),
  })
  .meta({ id: 'LineageStep', description: '沿革的一步 · one step of a lineage, with the events that tell it' });

/** Both languages. */
export const wordsShape = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Words', description: '中文与英文 · Chinese and English' });
