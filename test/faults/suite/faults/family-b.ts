import type { Fault, NotRun, Scene } from '../scene.js';
import { frozen, signal } from './signals.js';
import { republished } from './topics.js';
import type { Weather } from '../proxy.js';

/** Weather between one service's processes and the broker. */
const under = ({ platform, wait }: Scene, weather: Weather, ms: number): Promise<void> => platform.broker.under(weather, () => wait(ms));

/** Outbox, relay, broker. Failpoints (B1) are armed at the start of each relay. */
export const familyB: readonly Fault[] = [
  { name: 'B1 kill -9 a relay', family: 'B', weight: 12, act: async ({ platform }, draw) => void draw.of(platform.named('-relay')).kill() },
  {
    name: 'B1 SIGSTOP a relay past its lease', family: 'B', weight: 1,
    act: async ({ platform, wait }, draw) => {
      const one = draw.of(platform.named('-relay'));
      one.freeze();
      await wait(draw.whole(8_000, 14_000));
      one.resume();
    },
  },
  {
    name: 'B3 kill -9 the broker', family: 'B', weight: 1, heavy: true,
    act: async ({ platform, killed }) => {
      killed.servers += 1;
      signal([platform.kafka.pid], 'SIGKILL');
    },
  },
  { name: 'B4 SIGSTOP the broker', family: 'B', weight: 1, heavy: true, act: async (scene, draw) => frozen(scene, [scene.platform.kafka.pid], draw.whole(4_000, 15_000)) },
  { name: 'B6 topic wiped, republished from the log', family: 'B', weight: 1, heavy: true, act: async (scene, draw) => republished(scene, draw.of(['organisations', 'staffing'] as const), 'wiped') },
  { name: 'B8 connections to the broker reset', family: 'B', weight: 3, act: async ({ platform }) => void platform.broker.reset() },
  { name: 'B8 black hole before the broker', family: 'B', weight: 1, act: async (scene, draw) => under(scene, { kind: 'black-hole' }, draw.whole(2_000, 8_000)) },
  { name: 'B8 answers of the broker lost', family: 'B', weight: 1, act: async (scene, draw) => under(scene, { kind: 'answers-lost' }, draw.whole(2_000, 8_000)) },
  { name: 'B8 200 ms ± 150 before the broker', family: 'B', weight: 1, act: async (scene, draw) => under(scene, { kind: 'latency', ms: 50, jitter: 300 }, draw.whole(3_000, 9_000)) },
  { name: 'B8 1 Mbit/s before the broker', family: 'B', weight: 1, act: async (scene, draw) => under(scene, { kind: 'rate', bytesPerSecond: 125_000 }, draw.whole(3_000, 9_000)) },
];

export const notRunOfB: readonly NotRun[] = [
  { name: 'B5 disk of the broker full', family: 'B', needsRoot: true, reason: 'a small file system of its own has to be mounted' },
  { name: 'B9 message beyond what the broker takes', family: 'B', reason: 'an event of more than 512 KiB is refused at append (libs/event-log, append-limits.ts), which the contract of every log holds; the topic takes 1 MiB' },
  { name: 'B10 partitions added while running', family: 'B', reason: 'refused at the start by libs/feed (PartitionCountDiffers), which relay.int.spec.ts holds' },
  { name: 'B11 VACUUM FULL and REINDEX', family: 'B', reason: 'A14 locks the same tables for as long' },
];
