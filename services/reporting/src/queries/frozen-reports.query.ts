import { defineQuery, shown } from '@yange/use-case';
import { z } from 'zod';
import { frozenReports, positionsOf, settlementsOf, type FrozenReport } from '../reports/frozen.reading.js';
import { generateReport, generatorVersion } from '../reports/report.generation.js';
import { markdownOf } from '../reports/report.markdown.js';
import { reportContentShape } from '../reports/report.shapes.js';
import { templateSetBy } from '../reports/template.reading.js';
import { positionsShape } from '../view/report.shapes.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const head = z.strictObject({
  reportId: shown.id,
  title: shown.text,
  on: shown.day,
  templateId: shown.id,
  templateVersion: shown.count,
  positions: positionsShape.describe('定稿时各日志的位置 · up to where each log was known when it was frozen'),
  hashes: z.array(z.strictObject({ language: z.enum(['zh', 'en']), algorithm: shown.text, hash })),
  settled: z.array(z.strictObject({ number: shown.text, choice: z.enum(['declared', 'derived']), reason: shown.text })),
  generator: shown.count,
  frozenBy: shown.id.describe('定稿的事件 · the event that froze it'),
  frozenAt: shown.text,
  annulled: z.boolean().describe('误定稿，已撤销 · frozen in error and taken back'),
});

const headOf = (district: string, { eventId, recordedAt, annulled, frozen }: FrozenReport): z.infer<typeof head> => ({
  reportId: frozen.reportId,
  title: frozen.title,
  on: frozen.on,
  templateId: frozen.templateId,
  templateVersion: frozen.templateVersion,
  positions: { ...positionsOf(district, frozen) },
  hashes: frozen.texts.map((text) => ({ language: text.language === 'en' ? 'en' : 'zh', algorithm: text.hashAlgorithm, hash: Buffer.from(text.hash).toString('hex') })),
  settled: settlementsOf(frozen).map((one) => ({ ...one })),
  generator: frozen.generator,
  frozenBy: eventId,
  frozenAt: recordedAt,
  annulled,
});

/** Reports that were given out, the newest first. */
export const frozenReportsQuery = defineQuery({
  name: 'frozen-reports',
  title: { zh: '已定稿的汇报', en: 'Frozen reports' },
  path: 'frozen-reports',
  right: 'read',
  undated: { zh: '冻结的汇报各有其日期', en: 'a frozen report has its own day' },
  params: z.strictObject({}),
  answer: z.strictObject({ reports: z.array(head) }),
  run: async (_params, { district, read }) => ({ reports: (await frozenReports(read, district)).map((one) => headOf(district, one)) }),
});

/** A frozen report, derived again from the template and the positions that it names, and compared with the hash of that day. */
export const frozenReportQuery = defineQuery({
  name: 'frozen-report',
  title: { zh: '一份已定稿的汇报', en: 'One frozen report' },
  path: 'frozen-reports/:reportId',
  right: 'read',
  undated: { zh: '冻结的汇报各有其日期', en: 'a frozen report has its own day' },
  params: z.strictObject({ reportId: z.uuid().toLowerCase(), language: z.enum(['zh', 'en']).default('zh') }),
  answer: head.extend({
    content: reportContentShape,
    markdown: shown.text,
    contentHash: hash.describe('现在推算所得 · of what was derived now'),
    reproduced: z.boolean().describe('与定稿时逐字节相同 · the same to the last byte as when it was frozen'),
    generatorNow: shown.count.describe('现在的生成器版本；不同则不必相同 · by another version it need not be the same'),
  }),
  run: async ({ reportId, language }, { district, read }) => {
    const found = (await frozenReports(read, district)).find(({ frozen }) => frozen.reportId === reportId);
    const version = found === undefined ? null : await templateSetBy(read, district, found.frozen.templateEventId);
    const view = found === undefined ? undefined : headOf(district, found);
    const text = view?.hashes.find((one) => one.language === language);
    if (found === undefined || version === null || view === undefined || text === undefined) return null;
    const { content, contentHash } = await generateReport(read, district, positionsOf(district, found.frozen), { version, on: found.frozen.on, language, settled: settlementsOf(found.frozen) });
    return { ...view, content, markdown: markdownOf(content), contentHash, reproduced: contentHash === text.hash, generatorNow: generatorVersion };
  },
});
