import { create } from '@bufbuild/protobuf';
import { effectiveMessage, FigureDeclaredSchema } from '@yange/contracts';
import { derivedId, parseEffectiveDate } from '@yange/kernel';
import { defineUseCase, streamOf, type StreamRef } from '@yange/use-case';
import { z } from 'zod';
import { measureDefinition, measureDefinitionStream, type MeasureDefinitionState } from '../../domain/measure-definition/measure-definition.aggregate.js';
import { unitOf } from '../../domain/measure-definition/measure-definition.decider.js';
import type { MeasureDefinitionEvent } from '../../domain/measure-definition/measure-definition.events.js';
import { report, type ReportState } from '../../domain/report/report.aggregate.js';
import { declareFigure } from '../../domain/report/report.decider.js';
import type { ReportEvent } from '../../domain/report/report.events.js';
import { aspects, figureKinds, relationKinds, type AspectName, type FigureKindName, type RelationName } from '../../language/figure.language.js';
import { scopePattern } from '../../language/scope.language.js';
import { measureOf } from '../../measures/measures.js';

const oneOf = <T extends string>(table: Readonly<Record<T, number>>) => z.enum(Object.keys(table) as [T, ...T[]]);
const words = (length: number) => z.string().min(1).max(length);
const scope = z.string().regex(scopePattern).or(z.literal('')).default('');
export const figureId = z.string().regex(/^[A-Z][1-9]\d{0,2}$/);

const measure = z.strictObject({
  measure: words(60),
  value: z.string().regex(/^(?:-?\d{1,15}(?:\.\d{1,6})?|\d{4}-\d{2}(?:-\d{2})?)$/),
  unit: z.string().max(10),
  /** where it differs from that of the figure */
  scope,
  approximate: z.boolean().default(false),
});

export const declareFigureBody = z.strictObject({
  /** title of the report: its figures form one stream */
  report: words(100),
  figureId,
  kind: oneOf<FigureKindName>(figureKinds),
  words: words(300),
  place: words(40),
  /** as a clerk writes it: 2019年2月底 */
  asOf: words(40),
  measures: z.array(measure).max(10).default([]),
  relations: z.array(z.strictObject({ kind: oneOf<RelationName>(relationKinds), figureId, partition: z.string().max(40).default('') })).max(10).default([]),
  topics: z.array(z.strictObject({ topic: words(40), aspect: oneOf<AspectName>(aspects) })).max(10).default([]),
  listed: z.array(z.strictObject({ measure: words(60), names: z.array(words(100)).min(1).max(60), open: z.boolean().default(false) })).max(10).default([]),
  mentions: z.array(words(60)).max(20).default([]),
  reading: z.string().max(200).default(''),
  /** 区本级党政机构·合计; it may be left out only where every measure has its own */
  scope,
});

export type DeclareFigureBody = z.infer<typeof declareFigureBody>;

/** Enters a number that a report prints. It changes nothing but what the report is known to say. */
export const declareFigureUseCase = defineUseCase({
  name: 'declare-figure',
  title: { zh: '登记汇报数据', en: 'Declare a figure of a report' },
  path: 'declared-figures',
  right: 'reporting.record',
  body: declareFigureBody as z.ZodType<DeclareFigureBody>,
  streams: (body, meta): ReportStreams => ({
    report: streamOf(report, reportId(meta.district, body.report)),
    ...Object.fromEntries(ownMeasures(body).map((measure) => [ownStream(measure), measureDefinitionStream(meta.district, measure)])),
  }),
  decide: (body, timelines, meta) => {
    const own = Object.fromEntries(ownMeasures(body).map((measure) => [measure, unitOf(timelines[ownStream(measure)]?.latest() ?? measureDefinition.initial())]));
    const { events, violations } = declareFigure(timelines.report.latest(), messageOf(body, reportId(meta.district, body.report)), (measure) => measureOf(measure)?.unit ?? own[measure]);
    return { append: { report: events }, violations, answer: { figureId: body.figureId } };
  },
});

type ReportStreams = { readonly report: StreamRef<ReportState, ReportEvent> } & Readonly<Record<`own ${string}`, StreamRef<MeasureDefinitionState, MeasureDefinitionEvent>>>;

const ownStream = (measure: string) => `own ${measure}` as const;

/** Measures that the product does not know: the district must have defined them. */
const ownMeasures = ({ measures }: DeclareFigureBody): readonly string[] => [...new Set(measures.map((one) => one.measure))].filter((measure) => measureOf(measure) === undefined);

const reportId = (district: string, title: string): string => derivedId('report', district, title);

const messageOf = (body: DeclareFigureBody, id: string) =>
  create(FigureDeclaredSchema, {
    reportId: id,
    figureId: body.figureId,
    kind: figureKinds[body.kind],
    words: body.words,
    place: body.place,
    asOf: effectiveMessage(parseEffectiveDate(body.asOf)),
    measures: body.measures,
    relations: body.relations.map((one) => ({ ...one, kind: relationKinds[one.kind] })),
    topics: body.topics.map((one) => ({ ...one, aspect: aspects[one.aspect] })),
    listed: body.listed,
    mentions: body.mentions,
    reading: body.reading,
    scope: body.scope,
    reportTitle: body.report,
  });
