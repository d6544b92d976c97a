import { randomUUID } from 'node:crypto';
import { connectionPool } from '@yange/event-log';
import { KafkaFeed } from '../kafka-feed/kafka-feed.js';
import { rawMessages, relayedLogs, threePartitions, type RelayedLogs } from '../kafka-feed/kafka.fixture.js';
import { RecordingReader, until } from '../recording-reader.fixture.js';
import { appendEach, streamNames } from '../sample-events.fixture.js';
import { TopicAheadOfLog } from '../topics/own-topics.js';
import { topicName } from '../topics/topic.js';

const withinMs = 180_000;
const streams = streamNames(6);

describe('a topic that ends with what its log does not have', () => {
  let relayed: RelayedLogs;
  let feed: KafkaFeed | null = null;
  beforeEach(async () => void (relayed = await relayedLogs('postgres')), withinMs);
  afterEach(async () => {
    await feed?.close();
    await relayed.close();
  }, withinMs);

  /** As the end of a log that a standby did not receive: on the topic, and in no log any more. */
  const orphan = async (topic: string): Promise<void> => {
    const producer = relayed.kafka.producer();
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ key: streams[0] ?? '', value: Buffer.from('x'), headers: { ce_id: randomUUID(), yange_position: '7' } }] });
    await producer.disconnect();
  };

  it('is sent nothing by a relay that starts, and read by nobody whose log can be asked, until it was deleted', async () => {
    const [log] = relayed.logs;
    const topic = topicName(log.logId);
    await appendEach(log, streams, 1);
    const first = relayed.relay(log);
    await until(() => first.position === 6, 60_000, () => 'not sent');
    await first.stop();
    await orphan(topic);
    const errors: unknown[] = [];
    const relay = relayed.relay(log, { leaseMs: 1_000, onError: (error) => void errors.push(error) });
    feed = new KafkaFeed(relayed.kafka, threePartitions, { refetch: () => log, retry: { first: 100, longest: 500 }, onError: (error) => void errors.push(error) });
    const reader = new RecordingReader(`ahead-${log.logId.replace('/', '-')}`);
    await reader.subscribe(feed, [log.logId]);
    await appendEach(log, streams, 2);
    await until(() => relay.refused !== null && errors.filter((error) => error instanceof TopicAheadOfLog).length > 2, 60_000, () => 'not refused');
    expect(relay.refused?.message).toContain(`${topic} ends in partition`);
    expect(await rawMessages(relayed.kafka, topic, 8, 3_000)).toHaveLength(7);
    expect(reader.events).toEqual([]);
    const admin = relayed.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
    await until(() => relay.position === 12, 60_000, () => 'not filled anew');
    expect(relay.refused).toBeNull();
    await reader.caughtUp(log.logId, 12);
    expect(reader.broken).toEqual([]);
  }, withinMs);

  it('was deleted under a relay that runs: it is filled from the beginning', async () => {
    const [log] = relayed.logs;
    const topic = topicName(log.logId);
    await appendEach(log, streams, 1);
    const relay = relayed.relay(log, { leaseMs: 1_000 });
    await until(() => relay.position === 6, 60_000, () => 'not sent');
    const admin = relayed.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
    await appendEach(log, streams, 2);
    await until(() => relay.position === 12, 90_000, () => 'not sent');
    expect(await rawMessages(relayed.kafka, topic, 12)).toHaveLength(12);
  }, withinMs);

  it('is noticed by the relay that filled it: its mark lies behind what it has sent', async () => {
    const [log] = relayed.logs;
    await appendEach(log, streams, 1);
    const relay = relayed.relay(log, { leaseMs: 1_000 });
    await until(() => relay.position === 6, 60_000, () => 'not sent');
    await orphan(topicName(log.logId));
    const pool = connectionPool({ connectionString: relayed.databaseUrl, max: 1 });
    await pool.query('update relay.checkpoints set pos = 4, owner_epoch = owner_epoch + 1, lease_until = now()');
    await pool.end();
    await until(() => relay.refused !== null, 60_000, () => 'not refused');
    expect(relay.leading).toBe(false);
  }, withinMs);
});
