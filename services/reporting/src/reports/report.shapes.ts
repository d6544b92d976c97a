import { shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { asOfShape, basisShape, positionsShape } from '../view/report.shapes.js';

const run = z.strictObject({
  text: shown.text,
  lead: z.boolean().describe('段首标题 · part of a heading that the paragraph goes on from'),
  note: shown.count.nullable().describe('脚注号 · footnote after it'),
});

const block = z.strictObject({ style: z.enum(['title', 'heading-1', 'heading-2', 'paragraph']), runs: z.array(run) });

const note = z.strictObject({
  number: shown.count,
  text: shown.text,
  numbers: z.array(shown.text).describe('所注数据 · the numbers that it is about'),
  events: z.array(shown.id),
});

const annex = z.strictObject({
  title: shown.text,
  columns: z.array(shown.text),
  rows: z.array(z.array(z.union([z.number(), shown.text]))),
});

/** A report without its layout: what is frozen is the hash of this, in canonical JSON. */
export const reportContentShape = z
  .strictObject({
    language: z.enum(['zh', 'en']),
    kind: shown.text,
    issuer: shown.text,
    addressee: shown.text,
    copies: z.array(shown.text),
    on: shown.day,
    synthetic: z.boolean().describe('含虚拟数据，须处处标明 · rests on made-up facts: shown wherever it is'),
    blocks: z.array(block),
    notes: z.array(note),
    annexes: z.array(annex),
  })
  .meta({ id: 'ReportContent', description: '汇报内容 · what a report says, without its layout' });

export type ReportContent = z.infer<typeof reportContentShape>;

export const attentionKinds = ['contradiction', 'not-derivable', 'missing', 'annex', 'uncertain', 'synthetic', 'unbound', 'finding'] as const;

export type AttentionKind = (typeof attentionKinds)[number];

const place = z.strictObject({ line: shown.count, column: shown.count });

const checkedNumber = z.strictObject({
  number: shown.text.describe('数据，定稿时以此指明 · by which settlements name it'),
  title: wordsShape,
  place: place.describe('模板中的位置 · where in the template'),
  unit: shown.text,
  scope: shown.text,
  asOf: asOfShape,
  declared: shown.text.nullable().describe('上报数 · what the district declared'),
  derived: shown.text.nullable().describe('推算数 · what the log gives'),
  stands: z.enum(['derived', 'declared', 'nothing']).describe('正文所取 · which of them stands in the text'),
  basis: basisShape,
  events: z.array(shown.id),
});

const entry = z.strictObject({
  kind: z.enum(attentionKinds),
  number: shown.text.nullable(),
  place: place.nullable(),
  text: wordsShape,
  blocks: z.boolean().describe('未处置不得定稿 · keeps the report from being frozen until it is settled'),
  settled: z.strictObject({ choice: z.enum(['declared', 'derived']), reason: shown.text }).nullable(),
});

/** 校核单: internal, never a part of what goes out. */
export const checkSheetShape = z.strictObject({ numbers: z.array(checkedNumber), entries: z.array(entry), blocking: shown.count.describe('未处置的 · entries that still block') }).meta({ id: 'CheckSheet', description: '校核单（内部） · check sheet, internal' });

export type CheckSheet = z.infer<typeof checkSheetShape>;

export const reportHeadShape = {
  templateId: shown.id,
  template: shown.text,
  templateVersion: shown.count,
  title: shown.text.describe('中文标题 · the Chinese title'),
  on: shown.day,
  positions: positionsShape,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/).describe('内容哈希（SHA-256，规范化 JSON） · of the content in canonical JSON'),
  generator: shown.count.describe('生成器版本 · by which version of the generator'),
};
