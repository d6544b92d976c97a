import { shown, wordsShape, type Answered } from '@yange/use-case';
import { z } from 'zod';
import { positionsShape } from '../view/report.shapes.js';

const cell = z
  .strictObject({ value: z.int().nullable().describe('没有记载为 null，不是零 · null where nothing is recorded: that is no zero'), events: z.array(shown.id).describe('所据事件 · the events that it rests on') })
  .meta({ id: 'StatisticCell', description: '年报的一个数 · a number of the statistics' });

const row = z.strictObject({ values: z.array(z.strictObject({ value: shown.text, words: wordsShape })), cells: z.array(cell) });

export const statisticTableShape = z
  .strictObject({
    id: shown.text,
    title: wordsShape,
    by: z.array(z.strictObject({ id: shown.text, words: wordsShape })).describe('分组所依 · what rows go by'),
    columns: z.array(z.strictObject({ id: shown.text, words: wordsShape, unit: shown.text })),
    rows: z.array(row),
    total: z.array(cell),
  })
  .meta({ id: 'StatisticTable', description: '年报的一张表 · a table of the statistics' });

export const statisticContentShape = z
  .strictObject({
    title: wordsShape,
    year: z.int(),
    on: shown.day.describe('该年最后一日 · the last day of the year'),
    definition: shown.count.describe('统计口径的版本 · version of the definition'),
    synthetic: z.boolean().describe('含虚拟数据 · with made-up data in it'),
    tables: z.array(statisticTableShape),
    uncertain: z.array(shown.id).describe('当日是否已生效不能确定、未计入的事件 · events that may or may not have taken effect by then, not counted'),
  })
  .meta({ id: 'YearStatistics', description: '机构编制统计年报 · year-end statistics' });

export const derivedStatisticShape = z.strictObject({ content: statisticContentShape, contentHash: z.string().regex(/^[0-9a-f]{64}$/), positions: positionsShape });

const difference = z.strictObject({
  table: shown.text,
  values: z.array(z.strictObject({ value: shown.text, words: wordsShape })).describe('哪一行，合计为空 · which row; empty for the total'),
  column: shown.text,
  title: wordsShape,
  unit: shown.text,
  before: z.int().nullable(),
  after: z.int().nullable(),
  change: z.int().nullable().describe('增减；有一年没有记载为 null · null where one of the years has no number'),
  events: z.array(shown.id).describe('两年之间起作用的事件 · the events that make the difference'),
});

export const statisticComparisonShape = z.object({
  year: z.int(),
  base: z.int(),
  frozen: z.strictObject({ year: shown.id.nullable(), base: shown.id.nullable() }).describe('该年所用的定稿事件，未定稿为 null · the event by which each was frozen; null where it was derived as now'),
  differences: z.array(difference),
});

export type StatisticCell = Answered<z.infer<typeof cell>>;
export type StatisticRow = Answered<z.infer<typeof row>>;
export type StatisticTableAnswer = Answered<z.infer<typeof statisticTableShape>>;
export type StatisticContent = Answered<z.infer<typeof statisticContentShape>>;
export type StatisticDifference = Answered<z.infer<typeof difference>>;
