import { randomUUID } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import { rebuildOf } from '../fresh.js';
import { recording, type Recording } from '../platform.js';
import type { Fault, NotRun, Scene } from '../scene.js';
import type { Seeded } from '../seeded.js';
import { emptied, kafkaOf, republished, topicOf, withAdmin } from './topics.js';

/** Messages of a topic once more, as a producer sends them that got no answer: the same bytes to the same partition. */
const doubled = async (scene: Scene, context: Recording, draw: Seeded): Promise<void> => {
  const kafka = kafkaOf(scene);
  const topic = topicOf(context);
  const consumer = kafka.consumer({ groupId: `yange-faults-${randomUUID()}` });
  const found: { readonly partition: number; readonly message: KafkaMessage }[] = [];
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ eachMessage: ({ partition, message }) => (draw.chance(0.1) && found.push({ partition, message }), Promise.resolve()) });
    await scene.wait(2_500);
  } finally {
    await consumer.disconnect();
  }
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    for (let at = 0; at < found.length; at += 200) {
      await producer.send({ topic, messages: found.slice(at, at + 200).map(({ partition, message: { key, value, headers = {} } }) => ({ partition, key, value, headers })) });
    }
  } finally {
    await producer.disconnect();
  }
};

/** Events that the reader has not seen go from the topic while it stands: it finds a gap, and takes them from the log. */
const gap = async (scene: Scene, context: Recording, draw: Seeded): Promise<void> => {
  const projector = scene.platform.member(`${context}-projector`);
  projector.freeze();
  try {
    await scene.wait(draw.whole(1_500, 3_000));
    await withAdmin(scene, (admin) => emptied(admin, topicOf(context)));
  } finally {
    projector.resume();
  }
  await scene.wait(5_000);
  // Whoever comes later is to find the whole log on the topic again.
  await republished(scene, context, 'cut');
};

/** An operator who sets a group back to the beginning while nobody reads. */
const rewound = async (scene: Scene, context: Recording, draw: Seeded): Promise<void> => {
  const projector = scene.platform.member(`${context}-projector`);
  await projector.hold();
  try {
    // The broker gives the dead members up first.
    await scene.wait(11_000);
    await withAdmin(scene, async (admin) => {
      const { groups } = await admin.listGroups();
      const own = groups.map(({ groupId }) => groupId).filter((id) => id.includes(`.${context}.`));
      await admin.resetOffsets({ groupId: draw.of(own), topic: topicOf(context), earliest: true });
    });
  } finally {
    await projector.start();
  }
};

const rebuiltUnderTraffic = async ({ platform, say }: Scene, context: Recording): Promise<void> => {
  await rebuildOf(platform, context).catch((error: unknown) => say(`  cut off: ${String(error)}`));
};

/** A build that cannot fold the events of some streams; they wait, the others go on. The next build can. */
const poisoned = async ({ platform, told, wait }: Scene, context: Recording, draw: Seeded): Promise<void> => {
  const projector = platform.member(`${context}-projector`);
  if (!told.calm) told.poison = draw.of([...'0123456789abcdef']);
  projector.kill();
  await wait(draw.whole(5_000, 9_000));
  told.poison = null;
  projector.kill();
};

/** Consumers and projections. Failpoints (C1, C2) are armed at the start of each projector. */
export const familyC: readonly Fault[] = [
  { name: 'C1 kill -9 a projector', family: 'C', weight: 10, act: async ({ platform }, draw) => void draw.of(platform.named('-projector')).kill() },
  { name: 'C3 a tenth of a topic once more', family: 'C', weight: 2, act: async (scene, draw) => doubled(scene, draw.of(recording), draw) },
  { name: 'C5 gap in a topic', family: 'C', weight: 1, heavy: true, act: async (scene, draw) => gap(scene, draw.of(recording), draw) },
  {
    name: 'C7 SIGSTOP a projector past its session', family: 'C', weight: 1,
    act: async ({ platform, wait }, draw) => {
      const one = draw.of(platform.named('-projector'));
      one.freeze();
      await wait(draw.whole(11_000, 14_000));
      one.resume();
    },
  },
  { name: 'C9 rebuild under traffic', family: 'C', weight: 2, act: async (scene, draw) => rebuiltUnderTraffic(scene, draw.of(recording)) },
  {
    name: 'C10 kill during a rebuild', family: 'C', weight: 1,
    act: async (scene, draw) => {
      const context = draw.of(recording);
      const rebuilding = rebuiltUnderTraffic(scene, context);
      await scene.wait(draw.whole(50, 1_500));
      scene.platform.member(`${context}-projector`).kill();
      await rebuilding;
    },
  },
  { name: 'C8 500 ms ± 100 before the database of read models', family: 'C', weight: 1, act: async ({ platform, wait }, draw) => platform.readModels.under({ kind: 'latency', ms: 400, jitter: 200 }, () => wait(draw.whole(5_000, 9_000))) },
  { name: 'C6 events that cannot be folded', family: 'C', weight: 1, act: async (scene, draw) => poisoned(scene, draw.of(recording), draw) },
  { name: 'C13 offsets set back to the beginning', family: 'C', weight: 1, heavy: true, act: async (scene, draw) => rewound(scene, draw.of(recording), draw) },
];

export const notRunOfC: readonly NotRun[] = [
  { name: 'C11 logs of every released version', family: 'C', reason: 'nothing was released yet; libs/contracts keeps golden events' },
];
