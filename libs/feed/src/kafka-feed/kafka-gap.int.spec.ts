import { setTimeout as delay } from 'node:timers/promises';
import type { StoredEvent } from '@yange/event-log';
import type { Message } from 'kafkajs';
import { RecordingReader, until } from '../recording-reader.fixture.js';
import { appendEach, streamNames } from '../sample-events.fixture.js';
import { ensureTopic } from '../topics/ensure-topic.js';
import { topicSpec } from '../topics/topic.js';
import { relayBatch } from '../relay/relay-batch.js';
import { GapInTopic } from './assignment.js';
import { KafkaFeed } from './kafka-feed.js';
import { relayedLogs, threePartitions, type RelayedLogs } from './kafka.fixture.js';

const withinMs = 180_000;
const streams = streamNames(6);
const retry = { first: 20, longest: 200 };

describe('a topic that is not what the log says', () => {
  let relayed: RelayedLogs;
  let events: readonly StoredEvent[];
  let errors: unknown[];
  let reader: RecordingReader;
  let feed: KafkaFeed | null = null;

  beforeEach(async () => {
    relayed = await relayedLogs();
    const [log] = relayed.logs;
    for (let version = 1; version <= 5; version += 1) await appendEach(log, streams, version);
    ({ events } = await log.readPage({ after: 0, limit: 100 }));
    errors = [];
    reader = new RecordingReader(`gap-${log.logId.replace('/', '-')}`);
  }, withinMs);

  afterEach(async () => {
    await feed?.close();
    await relayed.close();
  }, withinMs);

  /** what a relay would have sent, changed on the way */
  async function send(change: (messages: Message[]) => readonly Message[]): Promise<void> {
    const spec = topicSpec(relayed.logs[0].logId, threePartitions);
    const admin = relayed.kafka.admin();
    await admin.connect();
    await ensureTopic(admin, spec);
    await admin.disconnect();
    const { messages } = relayBatch(events, { position: 0, partitionPositions: [0, 0, 0] }, { traceparentOf: () => null, dataschemaOf: () => null });
    const producer = relayed.kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    await producer.send({ topic: spec.topic, acks: -1, messages: [...change([...messages])] });
    await producer.disconnect();
  }

  const isOf = (stream: string, version: number) => (message: Message) => message.key === stream && message.headers?.['yange_stream_version'] === String(version);
  const onError = (error: unknown): void => void errors.push(error);

  it('is completed from the log when messages were lost', async () => {
    await send((messages) => messages.filter((message) => !isOf('organ-2', 2)(message) && !isOf('organ-2', 3)(message) && !isOf('organ-4', 1)(message)));
    feed = new KafkaFeed(relayed.kafka, threePartitions, { retry, onError, refetch: relayed.openLog });
    await reader.subscribe(feed, [relayed.logs[0].logId]);
    await reader.caughtUp(relayed.logs[0].logId, 30);
    expect(reader.broken).toEqual([]);
    expect(reader.events.map((event) => event.position).sort((one, other) => one - other)).toEqual(events.map((event) => event.position));
    expect(reader.events.filter((event) => event.streamId === 'organ-2').map((event) => event.version)).toEqual([1, 2, 3, 4, 5]);
  }, withinMs);

  it('is completed from the log when bytes were changed, and the change is reported', async () => {
    await send((messages) => messages.map((message) => (isOf('organ-1', 3)(message) ? { ...message, value: 'organ-1@4' } : message)));
    feed = new KafkaFeed(relayed.kafka, threePartitions, { retry, onError, refetch: relayed.openLog });
    await reader.subscribe(feed, [relayed.logs[0].logId]);
    await reader.caughtUp(relayed.logs[0].logId, 30);
    // Once; again where the group is formed anew meanwhile and the message comes a second time.
    expect([...new Set(errors.map(String))]).toEqual([expect.stringContaining('content hash differs')]);
    const changed = reader.events.find((event) => event.streamId === 'organ-1' && event.version === 3);
    expect(Buffer.from(changed?.data ?? []).toString()).toBe('organ-1@3');
  }, withinMs);

  it('holds the partition when there is nowhere to read the lost events, and lets the others go on', async () => {
    await send((messages) => messages.filter((message) => !isOf('organ-2', 2)(message)));
    feed = new KafkaFeed(relayed.kafka, threePartitions, { retry, onError });
    await reader.subscribe(feed, [relayed.logs[0].logId]);
    await until(() => errors.filter((error) => error instanceof GapInTopic).length >= 2, 30_000, () => 'no gap reported');
    const gap = errors.find((error) => error instanceof GapInTopic);
    const elsewhere = events.filter((event) => reader.events.some((seen) => seen.streamId === event.streamId && seen.version === 5));
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(reader.events.filter((event) => event.streamId === 'organ-2').map((event) => event.version)).toEqual([1]);
    expect(gap).toMatchObject({ logId: relayed.logs[0].logId });
    expect(reader.broken).toEqual([]);
  }, withinMs);

  it('hands over each event once when everything is on it three times, the last time in pieces', async () => {
    await send((messages) => [...messages, ...messages, ...messages.slice(7)]);
    feed = new KafkaFeed(relayed.kafka, threePartitions, { retry, onError });
    await reader.subscribe(feed, [relayed.logs[0].logId], { batchSize: 4 });
    await reader.caughtUp(relayed.logs[0].logId, 30);
    await delay(1_000);
    expect(errors).toEqual([]);
    expect(reader.events).toHaveLength(30);
    expect(reader.broken).toEqual([]);
  }, withinMs);
});
