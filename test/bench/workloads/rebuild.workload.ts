import { decodeData, decodeEnvelope, type Context } from '@yange/contracts';
import { connectionPool } from '@yange/event-log';
import { compared, type Run } from '../harness/bench-result.js';
import { interleaved } from '../harness/interleaved.js';
import type { Workload } from '../harness/workload.js';
import { contracts } from '../history/encoded.event.js';
import { logIds, storeHistory, type StoredHistory } from '../history/stored.history.js';
import { NotDense } from '../sides/append-side.js';
import { openReporting, type ReportingSide } from '../sides/reporting.side.js';

/** Everything that Reporting keeps, built anew beside what serves, compared with it and swapped; beside reading and decoding the same events and doing nothing with them. */
export const rebuildWorkload: Workload = {
  name: 'rebuild.1e6',
  run: async ({ servers, runs, quick, events: asked, say }) => {
    const events = asked ?? (quick ? 3_000 : 1_000_000);
    const logs = await servers.database();
    const history = await storeHistory(logs, events, say);
    const reporting = await openReporting(await servers.database(), history.reader);
    try {
      say('first build');
      await reporting.caughtUp();
      const sides = [{ name: 'yange', once: () => rebuilt(reporting, history) }, { name: 'select', once: () => selected(logs, events) }];
      const done = await interleaved(sides, runs, say);
      return [compared({ name: events === 1_000_000 ? 'rebuild.1e6' : `rebuild.${events}`, unit: 'events/s', against: 'SELECT and decode', ours: done.get('yange') ?? [], theirs: done.get('select') ?? [] })];
    } finally {
      await reporting.close();
      await history.close();
    }
  },
};

/** @throws {NotDense} unless every projection covered every event and came to the rows that it had */
const rebuilt = async (reporting: ReportingSide, history: StoredHistory): Promise<Run> => {
  const began = performance.now();
  const reports = await reporting.rebuild();
  const seconds = (performance.now() - began) / 1_000;
  for (const { to, verdict, covered } of reports) {
    const all = Object.values(covered).reduce((sum, count) => sum + count, 0);
    if (verdict !== 'equal' || all !== history.events) throw new NotDense(to, `${verdict}, ${all} events covered of ${history.events}`);
  }
  await history.check();
  return { value: history.events / seconds, took: [] };
};

const pageSize = 2_000;

/** The floor of any reader: the bytes of every event in order, decoded. */
export const selected = async (url: string, events: number): Promise<Run> => {
  const pool = connectionPool({ connectionString: url, max: 1 });
  const began = performance.now();
  let read = 0;
  for (const logId of logIds) {
    const contract = contracts[logId.split('/')[1] as Context];
    for (let after = 0; ; ) {
      const { rows } = await pool.query<[string, string, Buffer, Buffer]>({
        name: 'page', rowMode: 'array', text: 'select pos, type, envelope, data from event_log.events where log_id = $1 and pos > $2 order by pos limit $3', values: [logId, after, pageSize],
      });
      for (const [, type, envelope, data] of rows) {
        decodeEnvelope(envelope);
        decodeData(contract, type, data);
      }
      read += rows.length;
      const last = rows.at(-1);
      if (last === undefined) break;
      after = Number(last[0]);
    }
  }
  const seconds = (performance.now() - began) / 1_000;
  await pool.end();
  if (read !== events) throw new NotDense('select', `${read} events read of ${events}`);
  return { value: events / seconds, took: [] };
};
