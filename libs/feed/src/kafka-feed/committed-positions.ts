import type { Kafka } from 'kafkajs';

/**
 * The positions that a group's committed offsets stand for, from the metadata that is committed with each offset.
 * An offset without it could be anywhere and counts as infinitely far.
 */
export async function committedPositions(kafka: Kafka, groupId: string, topic: string): Promise<ReadonlyMap<number, number>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const [found] = await admin.fetchOffsets({ groupId, topics: [topic] });
    return new Map(found?.partitions.map(({ partition, offset, metadata }) => [partition, positionOf(offset, metadata)]) ?? []);
  } finally {
    await admin.disconnect();
  }
}

function positionOf(offset: string, metadata: string | null): number {
  if (Number(offset) <= 0) return 0;
  return metadata !== null && /^\d+$/.test(metadata) ? Number(metadata) : Number.POSITIVE_INFINITY;
}
