import { compared, type Run } from '../harness/bench-result.js';
import { interleaved } from '../harness/interleaved.js';
import type { Workload } from '../harness/workload.js';
import { storeHistory } from '../history/stored.history.js';
import { EmmettConsumer } from '../sides/emmett.consumer.side.js';
import { openReporting } from '../sides/reporting.side.js';

/** All of Reporting's projections from nothing to the heads, beside a consumer that reads the same events and does nothing with them. */
export const catchupWorkload: Workload = {
  name: 'catchup',
  run: async ({ servers, runs, quick, events: asked, say }) => {
    const events = asked ?? (quick ? 3_000 : 20_000);
    const history = await storeHistory(await servers.database(), events, say);
    const emmett = await EmmettConsumer.open(await servers.database(), events, say);
    const ours = async (): Promise<Run> => {
      const began = performance.now();
      const reporting = await openReporting(await servers.database(), history.reader);
      try {
        await reporting.caughtUp();
        const seconds = (performance.now() - began) / 1_000;
        await history.check();
        return { value: events / seconds, took: [] };
      } finally {
        await reporting.close();
      }
    };
    try {
      const done = await interleaved([{ name: 'yange', once: ours }, { name: 'emmett', once: async () => ({ value: events / (await emmett.read()), took: [] }) }], runs, say);
      return [compared({ name: 'catchup', unit: 'events/s', against: 'emmett, empty handler', ours: done.get('yange') ?? [], theirs: done.get('emmett') ?? [] })];
    } finally {
      await emmett.close();
      await history.close();
    }
  },
};
