import { randomInt } from 'node:crypto';
import { testKafka, uniqueName } from '@yange/testing';
import type { ServiceDatabases } from './service.databases.js';
import type { ServiceEnvironment } from './service.environment.js';
import { openFeed } from './service.feed.js';

const district = String(randomInt(100_000, 1_000_000));

describe('a reader over Kafka', () => {
  it('keeps the session that the environment sets: one shorter than the broker allows is refused by it, and told', async () => {
    const { brokers } = await testKafka();
    const environment = { YANGE_DISTRICTS: ['150302'], YANGE_FOLLOWED_DISTRICTS: [district], YANGE_FEED: 'kafka', KAFKA_BROKERS: brokers.split(','), KAFKA_SESSION_SECONDS: 1 } as unknown as ServiceEnvironment;
    const told = Promise.withResolvers<string>();
    const feed = openFeed({} as ServiceDatabases, environment, 'grid', (error) => told.resolve(String(error)));
    try {
      await feed.subscribe({ reader: uniqueName('session'), logIds: [`${district}/grid`], checkpoint: () => Promise.resolve(0), handle: () => Promise.resolve() });
      expect(await told.promise).toMatch(/session timeout is not within the range/);
    } finally {
      await feed.close();
    }
  });
});
