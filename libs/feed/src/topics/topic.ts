import { Partitioners } from 'kafkajs';

/** How a log lies on Kafka; `partitions` is pinned for ever, since key → partition depends on it. */
export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  /** `latest`: of each key only the last message counts. Without it everything is kept for ever */
  readonly keeps?: 'latest';
}

/** Pinned counts: data of the deployment, never read back from a broker. */
export interface TopicRegistry {
  readonly partitions: (logId: string) => number;
  /** default 1; 3 where there are three brokers */
  readonly replicationFactor?: number;
}

export class InvalidTopic extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidTopic';
  }
}

/** @param logId `<district>/<context>`; @returns `yange.<district>.<context>.v1` */
export function topicName(logId: string): string {
  const [district, context, ...rest] = logId.split('/');
  if (!district || !context || rest.length > 0 || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(logId)) {
    throw new InvalidTopic(`not a log id of the form <district>/<context>: ${logId}`);
  }
  return `yange.${district}.${context}.v1`;
}

export function topicSpec(logId: string, registry: TopicRegistry): TopicSpec {
  const partitions = registry.partitions(logId);
  if (!Number.isInteger(partitions) || partitions < 1) throw new InvalidTopic(`${logId}: partition count ${partitions}`);
  return { topic: topicName(logId), partitions, replicationFactor: registry.replicationFactor ?? 1 };
}

const assign = Partitioners.DefaultPartitioner();

/**
 * The partition of a stream: murmur2 as Java's clients compute it, over the pinned count and not over the
 * partitions that a broker happens to have. The same for relay, reader and any outside producer with that default.
 */
export function partitionOf(streamId: string, partitions: number): number {
  const partitionMetadata = metadataFor(partitions);
  return assign({ topic: '', partitionMetadata, message: { key: streamId, value: null } });
}

type PartitionMetadata = Parameters<typeof assign>[0]['partitionMetadata'];
const metadataByCount = new Map<number, PartitionMetadata>();

function metadataFor(partitions: number): PartitionMetadata {
  let metadata = metadataByCount.get(partitions);
  if (!metadata) {
    metadata = Array.from({ length: partitions }, (_, partitionId) => ({ partitionErrorCode: 0, partitionId, leader: 0, replicas: [], isr: [] }));
    metadataByCount.set(partitions, metadata);
  }
  return metadata;
}
