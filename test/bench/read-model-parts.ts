/**
 * What keeping and rebuilding Reporting's read models costs, by part: processor time an event of Node and of PostgreSQL, beside time that passed.
 * `npm run bench:read-models -- 20000 3`: events of the made-up district, rounds. Processor time is told because others' work on the machine moves it least.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { connectionPool } from '@yange/event-log';
import { startLocalPostgres } from '@yange/local';
import { storeHistory } from './history/stored.history.js';
import { openReporting } from './sides/reporting.side.js';
import { selected } from './workloads/rebuild.workload.js';

const events = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 3);
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
const admin = connectionPool({ connectionString: server.url, max: 1 });

const database = async (name: string): Promise<string> => {
  await admin.query(`create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
};

/** Of the server and all of its processes, also those that ended, in seconds; in hundredths. */
const serverSeconds = (): number => {
  const stats = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return [[Number(pid), ...text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number)]];
    } catch {
      return [];
    }
  });
  const sum = (fields: readonly number[], from: number, to: number): number => fields.slice(from, to).reduce((all, ticks) => all + ticks, 0);
  // pid, state, ppid, … utime (13th after the state), stime, cutime, cstime
  return stats.reduce((all, fields) => all + (fields[0] === server.pid ? sum(fields, 12, 16) : fields[2] === server.pid ? sum(fields, 12, 14) : 0), 0) / 100;
};

/** `node` and `postgres` in microseconds of processor time an event. */
interface Part { readonly part: string; readonly perSecond: number; readonly node: number; readonly postgres: number }

const parts: Part[] = [];
const measured = async <T>(part: string, work: () => Promise<T>): Promise<T> => {
  const [began, node, postgres] = [performance.now(), process.cpuUsage(), serverSeconds()];
  const done = await work();
  const [seconds, used] = [(performance.now() - began) / 1_000, process.cpuUsage(node)];
  const one = { part, perSecond: Math.round(events / seconds), node: Math.round((used.user + used.system) / events * 10) / 10, postgres: Math.round((serverSeconds() - postgres) * 1e6 / events * 10) / 10 };
  parts.push(one);
  say(JSON.stringify(one));
  return done;
};

const logs = await database('logs');
const history = await storeHistory(logs, events, say);
for (let round = 1; round <= rounds; round += 1) {
  await measured('select and decode', () => selected(logs, events));
  const reporting = await openReporting(await database(`read_${round}`), history.reader);
  await measured('catch up', () => reporting.caughtUp());
  const reports = await measured('rebuild', () => reporting.rebuild());
  say(JSON.stringify(reports.map(({ verdict, buildMs, pauseMs }) => ({ verdict, buildMs, pauseMs }))));
  await reporting.close();
}
process.stdout.write(`${JSON.stringify(parts)}\n`);
await history.close();
await admin.end();
await server.stop();
