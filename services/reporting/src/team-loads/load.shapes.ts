import { shown, wordsShape, type Answered } from '@yange/use-case';
import { z } from 'zod';

const events = z.array(shown.id).describe('所据事件 · events that it rests on');

const strengthShape = z
  .strictObject({
    value: shown.count,
    from: z.enum(['team-account', 'stated', 'organ-account']).describe('队伍自己的编制账户、队伍报告、主管单位账户 · an account of the team’s own, what is stated of the team, or the account of the organ in charge'),
    teams: shown.count.describe('共用这一数的队伍数 · how many teams share it: more than one only where the account is the organ’s'),
    events,
  })
  .nullable()
  .describe('无记载为 null · null where nothing says it');

/** A load per head or post: both sides kept, nothing rounded. */
const rateShape = z
  .strictObject({
    numerator: shown.count,
    denominator: shown.count,
    days: shown.count.describe('分子所涉天数；事项为 0 · days that the cases are of; 0 for items'),
    timesMedian: z.number().nullable().describe('为全区中位数的几倍，两位小数；队伍太少为 null · times the median of the district, two decimals; null with too few teams to compare'),
    outlier: z.enum(['high', 'low']).nullable().describe('畸重、畸轻 · far above or below the median'),
  })
  .nullable()
  .describe('分子分母有一项无记载为 null · null where one side is not known, or is 0');

export const rateNames = ['itemsPerPerson', 'itemsPerPost', 'casesPerPerson', 'casesPerPost'] as const;
export type RateName = (typeof rateNames)[number];

export const teamLoadShape = z.strictObject({
  id: shown.id,
  name: shown.text,
  field: shown.text.describe('执法领域，无记载为空 · empty where nobody says it'),
  organ: z.strictObject({ id: shown.text, name: shown.text }).describe('主管单位，无记载为空 · the organ in charge; empty where nobody says it'),
  items: z.strictObject({ value: shown.count, events }).nullable(),
  cases: z.array(z.strictObject({ from: shown.day, to: shown.day, accepted: shown.count, finished: shown.count, counted: z.boolean().describe('计入比率 · within the window that rates are of') })).describe('受理与办结是两个口径 · accepted and finished are different measures'),
  people: strengthShape,
  quota: strengthShape,
  auxiliaries: shown.count.nullable().describe('编外辅助人员，不计入人均 · outside every quota; not among the people'),
  funds: z.array(z.strictObject({ year: z.int(), yuan: shown.count, source: shown.text })),
  equipment: z.array(z.strictObject({ item: shown.text, measureWord: shown.text, count: shown.count })),
  rates: z.strictObject({ itemsPerPerson: rateShape, itemsPerPost: rateShape, casesPerPerson: rateShape, casesPerPost: rateShape }),
  marks: z.array(wordsShape.extend({ kind: z.enum(['load-high', 'load-low', 'people-differ', 'quota-differ', 'nobody-there']) }).meta({ id: 'TeamLoadMark', description: '提示 · what stands out' })),
  uncertain: z.array(shown.id).describe('当日不能确定的事件 · events that may or may not count on that day'),
});

export const teamLoadsShape = z.strictObject({
  window: z.strictObject({ from: shown.day, to: shown.day }).nullable().describe('案件比率所涉的一年：止于最近一次统计截至日；没有案件为 null · the year that rates of cases are of: it ends with the last period reported; null without cases'),
  teams: z.array(teamLoadShape),
});

export type TeamLoad = Answered<z.infer<typeof teamLoadShape>>;
export type TeamLoads = Answered<z.infer<typeof teamLoadsShape>>;
export type Cases = TeamLoad['cases'];
export type Rates = TeamLoad['rates'];
export type Rate = Rates[RateName];
export type Strength = TeamLoad['people'];
