import { connectionPool, migrateEventLog, PostgresEventLogs, type EventLogReader } from '@yange/event-log';
import { ensureTopic, migrateRelay, PgRelayLeases, Relay, topicSpec, type TopicSpec } from '@yange/feed';
import { CompressionTypes, Partitioners, type Kafka, type Message, type Producer } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Run } from '../harness/bench-result.js';
import { checkTopic } from './topic.content.js';
import { asNewEvent, commandId, newFact, newStreamId } from './fact.js';

/** what one send carries, in the order in which it goes */
type Batch = readonly Message[];

const district = '150302';
const context = 'staffing';
const logId = `${district}/${context}`;
const streams = 200;
const perAppend = 1_000;
const registry = { partitions: () => 6 };
const batchSize = 1_000;
const withinMs = 300_000;

/** One log in PostgreSQL and a broker: carried by the relay, or the very same messages sent by a producer that has nothing else to do. Every run is to a topic of its own. */
export class RelaySides {
  #topics = 0;
  #batches: readonly Batch[] = [];

  private constructor(private readonly pool: ReturnType<typeof connectionPool>, private readonly logs: PostgresEventLogs, private readonly kafka: Kafka, readonly events: number) {}

  /** Appends so many events; the batches are those of one run of the relay that does not count. */
  static async open(url: string, kafka: Kafka, events: number, say: (text: string) => void): Promise<RelaySides> {
    const pool = connectionPool({ connectionString: url, max: 6 });
    const client = await pool.connect();
    await migrateEventLog(client);
    await migrateRelay(client);
    client.release();
    const sides = new RelaySides(pool, new PostgresEventLogs(pool, context), kafka, events);
    await sides.store(say);
    say('warm up');
    const noted: Batch[] = [];
    await sides.relayed(noting(kafka, noted));
    sides.#batches = noted;
    await sides.produced();
    return sides;
  }

  /** From the first page that it asks for to the last checkpoint; `took` is from page to page. */
  async relayed(kafka = this.kafka): Promise<Run> {
    const spec = await this.freshTopic();
    await this.pool.query('truncate relay.checkpoints');
    const asked: number[] = [];
    let failure: unknown = null;
    const log = watched(this.logs.forDistrict(district), () => asked.push(performance.now()));
    const relay = new Relay({ log, kafka, leases: new PgRelayLeases(this.pool), spec }, { batchSize, noticeEveryMs: withinMs, onError: (error) => (failure ??= error) });
    relay.start();
    while (relay.position !== this.events) {
      if (failure !== null) throw failure;
      await pause(1);
    }
    const value = this.events / ((performance.now() - (asked[0] ?? 0)) / 1_000);
    await relay.stop();
    await checkTopic(this.kafka, spec.topic, this.events);
    return { value, took: asked.slice(1).map((at, index) => at - (asked[index] ?? 0)) };
  }

  /** From the first send to the last acknowledgement, each begun when the one before it was acknowledged; `took` is a send. */
  async produced(): Promise<Run> {
    const { topic } = await this.freshTopic();
    const producer = this.kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false, idempotent: false, maxInFlightRequests: 1, retry: { retries: 0 } });
    await producer.connect();
    const began = performance.now();
    const took: number[] = [];
    for (const messages of this.#batches) {
      const asked = performance.now();
      await producer.send({ topic, acks: -1, timeout: 30_000, compression: CompressionTypes.None, messages: [...messages] });
      took.push(performance.now() - asked);
    }
    const value = this.events / ((performance.now() - began) / 1_000);
    await producer.disconnect();
    await checkTopic(this.kafka, topic, this.events);
    return { value, took };
  }

  async close(): Promise<void> {
    await this.logs.close();
    await this.pool.end();
  }

  private async freshTopic(): Promise<TopicSpec> {
    const spec = { ...topicSpec(logId, registry), topic: `bench.relay.${(this.#topics += 1)}` };
    const admin = this.kafka.admin();
    await admin.connect();
    await ensureTopic(admin, spec);
    await admin.disconnect();
    // The broker opens the new partitions' files meanwhile: that is no side's work.
    await pause(500);
    return spec;
  }

  private async store(say: (text: string) => void): Promise<void> {
    const log = this.logs.forDistrict(district);
    const ids = Array.from({ length: streams }, newStreamId);
    const each = perAppend / streams;
    for (let stored = 0; stored < this.events; stored += perAppend) {
      const appended = ids.map((streamId) => ({ streamId, expectedVersion: stored / streams, events: Array.from({ length: each }, () => asNewEvent(newFact(streamId))) }));
      const result = await log.append({ commandId: commandId(), principal: 'bench', bodyHash: new Uint8Array(32), result: '{}', streams: appended });
      if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
      say(`stored ${stored} of ${this.events} events`);
    }
  }
}

/** The same log; tells when a page is asked for. */
const watched = (log: EventLogReader, asked: () => void): EventLogReader => new Proxy(log, {
  get: (target, name) => {
    const value: unknown = Reflect.get(target, name, target);
    if (name === 'readPage') asked();
    return typeof value === 'function' ? value.bind(target) : value;
  },
});

/** The same broker; keeps what producers send of events. */
const noting = (kafka: Kafka, batches: Batch[]): Kafka => new Proxy(kafka, {
  get: (target, name) => {
    if (name !== 'producer') return Reflect.get(target, name, target) as unknown;
    return (config: Parameters<Kafka['producer']>[0]): Producer => {
      const producer = target.producer(config);
      return { ...producer, send: (record) => {
        if (!record.topic.includes('.heads.')) batches.push(record.messages);
        return producer.send(record);
      } };
    };
  },
});
