import { isCalendarDate } from '@yange/kernel';
import { defineQuery, endOfTime, shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { generateReport, generatorVersion, type GeneratedReport } from '../reports/report.generation.js';
import { markdownOf } from '../reports/report.markdown.js';
import { checkSheetShape, reportContentShape, reportHeadShape } from '../reports/report.shapes.js';
import { inForceOn, templateVersions, type TemplateVersion } from '../reports/template.reading.js';

const params = z.strictObject({
  templateId: z.uuid().toLowerCase(),
  /** day of the report; today where none is given */
  on: z.string().refine(isCalendarDate, '没有这一天 · no such day').optional(),
  language: z.enum(['zh', 'en']).default('zh'),
});

interface Draft {
  readonly version: TemplateVersion;
  readonly on: string;
  readonly report: GeneratedReport;
}

/** @returns null where no such template holds on that day, or it has no text in that language */
const draftOf = async ({ templateId, on: wanted, language }: z.infer<typeof params>, { district, read, asked, known = null }: QueryContext): Promise<Draft | null> => {
  const on = wanted ?? asked?.on ?? endOfTime;
  const versions = await templateVersions(read, district);
  const version = inForceOn(versions, on).find(({ template }) => template.templateId === templateId);
  if (version === undefined || !version.template.texts.some((one) => one.language === language)) return null;
  return { version, on, report: await generateReport(read, district, known, { version, on, language, settled: [] }) };
};

const headOf = ({ version: { template }, on, report }: Draft) => ({
  templateId: template.templateId,
  template: template.name,
  templateVersion: template.version,
  title: report.title,
  on,
  positions: report.positions,
  contentHash: report.contentHash,
  generator: generatorVersion,
});

/** A report as it would read now: every number derived at its own date, each paragraph with footnotes to events and documents. Nothing is kept of it. */
export const reportDraftQuery = defineQuery({
  name: 'report-draft',
  title: { zh: '生成汇报', en: 'Generate a report' },
  path: 'report-drafts/:templateId',
  right: 'read',
  params,
  answer: z.strictObject({ ...reportHeadShape, content: reportContentShape, markdown: shown.text, blocking: shown.count.describe('校核单上未处置的 · entries of the check sheet that keep it from being frozen') }),
  run: async (wanted, context) => {
    const draft = await draftOf(wanted, context);
    if (draft === null) return null;
    const { content, sheet } = draft.report;
    return { ...headOf(draft), content, markdown: markdownOf(content), blocking: sheet.blocking };
  },
});

/** 校核单 of a report, for the house: never a part of what goes out. */
export const checkSheetQuery = defineQuery({
  name: 'check-sheet',
  title: { zh: '校核单', en: 'Check sheet of a report' },
  path: 'check-sheets/:templateId',
  right: 'read',
  params,
  answer: z.strictObject({ ...reportHeadShape, sheet: checkSheetShape }),
  run: async (wanted, context) => {
    const draft = await draftOf(wanted, context);
    return draft === null ? null : { ...headOf(draft), sheet: draft.report.sheet };
  },
});
