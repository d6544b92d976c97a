import type { WatchedNumbers } from '@yange/use-case';
import { buildReportView } from './report.reading.js';

/** How many figures of a district the events do not give, and what its figures contradict: of the view as it is, which is folded once for each state of the ledger. */
export const watchedNumbers: WatchedNumbers = {
  names: ['yange.report.mismatches', 'yange.report.findings'],
  read: async (read, district) => {
    const { figures, findings } = await buildReportView(read, district);
    return { 'yange.report.mismatches': figures.filter(({ verdict }) => verdict === 'mismatch').length, 'yange.report.findings': findings.length };
  },
};
