import { grouped } from '@yange/kernel';
import { completed } from '../ledger/ledger.js';
import { readOrganLives } from '../organ-files/organ-file.reading.js';
import { contentHashOf } from '../reports/content.hash.js';
import { ledgerKnownAt, type Positions } from '../view/ledger.moment.js';
import { readLedger, type Readable } from '../view/ledger.reading.js';
import { readPositions, type ReadSource } from '../view/report.reading.js';
import { measuresOfStatistic, type StatisticDefinition } from './statistic.definition.js';
import type { StatisticContent } from './statistic.shapes.js';
import { statisticTable, uncertainIn, type StatisticSource } from './statistic.table.js';

/** Goes up whenever the same definition at the same positions may give another content. */
export const statisticGenerator = 2;

export interface DerivedStatistic {
  readonly content: StatisticContent;
  readonly contentHash: string;
  /** log id → position that it was derived at */
  readonly positions: Positions;
}

/**
 * The statistics of a year by its last day. Always derived at positions, so that what is frozen can be derived again.
 * @param known null for all that the read model has
 */
export const deriveStatistic = (read: ReadSource, district: string, known: Positions | null, { year, definition }: { readonly year: number; readonly definition: StatisticDefinition }): Promise<DerivedStatistic> =>
  read.transaction('REPEATABLE READ', async (transaction) => {
    const positions = known ?? (await readPositions(transaction, district));
    const content = await contentOf(ledgerKnownAt(transaction, positions), district, year, definition);
    return { content, contentHash: contentHashOf(content), positions };
  });

export const lastDayOf = (year: number): string => `${year}-12-31`;

const contentOf = async (read: Readable, district: string, year: number, definition: StatisticDefinition): Promise<StatisticContent> => {
  const on = lastDayOf(year);
  const measures = measuresOfStatistic(definition);
  const { entries } = completed(await readLedger(read, district, on, measures.map((measure) => ({ measure, where: {} }))));
  const ranks = new Map((await readOrganLives(read, district, on)).map(({ organId, rank }) => [organId, rank]));
  const source: StatisticSource = { index: grouped(entries.filter(({ measure }) => measures.includes(measure)), ({ measure }) => measure), on, ranks };
  const tables = definition.tables.map((table) => statisticTable(table, source));
  const counted = new Set(tables.flatMap(({ total }) => total.flatMap(({ events }) => events)));
  return {
    title: definition.title, year, on, definition: definition.version, synthetic: entries.some(({ provenance, eventId }) => provenance === 'synthetic' && counted.has(eventId)), tables,
    uncertain: [...uncertainIn(source, measures)],
  };
};
