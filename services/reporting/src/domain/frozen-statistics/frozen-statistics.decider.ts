import type { StatisticsFrozen } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { FrozenStatisticsEvent } from './frozen-statistics.events.js';

/**
 * A year is frozen once it is over, and once: whoever freezes it again says what it corrects and why, and then the earlier one no longer stands.
 * @param standing what counts of the year beside what the command corrects; null where nothing does
 * @param today `YYYY-MM-DD`; absent where no live command asks
 * @throws {Rejected} `year-not-over`, `year-frozen`
 */
export const freezeStatistics = (standing: StatisticsFrozen | null, frozen: StatisticsFrozen, today?: string): readonly FrozenStatisticsEvent[] => {
  const { year, on } = frozen;
  if (today !== undefined && today <= on) throw new Rejected('year-not-over', `${year} 年尚未结束，年报不能定稿`, `${year} is not over: its statistics cannot be frozen`, { year: String(year) });
  if (standing !== null) throw new Rejected('year-frozen', `${year} 年年报已定稿；须以更正注明所更正的定稿及理由`, `the statistics of ${year} are frozen: another one has to correct them, citing the event and why`, { year: String(year) });
  return [{ type: 'StatisticsFrozen', data: frozen }];
};
