import { compared, type BenchResult } from '../harness/bench-result.js';
import { interleaved } from '../harness/interleaved.js';
import type { BenchContext, Workload } from '../harness/workload.js';
import { storeHistory } from '../history/stored.history.js';
import { GrowthSide } from '../sides/growth.side.js';

const works = [
  { name: 'append', unit: 'events/s', once: (side: GrowthSide) => side.append() },
  { name: 'stream', unit: 'events/s', once: (side: GrowthSide) => side.readStream() },
  { name: 'as-of', unit: 'ms', once: (side: GrowthSide) => side.asOf() },
  { name: 'catch-up', unit: 'events/s', once: (side: GrowthSide) => side.catchUp() },
] as const;

/** The same work on districts of more and more stored events, each beside the smallest. `--events 1000000` adds the largest. */
export const growthWorkload: Workload = {
  name: 'growth',
  run: async (context) => {
    const sizes = sizesOf(context);
    const sides: GrowthSide[] = [];
    try {
      for (const size of sizes) {
        const logs = await context.servers.database();
        const history = await storeHistory(logs, size, context.say);
        context.say(`read models of ${size} events`);
        sides.push(await GrowthSide.open(history, logs, await context.servers.database()));
      }
      const results: BenchResult[] = [];
      for (const { name, unit, once } of works) {
        const running = sides.map((side) => ({ name: String(side.size), once: () => once(side) }));
        for (const one of running) await one.once();
        const done = await interleaved(running, context.runs, (text) => context.say(`${name}, ${text} events`));
        const [smallest = 0, ...larger] = sizes;
        for (const size of larger) results.push(compared({ name: `growth.${name}.${size}`, unit, against: `the same at ${smallest} events`, ours: done.get(String(size)) ?? [], theirs: done.get(String(smallest)) ?? [] }));
      }
      for (const side of sides) await side.check();
      return results;
    } finally {
      for (const side of sides) await side.close();
    }
  },
};

/** Ten times as many each, from 10,000 (2,000 where it has to be quick). */
const sizesOf = ({ quick, events }: BenchContext): readonly number[] => {
  const smallest = quick ? 2_000 : 10_000;
  const largest = Math.max(smallest * 2, events ?? smallest * 10);
  const sizes = [smallest];
  for (let size = smallest * 10; size < largest; size *= 10) sizes.push(size);
  return [...sizes, largest];
};
