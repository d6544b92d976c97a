import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import { withoutIdleTimers } from './kafkajs-timers.js';

withoutIdleTimers();

export interface KafkaConnection {
  /** `host:port` each */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly security?: Pick<KafkaConfig, 'ssl' | 'sasl'>;
}

/**
 * kafkajs with its own logger silenced: whoever owns a loop reports its errors once, with the log they concern.
 * Its retries stay short, since our loops retry with what they know.
 */
export function connectKafka(connection: KafkaConnection): Kafka {
  return new Kafka({
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    logLevel: logLevel.NOTHING,
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 },
    ...connection.security,
  });
}
