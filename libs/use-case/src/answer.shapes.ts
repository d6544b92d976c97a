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

/** Both languages. */
export const wordsShape = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Words', description: '中文与英文 · Chinese and English' });
