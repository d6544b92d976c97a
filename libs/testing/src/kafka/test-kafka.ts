import { randomUUID } from 'node:crypto';
import { brokerAnswers, startLocalKafka } from '@yange/local';
import { sharedServer, type RunPlace, type ServerNote } from '../run/shared-server.js';
import { NoDockerError, startDockerKafka } from './docker-kafka.js';

/** The Kafka of this jest run. */
export interface TestKafka {
  /** Comma-separated `host:port`. */
  readonly brokers: string;
  /** One line for people: which broker and why this one. */
  readonly chosen: string;
}

/**
 * A real Kafka broker, one per jest run, chosen and started by the first spec that asks: the one at `KAFKA_BROKERS`; else Docker's; else one from
 * Maven's jars (about 5 s, longer the first time on a machine). Specs share it: use `uniqueName` for topics, groups and districts.
 * @throws Error saying what to install, when none of the three is to be had
 */
export async function testKafka(): Promise<TestKafka> {
  const { address, chosen } = await sharedServer('kafka', 400_000, chooseKafka);
  return { brokers: address, chosen };
}

/** A name that no other spec or run uses: `prefix-1a2b3c4d`. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}

async function chooseKafka(place: RunPlace): Promise<ServerNote> {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const note = await choose(place, log);
  log(note.chosen);
  return note;
}

async function choose({ folder, owner }: RunPlace, log: (line: string) => void): Promise<ServerNote> {
  const given = process.env['KAFKA_BROKERS'];
  if (given !== undefined && given !== '') {
    if (await brokerAnswers(given, 10_000)) return { pid: 0, address: given, chosen: `Kafka for this run: the broker at ${given}, because KAFKA_BROKERS names it.` };
    throw new Error(`KAFKA_BROKERS names ${given}, but no Kafka answers there: start it, or unset the variable to let the tests find one.`);
  }
  const withoutDocker = await dockerOrWhyNot(log);
  if (typeof withoutDocker !== 'string') return withoutDocker;
  try {
    const broker = await startLocalKafka({ folder, owner, onExit: 'leave', log });
    return { pid: broker.pid, address: broker.brokers, chosen: `Kafka for this run: ${broker.origin}, because KAFKA_BROKERS is not set and ${withoutDocker}.` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`No Kafka for the tests: KAFKA_BROKERS is not set, ${withoutDocker}, and the jars cannot run: ${reason}`);
  }
}

async function dockerOrWhyNot(log: (line: string) => void): Promise<ServerNote | string> {
  try {
    return await startDockerKafka(log);
  } catch (error) {
    if (error instanceof NoDockerError) return error.message;
    // Docker that half works must not take the tests down while the jars would do.
    return `Docker failed (${error instanceof Error ? error.message : String(error)})`;
  }
}
