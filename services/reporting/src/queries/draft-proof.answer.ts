import { shown } from '@yange/use-case';
import { z } from 'zod';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const document = z.strictObject({ number: z.string().describe('发文字号，没有则为空'), title: z.string(), issuer: z.string(), issuedOn: z.string().describe('YYYY-MM-DD，不详则为空') }).meta({ id: 'CitedDocument' });
const verdicts = ['agrees', 'differs', 'garbled', 'not-derivable', 'unsupported', 'no-claim'] as const;

const number = z.strictObject({
  place: z.strictObject({ paragraph: z.int().min(0), from: z.int().min(0), to: z.int().min(1) }).describe('第几段（从 0 起）与起止位置（UTF-16） · paragraph from 0, offsets in UTF-16 units'),
  text: z.string().describe('文中原样 · as it stands'),
  kind: z.enum(['amount', 'percent', 'share', 'range-end', 'date', 'document', 'formula']),
  value: z.string().describe('数值、日期（YYYY[-MM[-DD]]）或文号（年-序号） · number, date, or year and serial of a document'),
  unit: z.string().describe('量词 · measure word'),
  approximate: z.boolean().describe('约、左右 · said to be about so much'),
  verdict: z.enum(verdicts),
  verdictWords: words,
  by: z.enum(['quote', 'words']).nullable().describe('凭原句或凭措辞认出 · known by the very words of a report, or by what the words are like'),
  figureId: z.string().nullable(),
  measure: z.strictObject({ id: z.string(), title: words, scope: z.string(), unit: z.string() }).nullable().describe('文中所说的指标 · what is spoken of'),
  derived: z.strictObject({ value: z.union([z.number(), z.string()]).nullable(), basis: z.enum(['counted', 'computed', 'block', 'stated']), asOf: z.strictObject({ from: z.string().nullable(), to: z.string(), precision: z.enum(['day', 'month', 'year', 'by-end-of', 'range']), text: z.string() }), reason: z.string().nullable() }).nullable().describe('账上的数 · what the log gives'),
  document: document.nullable().describe('文号所指文件 · the document of a document number'),
  eventsThen: z.int().nullable().describe('日期：于此时生效的事件数 · of a date: events that take effect then'),
  events: z.array(shown.id),
  uncertain: z.array(shown.id).describe('不能确定是否计入的事件 · events that may or may not count'),
  documents: z.array(document).describe('依据文件 · what the events rest on'),
  nearest: z.array(z.strictObject({ id: z.string(), title: words, scope: z.string() })).describe('相近而不足以认定的指标 · like it, and not enough'),
  remark: words.describe('批注 · what stands in the margin'),
});

export const draftProofAnswer = z.strictObject({
  on: z.iso.date(),
  counts: z.strictObject(Object.fromEntries(verdicts.map((verdict) => [verdict, z.int().min(0)])) as Record<(typeof verdicts)[number], z.ZodInt>),
  numbers: z.array(number),
  positions: z.record(z.string(), z.int()),
});
