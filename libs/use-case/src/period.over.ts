import { Rejected } from '@yange/kernel';
import type { CommandMeta } from './use-case.definition.js';

/**
 * What happened in a period is known once it is over: numbers of days to come are no report of anything. Asked of live commands alone, by the day on which they come.
 * @param to YYYY-MM-DD, last day of the period
 * @throws {Rejected} `period-not-over`
 */
export const assertPeriodOver = (to: string, { mode, today }: Pick<CommandMeta, 'mode' | 'today'>): void => {
  if (mode !== 'live' || today === undefined || to <= today) return;
  throw new Rejected('period-not-over', `统计期间至 ${to}，尚未结束，不能上报`, `the period lasts to ${to}: it cannot be reported before it is over`, { to, today });
};
