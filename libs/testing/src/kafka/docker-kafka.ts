import { brokerAnswers, freePort, kafkaVersion } from '@yange/local';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerNote } from '../run/shared-server.js';

const image = `apache/kafka:${kafkaVersion}`;
const pullLimitMs = 60_000;

/** Docker cannot serve; the reason is a clause for people. */
export class NoDockerError extends Error {
  override readonly name = 'NoDockerError';
}

/**
 * The pinned Kafka image by testcontainers.
 * @throws NoDockerError when Docker does not answer, or the image is neither there nor pulled within 60 s
 */
export async function startDockerKafka(log: (line: string) => void): Promise<ServerNote> {
  // The container serves the whole run, but testcontainers' own reaper would take it when the worker that asked first ends.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
  const { GenericContainer, ImageName, getContainerRuntimeClient } = await import('testcontainers');
  const client = await within(15_000, getContainerRuntimeClient()).catch(() => undefined);
  if (client === undefined) throw new NoDockerError('Docker does not answer');
  const name = ImageName.fromString(image);
  if (!(await client.image.exists(name))) {
    log(`Kafka for this run: pulling ${image} (60 s at most) …`);
    await within(pullLimitMs, client.image.pull(name)).catch(() => {
      throw new NoDockerError(`Docker answers, but ${image} is not there and was not pulled within 60 s`);
    });
  }
  const port = await freePort();
  const container = await new GenericContainer(image)
    .withEnvironment(environment(port))
    .withExposedPorts({ container: port, host: port })
    .withStartupTimeout(60_000)
    .start();
  const address = `127.0.0.1:${port}`;
  for (let waited = 0; !(await brokerAnswers(address, 3_000)); waited += 1) {
    if (waited > 60) {
      await container.stop();
      throw new Error(`Kafka in Docker (${image}) started but does not answer on ${address}`);
    }
    await sleep(500);
  }
  return { pid: 0, containerId: container.getId(), address, chosen: `Kafka for this run: Docker image ${image}, because Docker answers and KAFKA_BROKERS is not set.` };
}

function environment(port: number): Record<string, string> {
  return {
    KAFKA_NODE_ID: '1', KAFKA_PROCESS_ROLES: 'broker,controller', KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:29093',
    KAFKA_LISTENERS: `PLAINTEXT://0.0.0.0:${port},CONTROLLER://localhost:29093`, KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT', KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT', KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false', KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1', KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1', KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_LOG_RETENTION_MS: '-1',
  };
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const late = sleep(limitMs, undefined, { ref: false }).then(() => {
    throw new Error(`not within ${limitMs} ms`);
  });
  return Promise.race([work, late]);
}
