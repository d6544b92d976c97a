import { connectionPool, PostgresEventLogReaders } from '@yange/event-log';
import { connectKafka } from '../kafka-feed/kafka-connection.js';
import { topicSpec } from '../topics/topic.js';
import { PgRelayLeases } from './relay-lease.js';
import { Relay } from './relay.js';

/** A relay in a process of its own, to be killed: `<database url> <brokers> <log id>`. */
const [databaseUrl = '', brokers = '', logId = ''] = process.argv.slice(2);
const pool = connectionPool({ connectionString: databaseUrl, max: 3 });
const log = new PostgresEventLogReaders(pool).forLog(logId);
const kafka = connectKafka({ brokers: brokers.split(','), clientId: 'relay-child' });
const spec = topicSpec(logId, { partitions: () => 3 });
const relay = new Relay({ log, kafka, leases: new PgRelayLeases(pool), spec }, { batchSize: 5, leaseMs: 400, pollMs: 50 });
relay.start();
setInterval(() => {
  if (relay.leading) process.send?.({ position: relay.position });
}, 10);
