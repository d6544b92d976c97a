import type { KafkaMessage, Message } from 'kafkajs';
import { topicName, type TopicSpec } from '../topics/topic.js';

/** What a relay says of its log, whether or not anything happened: a node that has only the topic tells by it a quiet district from one that is down. */
export interface HeadNotice {
  readonly logId: string;
  /** head of the log when it was said, 0 for an empty one */
  readonly position: number;
  /** by the relay's clock, `2020-06-30T08:00:00.000Z` */
  readonly at: string;
}

/** `yange.<district>.heads.v1`: one partition, and of each log its last notice alone is kept. */
export function headsTopic(district: string, replicationFactor = 1): TopicSpec {
  return { topic: topicName(`${district}/heads`), partitions: 1, replicationFactor, keeps: 'latest' };
}

export function toHeadMessage({ logId, position, at }: HeadNotice): Message {
  return { key: logId, value: JSON.stringify({ position, at }) };
}

/** @returns null for what is no notice of that district: whoever may write a topic says nothing of another's logs */
export function fromHeadMessage({ key, value }: Pick<KafkaMessage, 'key' | 'value'>, district: string): HeadNotice | null {
  const logId = key?.toString() ?? '';
  if (!logId.startsWith(`${district}/`) || value === null) return null;
  const said = parsed(value);
  if (said === null || !Number.isSafeInteger(said.position) || (said.position as number) < 0 || typeof said.at !== 'string' || Number.isNaN(Date.parse(said.at))) return null;
  return { logId, position: said.position as number, at: said.at };
}

function parsed(value: Buffer): { readonly position?: unknown; readonly at?: unknown } | null {
  try {
    const said: unknown = JSON.parse(value.toString());
    return typeof said === 'object' && said !== null ? said : null;
  } catch {
    return null;
  }
}
