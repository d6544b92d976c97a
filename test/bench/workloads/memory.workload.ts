import { once } from 'node:events';
import { firstMessage, forkSource } from '@yange/local';
import { compared, type BenchResult, type Run } from '../harness/bench-result.js';
import { interleaved } from '../harness/interleaved.js';
import type { Workload } from '../harness/workload.js';
import { storeHistory, type StoredHistory } from '../history/stored.history.js';
import { importRun } from '../import-run.js';
import { NotDense } from '../sides/append-side.js';
import { writeSyntheticMeetings } from '../synthetic-rows.js';

const times = 10;

const sizesOf = ({ events, quick }: { readonly events: number | null; readonly quick: boolean }): readonly [tenth: number, most: number] => {
  const most = events ?? (quick ? 5_000 : 50_000);
  return [Math.round(most / times), most];
};

/** The most that is resident while all of Reporting is built anew: over one log beside one of a tenth of its size. */
const rebuildMemoryWorkload: Workload = {
  name: 'memory.rebuild',
  run: async ({ servers, runs, quick, events, say }) => {
    const sizes = sizesOf({ events, quick });
    const histories: { readonly url: string; readonly history: StoredHistory }[] = [];
    try {
      for (const size of sizes) {
        const url = await servers.database();
        histories.push({ url, history: await storeHistory(url, size, say) });
      }
      const done = await interleaved(histories.map((one) => ({ name: String(one.history.events), once: async () => rebuilt(one.url, await servers.database(), one.history) })), runs, (text) => say(`${text} events`));
      return [besideTenth('memory.rebuild', sizes, 'events', done)];
    } finally {
      for (const { history } of histories) await history.close();
    }
  },
};

/** The most that is resident while a folder of rows is imported: beside a folder of a tenth of its size. */
const importMemoryWorkload: Workload = {
  name: 'memory.import',
  run: async ({ runs, quick, events, say }) => {
    const sizes = sizesOf({ events, quick });
    const done = await interleaved(sizes.map((rows) => ({ name: String(rows), once: () => imported(rows) })), runs, (text) => say(`${text} rows`));
    return [besideTenth('memory.import', sizes, 'rows', done)];
  },
};

export const memoryWorkloads: readonly Workload[] = [rebuildMemoryWorkload, importMemoryWorkload];

const besideTenth = (name: string, [tenth, most]: readonly [number, number], what: string, done: ReadonlyMap<string, readonly Run[]>): BenchResult =>
  compared({ name: `${name}.${most}`, unit: 'MB', against: `${tenth} ${what}`, ours: done.get(String(most)) ?? [], theirs: done.get(String(tenth)) ?? [] });

interface Told {
  readonly peakMb: number;
  readonly covered: readonly number[];
  readonly verdicts: readonly string[];
}

/** In a process of its own. @throws {NotDense} unless every read model covered every event and came to the rows that it had */
const rebuilt = async (logs: string, read: string, history: StoredHistory): Promise<Run> => {
  const child = forkSource(new URL('../sides/rebuild-memory.ts', import.meta.url), [logs, read]);
  const ended = once(child, 'exit');
  const { peakMb, covered, verdicts } = await firstMessage<Told>(child);
  await ended;
  if (covered.some((count) => count !== history.events) || verdicts.some((verdict) => verdict !== 'equal')) throw new NotDense('rebuild', `${covered.join(', ')} events covered of ${history.events}: ${verdicts.join(', ')}`);
  await history.check();
  return { value: peakMb, took: [] };
};

/** Into a throw-away platform. @throws {NotDense} unless every row is a command that left its event, and the logs verify */
const imported = async (rows: number): Promise<Run> => {
  const { state, verified, commands, events, rejected, peakMb } = await importRun(rows, writeSyntheticMeetings);
  if (state !== 'done' || !verified || rejected > 0 || events !== commands || commands < rows) throw new NotDense('import', `${state}: ${events} events of ${rows} rows, ${rejected} rejected${verified ? '' : ', the logs do not verify'}`);
  return { value: peakMb, took: [] };
};
