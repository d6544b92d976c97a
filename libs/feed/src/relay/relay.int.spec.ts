import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { contentHash } from '@yange/event-log';
import { firstMessage, forkSource } from '@yange/testing';
import { KafkaFeed } from '../kafka-feed/kafka-feed.js';
import { rawMessages, relayedLogs, threePartitions, type RelayedLogs } from '../kafka-feed/kafka.fixture.js';
import { RecordingReader, until } from '../recording-reader.fixture.js';
import { appendEach, streamNames } from '../sample-events.fixture.js';
import { ensureTopic, PartitionCountDiffers, TopicForgets } from '../topics/ensure-topic.js';
import { partitionOf, topicName, topicSpec } from '../topics/topic.js';
import { LeaseLost, type RelayLeases } from './relay-lease.js';

const withinMs = 180_000;
const streams = streamNames(9);

describe('the relay', () => {
  let relayed: RelayedLogs;
  let feed: KafkaFeed | null = null;

  beforeEach(async () => {
    relayed = await relayedLogs('postgres');
  }, withinMs);

  afterEach(async () => {
    await feed?.close();
    await relayed.close();
  }, withinMs);

  it('writes events that any client can read: key, CloudEvents headers, bytes', async () => {
    const [log] = relayed.logs;
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await appendEach(log, streams, 1, { traceparent, effectiveFrom: '2019-02-01', causationId: 'cause-1' });
    await appendEach(log, streams, 2, { traceparent });
    const relay = relayed.relay(log, { dataschemaOf: (event) => `https://schemas.example/${event.type}/${event.schemaVersion}` });
    await until(() => relay.position === 18, 30_000, () => 'not sent');
    const messages = await rawMessages(relayed.kafka, topicName(log.logId), 18);
    expect(messages).toHaveLength(18);
    const { events } = await log.readPage({ after: 0, limit: 100 });
    for (const event of events) {
      const message = messages.find(({ headers }) => String(headers.get('ce_id')) === event.eventId);
      const header = (name: string): string | undefined => message?.headers.get(name)?.toString('utf8');
      expect(message?.key).toBe(event.streamId);
      expect(message?.partition).toBe(partitionOf(event.streamId, 3));
      expect(message?.value).toEqual(Buffer.from(event.data));
      expect(message?.headers.get('yange_envelope')).toEqual(Buffer.from(event.envelope));
      expect(header('yange_content_hash')).toBe(contentHash(event.envelope, event.data).toString('hex'));
      expect([header('ce_specversion'), header('ce_type'), header('ce_source'), header('ce_subject'), header('ce_time')]).toEqual(['1.0', 'SampleNoted', `/${log.logId}`, event.streamId, event.recordedAt]);
      expect([header('content-type'), header('ce_dataschema')]).toEqual(['application/protobuf', 'https://schemas.example/SampleNoted/1']);
      expect([header('yange_log'), header('yange_position'), header('yange_stream_version')]).toEqual([log.logId, String(event.position), String(event.version)]);
      expect([header('yange_effective_from'), header('yange_effective_to'), header('yange_recorded_at')]).toEqual([event.version === 1 ? '2019-02-01' : undefined, '2019-02-28', event.recordedAt]);
      expect([header('yange_causation_id'), header('yange_supersedes'), header('traceparent')]).toEqual([event.version === 1 ? 'cause-1' : undefined, undefined, traceparent]);
      expect([header('yange_command_id'), header('yange_correlation_id'), header('yange_actor'), header('yange_schema_version')]).toEqual([event.commandId, event.correlationId, 'spec', '1']);
    }
  }, withinMs);

  it('sends from one of two only, and from the other when that one has gone', async () => {
    const [log] = relayed.logs;
    const relays = [relayed.relay(log, { batchSize: 4, leaseMs: 600 }), relayed.relay(log, { batchSize: 4, leaseMs: 600 })];
    await until(() => relays.some((relay) => relay.leading), 30_000, () => 'nobody leads');
    for (let version = 1; version <= 10; version += 1) {
      await appendEach(log, streams, version);
      expect(relays.filter((relay) => relay.leading).length).toBeLessThanOrEqual(1);
    }
    await until(() => relays.some((relay) => relay.position === 90), 30_000, () => 'not sent');
    const leader = relays.findIndex((relay) => relay.leading);
    await relays[leader]?.stop();
    await appendEach(log, streams, 11);
    await until(() => relays[1 - leader]?.position === 99, 30_000, () => 'not taken over');
    const messages = await rawMessages(relayed.kafka, topicName(log.logId), 99);
    expect(messages).toHaveLength(99);
  }, withinMs);

  it('repeats itself when it dies between sending and noting it, and readers absorb that', async () => {
    const [log] = relayed.logs;
    let deaths = 0;
    const leases: RelayLeases = {
      acquire: (claim) => relayed.leases.acquire(claim),
      renew: (lease, leaseMs) => relayed.leases.renew(lease, leaseMs),
      release: (lease) => relayed.leases.release(lease),
      advance: async (lease, to, leaseMs) => {
        if ((deaths += 1) <= 4) throw new Error('died after the send');
        return relayed.leases.advance(lease, to, leaseMs);
      },
    };
    for (let version = 1; version <= 6; version += 1) await appendEach(log, streams, version);
    const relay = relayed.relay(log, { batchSize: 10 }, leases);
    await until(() => relay.position === 54, 60_000, () => 'not sent');
    expect(await rawMessages(relayed.kafka, topicName(log.logId), 94)).toHaveLength(94);
    const reader = new RecordingReader(`absorbs-${log.logId.replace('/', '-')}`);
    feed = new KafkaFeed(relayed.kafka, threePartitions);
    await reader.subscribe(feed, [log.logId]);
    await reader.caughtUp(log.logId, 54);
    expect(reader.events.length).toBe(54);
    expect(reader.broken).toEqual([]);
  }, withinMs);

  it('loses and doubles nothing for readers when its process is killed again and again', async () => {
    const [log] = relayed.logs;
    const reader = new RecordingReader(`killed-${log.logId.replace('/', '-')}`);
    feed = new KafkaFeed(relayed.kafka, threePartitions);
    await reader.subscribe(feed, [log.logId]);
    for (let round = 0; round < 5; round += 1) {
      const child = forkSource(new URL('./relay-child.fixture.ts', import.meta.url), [relayed.databaseUrl, relayed.brokers.join(), log.logId]);
      for (let version = round * 8 + 1; version <= round * 8 + 8; version += 1) await appendEach(log, streams, version);
      await firstMessage(child);
      await delay(20 + round * 30);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    relayed.relay(log, { leaseMs: 400 });
    await reader.caughtUp(log.logId, 360);
    expect(reader.broken).toEqual([]);
    expect(new Set(reader.events.map((event) => event.eventId)).size).toBe(360);
    expect(reader.events.length).toBe(360);
  }, withinMs);

  it('goes on telling how far its topic is while it cannot reach it, and nothing once another sends', async () => {
    const [log] = relayed.logs;
    await appendEach(log, streams, 1);
    let isCut = false;
    const leases: RelayLeases = {
      acquire: (claim) => relayed.leases.acquire(claim),
      renew: (lease, leaseMs) => (isCut ? Promise.reject(new Error('cut off')) : relayed.leases.renew(lease, leaseMs)),
      release: (lease) => relayed.leases.release(lease),
      advance: (lease, to, leaseMs) => (isCut ? Promise.reject(new Error('cut off')) : relayed.leases.advance(lease, to, leaseMs)),
    };
    const relay = relayed.relay(log, { leaseMs: 600 }, leases);
    await until(() => relay.position === 9, 30_000, () => 'not sent');
    isCut = true;
    await appendEach(log, streams, 2);
    await until(() => !relay.leading, 30_000, () => 'not given up');
    expect(relay.position).toBe(9);
    const other = relayed.relay(log, { leaseMs: 600 });
    await until(() => other.position === 18 && relay.position === null, 60_000, () => `not taken over: ${relay.position}, ${other.position}`);
  }, withinMs);

  it('keeps its log through a send that takes longer than its lease', async () => {
    const [log] = relayed.logs;
    let renewed = 0;
    let asleep = true;
    const leases: RelayLeases = {
      acquire: (claim) => relayed.leases.acquire(claim),
      renew: (lease, leaseMs) => ((renewed += 1), relayed.leases.renew(lease, leaseMs)),
      release: (lease) => relayed.leases.release(lease),
      advance: (lease, to, leaseMs) => relayed.leases.advance(lease, to, leaseMs),
    };
    const slow = Object.assign(Object.create(relayed.kafka) as typeof relayed.kafka, {
      producer: (...asked: Parameters<typeof relayed.kafka.producer>) => {
        const producer = relayed.kafka.producer(...asked);
        const { send } = producer;
        return Object.assign(producer, { send: async (record: Parameters<typeof send>[0]) => (asleep && record.topic === topicName(log.logId) ? delay(2_500).then(() => send(record)) : send(record)) });
      },
    });
    const relay = relayed.relay(log, { leaseMs: 600 }, leases, slow);
    await until(() => relay.leading, 30_000, () => 'not begun');
    const peer = relayed.relay(log, { leaseMs: 600 });
    await appendEach(log, streams, 1);
    await until(() => relay.position === 9, 30_000, () => `not sent: ${relay.position}, ${peer.position}`);
    asleep = false;
    expect([renewed > 4, peer.leading, await rawMessages(relayed.kafka, topicName(log.logId), 9).then(({ length }) => length)]).toEqual([true, false, 9]);
  }, withinMs);

  it('cannot note anything once another has taken the log over', async () => {
    const [log] = relayed.logs;
    const claim = { logId: log.logId, spec: topicSpec(log.logId, threePartitions), leaseMs: 50 };
    const first = await relayed.leases.acquire({ ...claim, owner: 'first' });
    if (!first) throw new Error('free, yet refused');
    expect(await relayed.leases.acquire({ ...claim, owner: 'second' })).toBeNull();
    await delay(120);
    const second = await relayed.leases.acquire({ ...claim, owner: 'second' });
    expect(second?.epoch).toBe(first.epoch + 1);
    await expect(relayed.leases.advance(first, { position: 3, partitionPositions: [3, 0, 0] }, 50)).rejects.toThrow(LeaseLost);
    await expect(relayed.leases.renew(first, 50)).rejects.toThrow(LeaseLost);
  }, withinMs);

  it('refuses a topic that is not as pinned, and alters none', async () => {
    const admin = relayed.kafka.admin();
    await admin.connect();
    const spec = topicSpec(relayed.logs[0].logId, threePartitions);
    expect(await ensureTopic(admin, spec)).toBe('created');
    expect(await ensureTopic(admin, spec)).toBe('found');
    await expect(ensureTopic(admin, { ...spec, partitions: 6 })).rejects.toThrow(PartitionCountDiffers);
    const other = topicSpec(relayed.logs[1].logId, threePartitions);
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic: other.topic, numPartitions: 3, replicationFactor: 1, configEntries: [{ name: 'retention.ms', value: '86400000' }] }] });
    await expect(ensureTopic(admin, other)).rejects.toThrow(TopicForgets);
    await admin.disconnect();
  }, withinMs);
});
