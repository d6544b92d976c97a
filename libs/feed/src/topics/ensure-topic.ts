import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type Admin } from 'kafkajs';
import type { TopicSpec } from './topic.js';

// Node does not see this one among the names of a CommonJS module.
const { ConfigResourceTypes } = kafkajs;

/** The topic has another partition count than the registry: keys would move, so nothing is changed and nothing runs. */
export class PartitionCountDiffers extends Error {
  constructor(readonly topic: string, readonly pinned: number, readonly found: number) {
    super(`${topic} has ${found} partitions, the registry pins ${pinned}; give the log a new topic version instead`);
    this.name = 'PartitionCountDiffers';
  }
}

/** A topic that forgets cannot be read from its beginning. */
export class TopicForgets extends Error {
  constructor(readonly topic: string, readonly setting: string, readonly found: string) {
    super(`${topic} has ${setting}=${found}; history must be kept for ever`);
    this.name = 'TopicForgets';
  }
}

/** Room for the largest event that a log takes, headers and envelope included. */
export const maxMessageBytes = 4 * 1024 * 1024;

/** What a topic is created with, and held against when it is there. */
export const topicSettings = ({ keeps }: TopicSpec): Readonly<Record<string, string>> => ({
  'cleanup.policy': keeps === 'latest' ? 'compact' : 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'max.message.bytes': String(maxMessageBytes),
});

/**
 * Creates the topic when it is missing, and checks it when it is there; never alters one.
 * @throws {PartitionCountDiffers} {@link TopicForgets}
 */
export async function ensureTopic(admin: Admin, spec: TopicSpec): Promise<'created' | 'found'> {
  const known = await admin.listTopics();
  const created = known.includes(spec.topic) ? false : await create(admin, spec);
  const found = await oncePropagated(() => partitionCount(admin, spec.topic));
  if (found !== spec.partitions) throw new PartitionCountDiffers(spec.topic, spec.partitions, found);
  await oncePropagated(() => checkSettings(admin, spec));
  return created ? 'created' : 'found';
}

const propagationMs = 15_000;
const notYetKnown = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

/** A topic that somebody has just created is not at once known to the broker that is asked. */
async function oncePropagated<T>(ask: () => Promise<T>): Promise<T> {
  const end = performance.now() + propagationMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const { type } = error as { readonly type?: unknown };
      if (typeof type !== 'string' || !notYetKnown.has(type) || performance.now() > end) throw error;
      await delay(100);
    }
  }
}

async function create(admin: Admin, spec: TopicSpec): Promise<boolean> {
  return admin.createTopics({
    // kafkajs gives up on a topic that its broker does not know yet; we ask until it does.
    waitForLeaders: false,
    topics: [
      {
        topic: spec.topic,
        numPartitions: spec.partitions,
        replicationFactor: spec.replicationFactor,
        configEntries: Object.entries(topicSettings(spec)).map(([name, value]) => ({ name, value })),
      },
    ],
  });
}

async function partitionCount(admin: Admin, topic: string): Promise<number> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const partitions = topics[0]?.partitions ?? [];
  if (partitions.some(({ leader }) => leader < 0)) throw Object.assign(new Error(`${topic} has no leaders yet`), { type: 'LEADER_NOT_AVAILABLE' });
  return partitions.length;
}

async function checkSettings(admin: Admin, spec: TopicSpec): Promise<void> {
  const { topic } = spec;
  const settings = topicSettings(spec);
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: ['cleanup.policy', 'retention.ms', 'retention.bytes'] }],
  });
  for (const entry of resources[0]?.configEntries ?? []) {
    if (settings[entry.configName] !== undefined && settings[entry.configName] !== entry.configValue) {
      throw new TopicForgets(topic, entry.configName, entry.configValue);
    }
  }
}
