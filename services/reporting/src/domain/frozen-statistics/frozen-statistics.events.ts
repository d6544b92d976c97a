import type { StatisticsFrozen } from '@yange/contracts';

export type FrozenStatisticsEvent = { readonly type: 'StatisticsFrozen'; readonly data: StatisticsFrozen };
