import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { firstMessage, forkSource } from '../process/fork-source.js';
import { isAlive, waitUntilGone } from '../process/process-identity.js';
import { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from './local-kafka.js';

describe('Kafka from Maven jars', () => {
  let home: string;
  let running: LocalKafka[];
  let children: ChildProcess[];
  let lines: string[];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'yange-spec-kafka-'));
    running = [];
    children = [];
    lines = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const broker of running) await broker.stop();
    await rm(home, { recursive: true, force: true });
  });

  async function start(options: Omit<LocalKafkaOptions, 'log'> = { folder: join(home, 'kafka') }): Promise<LocalKafka> {
    const broker = await startLocalKafka({ ...options, log: (line) => lines.push(line) });
    running.push(broker);
    return broker;
  }

  async function startInChild(options: object): Promise<{ child: ChildProcess } & Pick<LocalKafka, 'pid' | 'brokers' | 'folder'>> {
    const child = forkSource(new URL('../../fixtures/serve-child.ts', import.meta.url), ['kafka', JSON.stringify(options)]);
    children.push(child);
    return { child, ...(await firstMessage<Pick<LocalKafka, 'pid' | 'brokers' | 'folder'>>(child)) };
  }

  const clientOf = (brokers: string): Kafka => new Kafka({ clientId: 'spec', brokers: [brokers], logLevel: logLevel.NOTHING });

  async function produce(brokers: string, topic: string, values: readonly string[]): Promise<void> {
    const admin = clientOf(brokers).admin();
    await admin.connect();
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1 }] });
    await admin.disconnect();
    const producer = clientOf(brokers).producer();
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: values.map((value) => ({ key: 'k', value, headers: { ce_type: 'spec' } })) });
    await producer.disconnect();
  }

  async function consume(brokers: string, topic: string, count: number): Promise<KafkaMessage[]> {
    const consumer = clientOf(brokers).consumer({ groupId: `spec-${randomUUID()}` });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    const seen: KafkaMessage[] = [];
    await new Promise<void>((resolve, reject) => {
      consumer.run({ eachMessage: async ({ message }) => void (seen.push(message) === count && resolve()) }).catch(reject);
    });
    await consumer.disconnect();
    return seen;
  }

  it('keeps messages over a restart in order, and leaves no process', async () => {
    const first = await start();
    await produce(first.brokers, 'kept', ['一', '二', '三']);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start();
    expect(second).toMatchObject({ adopted: false, port: first.port });
    const messages = await consume(second.brokers, 'kept', 3);
    expect(messages.map((message) => [message.offset, String(message.value), String(message.headers?.['ce_type'])])).toEqual([
      ['0', '一', 'spec'], ['1', '二', 'spec'], ['2', '三', 'spec'],
    ]);
  });

  it('is taken over after a kill -9 of Node, and recovers after one of its own', async () => {
    const left = await startInChild({ folder: join(home, 'kafka') });
    await produce(left.brokers, 'kept', ['a']);
    left.child.kill('SIGKILL');
    await waitUntilGone(left.child.pid ?? 0, 60_000);

    const adopted = await start();
    expect(adopted).toMatchObject({ pid: left.pid, brokers: left.brokers, adopted: true });
    process.kill(adopted.pid, 'SIGKILL');
    await adopted.stop();

    const next = await start();
    expect(next.adopted).toBe(false);
    expect(await consume(next.brokers, 'kept', 1)).toHaveLength(1);
  });

  it('moves to another port when the last one was taken meanwhile, with its data', async () => {
    const first = await start();
    await produce(first.brokers, 'kept', ['a']);
    await first.stop();
    const thief = createServer().listen(first.port, '127.0.0.1');
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await consume(second.brokers, 'kept', 1)).toHaveLength(1);
    } finally {
      thief.close();
    }
  });

  it('ends with its Node process on a signal, and takes a throw-away folder with it', async () => {
    const { child, pid, folder } = await startInChild({});
    child.kill('SIGINT');
    expect(await waitUntilGone(child.pid ?? 0, 60_000)).toBe(true);
    expect(isAlive(pid)).toBe(false);
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });
});
