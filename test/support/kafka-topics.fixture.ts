import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectKafka } from '@yange/feed';
import { testKafka } from '@yange/testing';
import { district } from './gateway.fixture.js';

/** For a hook that asks for the broker: the files before it take their time. */
export const kafkaTurnWithinMs = 600_000;

/** Topics are named after districts, and two files at a time would delete one another's: who has asked keeps the broker's topics until its file ends. */
const turn = (): string => join(process.env['YANGE_TEST_RUN'] ?? tmpdir(), 'topics-of-districts.turn');
let ours = false;

const takeTurn = async (): Promise<void> => {
  while (!ours) {
    ours = await writeFile(turn(), String(process.pid), { flag: 'wx' }).then(() => true, () => false);
    if (!ours) await pause(200);
  }
};

afterAll(async () => {
  if (ours) await rm(turn(), { force: true });
  ours = false;
});

/**
 * The test run's broker without topics of our districts: a new platform has a new log, and topics that hold another log's events are not its own.
 * Only for a broker that is there for tests. Waits until no other file has asked for the same: give it the time.
 */
export const kafkaWithoutTopics = async (districts: readonly string[] = [district]): Promise<string> => {
  await takeTurn();
  const { brokers } = await testKafka();
  const admin = connectKafka({ brokers: brokers.split(','), clientId: 'yange-e2e' }).admin();
  await admin.connect();
  try {
    const old = async (): Promise<string[]> => (await admin.listTopics()).filter((topic) => districts.some((code) => topic.startsWith(`yange.${code}.`)));
    const topics = await old();
    if (topics.length > 0) await admin.deleteTopics({ topics });
    for (let attempt = 0; attempt < 100 && (await old()).length > 0; attempt += 1) await pause(50);
  } finally {
    await admin.disconnect();
  }
  return brokers;
};

/** Topics of ours on a broker, in the order of their names. */
export const topicsOn = async (brokers: string): Promise<readonly string[]> => {
  const admin = connectKafka({ brokers: brokers.split(','), clientId: 'yange-e2e' }).admin();
  await admin.connect();
  try {
    return (await admin.listTopics()).filter((topic) => topic.startsWith('yange.')).sort();
  } finally {
    await admin.disconnect();
  }
};
