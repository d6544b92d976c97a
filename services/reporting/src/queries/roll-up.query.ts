import { defineQuery, endOfTime, isDayOrInstant, momentParams, notToCome, shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { readCity, type CityRow, type DistrictValue } from '../city/city.reading.js';
import { movesShape, shownMoves } from '../city/moves/moves.shapes.js';
import { noRollUpReasons } from '../city/rolled.up.js';
import { noRollUpWords } from '../city/roll-up.words.js';
import { underivableReasons } from '../figures/underivable.js';
import { isVectorOfLogs } from '../view/ledger.moment.js';
import { writeTerm } from '../language/term.notation.js';
import { measureOf } from '../measures/measures.js';
import { basisShape } from '../view/report.shapes.js';
import { figureValue } from '../view/report.view.js';

const value = z.union([z.int(), shown.text]).nullable().describe('整数为数字，小数为文本 · an integer as a number, a decimal as text');

const cityValue = z.strictObject({
  value,
  reason: z.enum(noRollUpReasons).nullable().describe('为何没有全市数 · why the districts have no common number'),
  text: wordsShape.nullable(),
  partial: value.describe('已有的区合计 · what those districts come to that do give their part'),
  missing: z.array(shown.text).describe('尚缺的区 · districts that do not give their part'),
});

const districtValue = z.strictObject({ district: shown.text, value, reason: z.enum(underivableReasons).nullable(), basis: basisShape, uncertain: shown.count.describe('不能确定是否计入的事件数 · events that may or may not count at the day') });

const row = z.strictObject({ measure: shown.text, title: wordsShape, unit: shown.text, derivation: shown.text.describe('推算式 · how it is derived'), city: cityValue, districts: z.array(districtValue) }).meta({ id: 'RollUpRow', description: '一项指标：全市与各区 · a measure: the city beside its districts' });

const freshness = z
  .strictObject({
    district: shown.text,
    positions: z.record(z.string(), shown.count).describe('各日志连续读到的位置 · log id to the position up to which it was read without a gap'),
    standing: z.enum(['member', 'own', 'outside']).describe('member 该日属本市；own 市本级；outside 该日不属本市，只列不计 · member: of the city on that day; own: what stands at the city itself; outside: shown and not counted'),
    leftOn: shown.day.nullable().describe('自该日起不再属本市，未曾退出为 null · the day from which it is none of the city’s any more; null where it did not leave'),
    heads: z.record(z.string(), shown.count.nullable()).describe('该区各日志的末位置，未听到为 null · log id to its head as the log or its relay said it; null: nothing heard'),
    lag: shown.count.nullable().describe('该区已登记而本节点尚未读到的事件数 · events that are recorded there and not here yet'),
    heardAt: shown.text.nullable().describe('最后一次听到该区节点的时刻，本部署自有的区为 null · when the node of the district was last heard; null for one that is recorded here'),
    gaps: z.array(shown.text).describe('有缺口的日志 · logs of which later events are here and earlier ones are not yet'),
    recordedAt: shown.text.nullable().describe('最后一件事的入账时刻 · when the last event that is here was recorded'),
    synthetic: z.boolean().describe('含合成数据：凡引用处都须注明 · some of its events were made up: it must show wherever a number does'),
  })
  .meta({ id: 'DistrictFreshness', description: '对一个区读到哪里、是否完整 · how far the city has read a district, and whether anything is missing' });

/** All districts of a city side by side at a day, and what they come to without counting anything twice. Asked of a district, it is of that district alone. */
export const rollUpQuery = defineQuery({
  name: 'roll-up',
  title: { zh: '全市汇总与各区对比', en: 'The city: roll-up of its districts' },
  path: 'roll-up',
  right: 'read',
  ownMoment: { zh: '各区各有日志，知悉时点按区分别换算', en: 'each district has logs of its own: what was known then is found district by district' },
  params: z.strictObject({
    asOf: momentParams.asOf.describe('截至该日终，未给为今天 · by the end of that day; today where it is left out'),
    knownAt: notToCome(z.string().max(6_000).refine((text) => isVectorOfLogs(text) || isDayOrInstant(text), 'a day, an instant with its offset, or positions of the logs of all districts as in 150302/staffing:45,150303/grid:7'))
      .optional()
      .describe('只凭届时已入账的作答：一日（当地当日终了）、一个时刻，或各区日志的位置（未提及的日志视为尚无所知） · what was recorded by then: a day (its end in China), an instant (RFC 3339), or positions as in 150302/staffing:45,150303/grid:7; of a log that is not named nothing is known'),
    measure: z.string().max(60).optional().describe('只问一项指标 · of one measure only'),
  }),
  answer: z.strictObject({ region: shown.text, asOf: shown.day, knownAt: z.string().nullable(), synthetic: z.boolean(), districts: z.array(freshness), moves: movesShape, rows: z.array(row) }),
  readAt: ({ asOf, knownAt, districts }) => ({ asOf, asked: knownAt, knownAt: positionsOf(districts) }),
  run: async ({ asOf, knownAt, measure }, { district: region, read, asked, headOf }) => {
    const day = asOf ?? asked?.on ?? endOfTime;
    const { districts, moves, rows } = await readCity(read, region, day, knownAt, headOf);
    const wanted = rows.filter(({ definition }) => measure === undefined || definition.measure === measure);
    return { region, asOf: day, knownAt: knownAt ?? null, synthetic: districts.some(({ synthetic }) => synthetic), districts, moves: shownMoves(moves), rows: wanted.map(shownRow) };
  },
});

/** Of all districts, as `knownAt` takes them back. */
const positionsOf = (districts: readonly z.infer<typeof freshness>[]): string => districts.flatMap(({ positions }) => Object.entries(positions).map(([logId, position]) => `${logId}:${position}`)).sort().join(',');

const shownRow = ({ definition, city, districts }: CityRow) => ({
  measure: definition.measure,
  title: titleOf(definition.measure),
  unit: definition.unit,
  derivation: writeTerm(definition.term),
  city: { ...city, value: valueOf(city.value), partial: valueOf(city.partial), text: city.reason === null ? null : noRollUpWords[city.reason] },
  districts: districts.map((one: DistrictValue) => ({ ...one, value: valueOf(one.value) })),
});

const valueOf = (text: string | null): number | string | null => (text === null ? null : figureValue(text));

const titleOf = (measure: string): { readonly zh: string; readonly en: string } => {
  const { zh, en } = measureOf(measure) ?? { zh: measure, en: measure };
  return { zh, en };
};
