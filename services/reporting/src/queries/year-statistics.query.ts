import { defineQuery, shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { frozenStatistics, positionsFrozen, standingOf, type FrozenStatistics } from '../statistics/frozen.statistics.reading.js';
import { comparedStatistics } from '../statistics/statistic.comparison.js';
import { statisticDefinition, statisticVersion } from '../statistics/statistic.definition.js';
import { deriveStatistic, statisticGenerator, type DerivedStatistic } from '../statistics/statistic.reading.js';
import { derivedStatisticShape, statisticComparisonShape } from '../statistics/statistic.shapes.js';
import { positionsShape } from '../view/report.shapes.js';

const ownDay = { zh: '年报以该年最后一日为准', en: 'statistics of a year are of its last day' };
const year = z.coerce.number().int().min(1950).max(2999);

/** Of a district: organs, quotas, actual staff, by kind and level, at the end of a year, every number with its events. */
export const yearStatisticsQuery = defineQuery({
  name: 'year-statistics',
  title: { zh: '机构编制统计年报', en: 'Year-end statistics' },
  path: 'year-statistics/:year',
  right: 'read',
  undated: ownDay,
  params: z.strictObject({ year }),
  answer: derivedStatisticShape,
  run: async (asked, { district, read, known = null }) => answered(await deriveStatistic(read, district, known, { year: asked.year, definition: statisticDefinition })),
});

const answered = ({ content, contentHash, positions }: DerivedStatistic) => ({ content, contentHash, positions: { ...positions } });

/** What is other in a year than in another, each number with the events that make the difference. A year that is frozen is compared as it was frozen. */
export const statisticsComparisonQuery = defineQuery({
  name: 'year-statistics-comparison',
  title: { zh: '年报逐年比较', en: 'Statistics of two years compared' },
  path: 'year-statistics/:year/comparison',
  right: 'read',
  undated: ownDay,
  params: z.strictObject({ year, base: year.optional() }),
  answer: statisticComparisonShape,
  run: async (asked, context) => {
    const base = asked.base ?? asked.year - 1;
    const all = await frozenStatistics(context.read, context.district);
    const [after, before] = [await standing(all, asked.year, context), await standing(all, base, context)];
    return { year: asked.year, base, frozen: { year: after.frozenBy, base: before.frozenBy }, differences: [...comparedStatistics(before.derived.content, after.derived.content)] };
  },
});

const standing = async (all: readonly FrozenStatistics[], of: number, { district, read, known = null }: QueryContext): Promise<{ readonly derived: DerivedStatistic; readonly frozenBy: string | null }> => {
  const found = standingOf(all, of);
  const definition = found === null ? statisticDefinition : (statisticVersion(found.frozen.definition) ?? statisticDefinition);
  const positions = found === null ? known : positionsFrozen(district, found.frozen);
  return { derived: await deriveStatistic(read, district, positions, { year: of, definition }), frozenBy: found?.eventId ?? null };
};

const head = z.strictObject({
  year: z.int(),
  on: shown.day,
  definition: shown.count,
  positions: positionsShape.describe('定稿时各日志的位置 · up to where each log was known when it was frozen'),
  hash: z.strictObject({ algorithm: shown.text, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  generator: shown.count,
  frozenBy: shown.id.describe('定稿的事件 · the event that froze it'),
  frozenAt: shown.text,
  corrects: shown.id.nullable().describe('所更正的定稿 · the one that it took the place of'),
  reason: shown.text.describe('更正的理由 · why'),
  stands: z.boolean().describe('未被更正或撤销 · neither corrected nor taken back'),
});

const headOf = (district: string, { eventId, recordedAt, supersedes, correctionReason, superseded, frozen }: FrozenStatistics): z.infer<typeof head> => ({
  year: frozen.year,
  on: frozen.on,
  definition: frozen.definition,
  positions: { ...positionsFrozen(district, frozen) },
  hash: { algorithm: frozen.hashAlgorithm, hash: Buffer.from(frozen.hash).toString('hex') },
  generator: frozen.generator,
  frozenBy: eventId,
  frozenAt: recordedAt,
  corrects: supersedes,
  reason: correctionReason,
  stands: !superseded,
});

/** Years that were frozen, the last first, with those that were corrected. */
export const frozenStatisticsQuery = defineQuery({
  name: 'frozen-statistics',
  title: { zh: '已定稿的年报', en: 'Frozen statistics' },
  path: 'frozen-statistics',
  right: 'read',
  undated: ownDay,
  params: z.strictObject({}),
  answer: z.strictObject({ statistics: z.array(head) }),
  run: async (_params, { district, read }) => ({ statistics: (await frozenStatistics(read, district)).map((one) => headOf(district, one)) }),
});

/** The statistics of a year as they stand frozen, derived again at the positions of then and compared with the hash. */
export const frozenYearQuery = defineQuery({
  name: 'frozen-year',
  title: { zh: '一年已定稿的年报', en: 'The frozen statistics of a year' },
  path: 'frozen-statistics/:year',
  right: 'read',
  undated: ownDay,
  params: z.strictObject({ year }),
  answer: head.extend({
    content: derivedStatisticShape.shape.content,
    contentHash: derivedStatisticShape.shape.contentHash.describe('现在推算所得 · of what was derived now'),
    reproduced: z.boolean().describe('与定稿时逐字节相同 · the same to the last byte as when it was frozen'),
    generatorNow: shown.count,
  }),
  run: async (asked, { district, read }) => {
    const found = standingOf(await frozenStatistics(read, district), asked.year);
    const definition = found === null ? undefined : statisticVersion(found.frozen.definition);
    if (found === null || definition === undefined) return null;
    const view = headOf(district, found);
    const { content, contentHash } = await deriveStatistic(read, district, positionsFrozen(district, found.frozen), { year: asked.year, definition });
    return { ...view, content, contentHash, reproduced: contentHash === view.hash.hash, generatorNow: statisticGenerator };
  },
});
