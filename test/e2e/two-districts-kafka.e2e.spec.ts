import { topicOf } from '@yange/contracts';
import { expectedFigures, historyFolder } from '@yange/history';
import { compareWithExpected, readExpected } from '@yange/reporting';
import { kafkaTurnWithinMs, kafkaWithoutTopics, topicsOn } from '../support/kafka-topics.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';
import { add, both, bring, contexts, first, reportOf, synthetic } from '../support/two-districts.fixture.js';

describe('two districts over Kafka, in a process per service', () => {
  let platform: RunningPlatform;
  let brokers: string;

  beforeAll(async () => {
    brokers = await kafkaWithoutTopics(both);
    platform = await startPlatform({ districts: [first], kafka: brokers, split: true });
  }, kafkaTurnWithinMs);
  afterAll(() => platform?.abandon());

  it('have topics of their own, and figures as expected, the one that is added while it runs as the other', async () => {
    await add(platform, synthetic);
    expect(await bring(platform, historyFolder(synthetic))).toMatchObject({ state: 'done', rejected: 0 });
    await platform.gateway.caughtUp();
    expect(await topicsOn(brokers)).toEqual(expect.arrayContaining(both.flatMap((district) => contexts.map((context) => topicOf(district, context)))));
    for (const district of both) expect(compareWithExpected(readExpected(expectedFigures(district)), await reportOf(platform, district))).toEqual([]);
  });
});
