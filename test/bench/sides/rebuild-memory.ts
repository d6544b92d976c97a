/** A process that keeps Reporting's read models alone: catches up, builds all of them anew, and says how much of it was resident at most. `<url of the logs> <url of an empty database>` */
import { connectionPool, PostgresEventLogReaders } from '@yange/event-log';
import { growHeapWithWhatLives } from '@yange/service-host';
import { openReporting } from './reporting.side.js';

growHeapWithWhatLives();
const [logs = '', read = ''] = process.argv.slice(2);
const pool = connectionPool({ connectionString: logs, max: 10 });
const readers = new PostgresEventLogReaders(pool);
const reporting = await openReporting(read, (logId) => readers.forLog(logId));
await reporting.caughtUp();
const caughtUpMb = peakMb();
const reports = await reporting.rebuild();
const told = { caughtUpMb, peakMb: peakMb(), covered: reports.map(({ covered }) => Object.values(covered).reduce((sum, count) => sum + count, 0)), verdicts: reports.map(({ verdict }) => verdict) };
await reporting.close();
await readers.close();
await pool.end();
process.send?.(told);
process.disconnect();

/** Resident at most since the process began, as the system counts it; Node gives kilobytes. */
function peakMb(): number {
  return process.resourceUsage().maxRSS / 1_024;
}
