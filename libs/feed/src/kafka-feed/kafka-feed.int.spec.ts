import { describeFeed } from '../feed.contract.js';
import { KafkaFeed } from './kafka-feed.js';
import { relayedLogs, threePartitions } from './kafka.fixture.js';

describeFeed('Kafka, filled by relays', async () => {
  const relayed = await relayedLogs();
  for (const log of relayed.logs) relayed.relay(log, { batchSize: 20 });
  return {
    logs: relayed.logs,
    openFeed: () => new KafkaFeed(relayed.kafka, threePartitions, { retry: { first: 20, longest: 100 } }),
    close: relayed.close,
  };
});
