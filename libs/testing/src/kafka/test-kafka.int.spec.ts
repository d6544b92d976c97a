import { Kafka, logLevel } from 'kafkajs';
import { testKafka, uniqueName } from './test-kafka.js';

describe('the Kafka of a test run', () => {
  it('is one for all askers, says why it was chosen, and makes no topic by itself', async () => {
    const [one, other] = await Promise.all([testKafka(), testKafka()]);
    expect(other).toEqual(one);
    expect(one.chosen).toMatch(/^Kafka for this run: .+, because /);

    const admin = new Kafka({ brokers: one.brokers.split(','), logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin();
    await admin.connect();
    try {
      const topic = uniqueName('never-made');
      await expect(admin.fetchTopicMetadata({ topics: [topic] })).rejects.toThrow('does not host this topic-partition');
      expect(await admin.listTopics()).not.toContain(topic);
    } finally {
      await admin.disconnect();
    }
  });
});
