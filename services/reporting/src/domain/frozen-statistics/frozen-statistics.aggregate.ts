import type { StatisticsFrozen } from '@yange/contracts';
import { streamOf, type AggregateDefinition } from '@yange/use-case';
import type { FrozenStatisticsEvent } from './frozen-statistics.events.js';

export interface FrozenStatisticsState {
  readonly frozen: StatisticsFrozen | null;
}

/** The statistics of one year as they were given out. There is one that stands; another takes its place by citing it. */
export const frozenStatistics: AggregateDefinition<FrozenStatisticsState, FrozenStatisticsEvent> = {
  name: 'frozen-statistics',
  initial: () => ({ frozen: null }),
  apply: (_state, { data }) => ({ frozen: data }),
};

export const frozenStatisticsStream = (year: number) => streamOf(frozenStatistics, String(year));
