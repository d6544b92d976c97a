import { isCalendarDate } from '@yange/kernel';
import { defineQuery, endOfTime, shown } from '@yange/use-case';
import { z } from 'zod';
import { writeAnnex } from '../language/annex.notation.js';
import { queryOf } from '../language/term.message.js';
import { inForceOn, templateVersions, type TemplateVersion } from '../reports/template.reading.js';

const on = z.string().refine(isCalendarDate, '没有这一天 · no such day').optional();

const head = z.strictObject({
  templateId: shown.id,
  name: shown.text,
  version: shown.count,
  since: shown.day.describe('自该日起用 · holds from this day on'),
  kind: shown.text.describe('文种'),
  report: shown.text.describe('正文引用哪份汇报的数据；空为只用指标 · whose figures the text names; empty where it names measures only'),
  issuer: shown.text,
  addressee: shown.text,
  copies: z.array(shown.text),
  languages: z.array(z.enum(['zh', 'en'])),
  setBy: shown.id.describe('设置此版本的事件 · the event that set this version'),
});

const headOf = ({ eventId, since, template }: TemplateVersion): z.infer<typeof head> => {
  const { templateId, name, version, kind, reportTitle: report, issuer, addressee, copies, texts } = template;
  return { templateId, name, version, since, kind, report, issuer, addressee, copies, languages: (['zh', 'en'] as const).filter((one) => texts.some(({ language }) => language === one)), setBy: eventId };
};

/** The templates of reports that hold on a day. */
export const reportTemplatesQuery = defineQuery({
  name: 'report-templates',
  title: { zh: '汇报模板', en: 'Templates of reports' },
  path: 'report-templates',
  right: 'read',
  params: z.strictObject({ on }),
  answer: z.strictObject({ on: shown.day, templates: z.array(head) }),
  run: async ({ on: wanted }, { district, read, asked }) => {
    const day = wanted ?? asked?.on ?? endOfTime;
    return { on: day, templates: inForceOn(await templateVersions(read, district), day).map(headOf) };
  },
});

/** One template as it holds on a day, or one version of it, with its text; and all versions there are. */
export const reportTemplateQuery = defineQuery({
  name: 'report-template',
  title: { zh: '一个汇报模板', en: 'One template of reports' },
  path: 'report-templates/:templateId',
  right: 'read',
  params: z.strictObject({ templateId: z.uuid().toLowerCase(), on, version: z.coerce.number().int().min(1).optional() }),
  answer: head.extend({
    text: shown.text.describe('中文正文，Markdown · the Chinese text'),
    textEn: shown.text.describe('英文正文，没有则为空 · the English text; empty where there is none'),
    annexes: z.array(shown.text),
    versions: z.array(z.strictObject({ version: shown.count, since: shown.day, setBy: shown.id })).describe('各版本，按生效先后 · all versions in the order of effect'),
  }),
  run: async ({ templateId, on: wanted, version }, { district, read, asked }) => {
    const own = (await templateVersions(read, district)).filter(({ template }) => template.templateId === templateId);
    const found = version === undefined ? inForceOn(own, wanted ?? asked?.on ?? endOfTime)[0] : own.find(({ template }) => template.version === version);
    if (found === undefined) return null;
    const textIn = (language: string): string => found.template.texts.find((one) => one.language === language)?.text ?? '';
    return {
      ...headOf(found),
      text: textIn('zh'),
      textEn: textIn('en'),
      annexes: found.template.annexes.flatMap(({ query, title, titleEn, columns }) => (query === undefined ? [] : [writeAnnex({ title, titleEn, columns, query: queryOf(query, 'sum') })])),
      versions: own.map(({ eventId, since, template }) => ({ version: template.version, since, setBy: eventId })),
    };
  },
});
