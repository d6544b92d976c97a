import { setTimeout as pause } from 'node:timers/promises';
import { compared, type Run } from '../harness/bench-result.js';
import { median } from '../harness/statistics.js';
import type { Workload } from '../harness/workload.js';
import { PlatformSide } from '../sides/platform.side.js';

const perSecond = 200;
/** where it only has to be shown that everything works, on a machine that may be busy with other things */
const quickPerSecond = 20;
const withinMs = 60_000;

interface Journey {
  /** from when a command was due to its answer, in milliseconds */
  readonly answered: Run;
  /** from then to its row in Reporting */
  readonly shown: Run;
}

/** From a command to its row in Reporting, two hundred a second whether or not the earlier ones are done, over the log feed and over Kafka by turns. */
export const endToEndWorkload: Workload = {
  name: 'end-to-end',
  run: async ({ servers, runs, quick, say }) => {
    const [seconds, rate] = quick ? [4, quickPerSecond] : [12, perSecond];
    const name = (feed: string): string => `end-to-end.${feed}${rate === perSecond ? '' : `, ${rate} a second`}`;
    say('starting the platforms');
    const platforms: { readonly feed: 'log' | 'kafka'; readonly side: PlatformSide; readonly journeys: Journey[] }[] = [];
    try {
      platforms.push({ feed: 'log', side: await PlatformSide.start(), journeys: [] });
      platforms.push({ feed: 'kafka', side: await PlatformSide.start(await servers.brokers()), journeys: [] });
      for (let run = 0; run <= runs; run += 1) {
        for (const { feed, side, journeys } of run % 2 === 0 ? platforms : [...platforms].reverse()) {
          say(run === 0 ? `warm up: ${feed}` : `run ${run} of ${runs}: ${feed}`);
          const journey = await travelled(side, run === 0 ? 4 : seconds, rate);
          await side.check();
          if (run > 0) journeys.push(journey);
        }
      }
      const [overLog = [], overKafka = []] = platforms.map(({ journeys }) => journeys);
      return [
        compared({ name: name('log'), unit: 'ms', against: `the command's own answer`, ours: overLog.map(({ shown }) => shown), theirs: overLog.map(({ answered }) => answered) }),
        compared({ name: name('kafka'), unit: 'ms', against: 'over the log feed', ours: overKafka.map(({ shown }) => shown), theirs: overLog.map(({ shown }) => shown) }),
      ];
    } finally {
      for (const { side } of platforms) await side.close();
    }
  },
};

const travelled = async (side: PlatformSide, seconds: number, rate: number): Promise<Journey> => {
  const [answered, shown]: [number[], number[]] = [[], []];
  const waiting = new Map<string, number>();
  const commands = seconds * rate;
  const began = performance.now();
  const watching = (async () => {
    while (shown.length < commands) {
      if (performance.now() > began + seconds * 1_000 + withinMs) throw new Error(`${shown.length} of ${commands} commands are shown`);
      const found = waiting.size === 0 ? [] : await side.shown([...waiting.keys()]);
      const now = performance.now();
      for (const stream of found) {
        shown.push(now - (waiting.get(stream) ?? now));
        waiting.delete(stream);
      }
      await pause(1);
    }
  })();
  const asking = Array.from({ length: commands }, async (_, index) => {
    const due = began + (index * 1_000) / rate;
    await pause(Math.max(0, due - performance.now()));
    const stream = await side.register();
    answered.push(performance.now() - due);
    waiting.set(stream, due);
  });
  await Promise.all([watching, ...asking]);
  return { answered: { value: median(answered), took: answered }, shown: { value: median(shown), took: shown } };
};
