import { create } from '@bufbuild/protobuf';
import { ReportTemplateSetSchema, type ReportTemplateSet } from '@yange/contracts';
import { derivedId, Rejected } from '@yange/kernel';
import { defineUseCase, streamOf, type StreamRef } from '@yange/use-case';
import { z } from 'zod';
import { measureDefinition, measureDefinitionStream, type MeasureDefinitionState } from '../../domain/measure-definition/measure-definition.aggregate.js';
import type { MeasureDefinitionEvent } from '../../domain/measure-definition/measure-definition.events.js';
import { report, type ReportState } from '../../domain/report/report.aggregate.js';
import type { ReportEvent } from '../../domain/report/report.events.js';
import { reportTemplateStream, templateIdOf, type ReportTemplateState } from '../../domain/report-template/report-template.aggregate.js';
import { setReportTemplate } from '../../domain/report-template/report-template.decider.js';
import type { ReportTemplateEvent } from '../../domain/report-template/report-template.events.js';
import { readAnnex } from '../../language/annex.notation.js';
import { NotationError } from '../../language/notation.error.js';
import { measuresNamedIn, problemsOfTemplate, type Bindable } from '../../language/template.check.js';
import { queryMessage } from '../../language/term.message.js';
import { measureIdOf, measureOf } from '../../measures/measures.js';

/** As many characters as a cell of a workbook takes. */
export const longestText = 32_767;

const words = (length: number) => z.string().trim().max(length);

export const setReportTemplateBody = z.strictObject({
  /** unique in the district; a name that is known gets a new version */
  template: words(60).min(1),
  /** 汇报, 自查报告 … */
  kind: words(20).min(1),
  /** title of the report whose figures the text names */
  report: words(100).default(''),
  /** 发文机关 */
  issuer: words(100).min(1),
  /** 主送机关 */
  addressee: words(200).default(''),
  /** 抄送 */
  copies: z.array(words(100).min(1)).max(20).default([]),
  /** Markdown with {{A1}} or {{党政机构@2019年2月底}} in place of every number – see `src/reports/README.md` */
  text: z.string().min(1).max(longestText),
  /** the same in English; may be left out */
  textEn: z.string().max(longestText).default(''),
  /** 机构名录 organs=合计(机构)：机构类别、改革方式 */
  annexes: z.array(words(300).min(1)).max(20).default([]),
});

export type SetReportTemplateBody = z.infer<typeof setReportTemplateBody>;

type TemplateStreams = { readonly template: StreamRef<ReportTemplateState, ReportTemplateEvent>; readonly report: StreamRef<ReportState, ReportEvent> } & Readonly<Record<`defined ${string}`, StreamRef<MeasureDefinitionState, MeasureDefinitionEvent>>>;

const textsOf = ({ text: zh, textEn: en }: SetReportTemplateBody) => ({ zh, en });
const definedStream = (measure: string) => `defined ${measure}` as const;

/** Sets a template of reports: a new kind of report is data. A text that names what there is not is refused with line and column. It rests on no approval. */
export const setReportTemplateUseCase = defineUseCase({
  name: 'set-report-template',
  title: { zh: '设置汇报模板', en: 'Set a template of reports' },
  path: 'report-templates',
  right: 'reporting.record',
  administrative: true,
  body: setReportTemplateBody as z.ZodType<SetReportTemplateBody>,
  about: 'template',
  streams: (body, meta): TemplateStreams => ({
    template: reportTemplateStream(templateIdOf(meta.district, body.template)),
    report: streamOf(report, derivedId('report', meta.district, body.report)),
    ...Object.fromEntries(measuresNamedIn(textsOf(body), measureIdOf).map((measure) => [definedStream(measure), measureDefinitionStream(meta.district, measure)])),
  }),
  decide: (body, timelines, meta) => {
    const bindable: Bindable = {
      figures: timelines.report.latest().figures,
      idOf: measureIdOf,
      isKnown: (id) => measureOf(id) !== undefined,
      defined: (measure) => Object.keys((timelines[definedStream(measure)]?.latest() ?? measureDefinition.initial()).definitions),
    };
    const templateId = templateIdOf(meta.district, body.template);
    const { template } = timelines;
    const events = setReportTemplate(template.at(meta.effective.to), template.latest(), messageOf(body, templateId), problemsOfTemplate(textsOf(body), bindable));
    return { append: { template: events }, answer: { templateId } };
  },
});

const messageOf = ({ template: name, kind, report: reportTitle, issuer, addressee, copies, text, textEn, annexes }: SetReportTemplateBody, templateId: string): ReportTemplateSet =>
  create(ReportTemplateSetSchema, {
    templateId,
    name,
    kind,
    reportTitle,
    issuer,
    addressee,
    copies,
    texts: [{ language: 'zh', text }, ...(textEn === '' ? [] : [{ language: 'en', text: textEn }])],
    annexes: annexes.map(annexMessage),
  });

/** @throws {Rejected} `annex-unreadable` */
const annexMessage = (text: string) => {
  try {
    const { query, ...annex } = readAnnex(text);
    return { ...annex, columns: [...annex.columns], query: queryMessage(query) };
  } catch (error) {
    if (error instanceof NotationError) throw new Rejected('annex-unreadable', error.zh, error.en, { annex: text });
    throw error;
  }
};
