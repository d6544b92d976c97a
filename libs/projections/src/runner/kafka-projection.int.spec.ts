import { connectKafka, KafkaFeed, migrateRelay, PgRelayLeases, Relay, topicSpec } from '@yange/feed';
import { testKafka, uniqueName } from '@yange/testing';
import { ReadSide, until } from '../read-side.fixture.js';
import { noteAll, SampleTally, sampleStreams, tallied } from '../sample.projection.fixture.js';

const withinMs = 180_000;
const streams = sampleStreams(10);
const registry = { partitions: () => 4 };

describe('a projection fed by Kafka', () => {
  let side: ReadSide;
  let relay: Relay;
  let groupPrefix: string;
  let openFeed: () => KafkaFeed;
  const feeds: KafkaFeed[] = [];

  beforeEach(async () => {
    side = await ReadSide.open();
    groupPrefix = `${uniqueName('spec')}.`;
    const kafka = connectKafka({ brokers: (await testKafka()).brokers.split(','), clientId: 'spec' });
    const pool = side.pool('relay');
    const client = await pool.connect();
    await migrateRelay(client);
    client.release();
    relay = new Relay({ log: side.log, kafka, leases: new PgRelayLeases(pool), spec: topicSpec(side.log.logId, registry) }, { batchSize: 25 });
    relay.start();
    openFeed = () => {
      const feed = new KafkaFeed(kafka, registry, { retry: { first: 20, longest: 200 }, refetch: () => side.log });
      feeds.push(feed);
      return feed;
    };
  }, withinMs);

  afterEach(async () => {
    await Promise.all(feeds.splice(0).map((feed) => feed.close()));
    await relay.stop();
    await side.close();
  }, withinMs);

  it('gives the same rows as one fed by the log, and can be rebuilt while events come', async () => {
    await noteAll(side.log, streams, 1, 10);
    const runner = side.runner(new SampleTally(), { groupPrefix, batchSize: 9 }, openFeed());
    await runner.start();
    await runner.waitUntilCaughtUp();
    const status = await runner.status();
    expect(status.feed).toBe('kafka');
    expect(status.logs).toEqual([expect.objectContaining({ covered: 100, head: 100, lag: 0 })]);
    const other = await ReadSide.open();
    const byLog = other.runner(new SampleTally(), { logIds: [side.log.logId], head: async () => 100 }, side.feed());
    await byLog.start();
    await byLog.waitUntilCaughtUp();
    // four partitions are four orders: equal rows show that the fold keeps to what is ordered, which is a stream
    expect(await byLog.digest()).toEqual(await runner.digest());
    await other.close();

    const writing = noteAll(side.log, streams, 11, 30);
    const report = await runner.rebuild();
    await writing;
    expect(report.verdict).toBe('equal');
    await runner.waitUntilCaughtUp();
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 30)));
  }, withinMs);

  it('is built anew when the feed changes, in both directions, and serves meanwhile', async () => {
    await noteAll(side.log, streams, 1, 6);
    const byLog = side.runner(new SampleTally(), { groupPrefix });
    await byLog.start();
    await byLog.waitUntilCaughtUp();
    await byLog.stop();
    const byKafka = side.runner(new SampleTally(), { groupPrefix }, openFeed());
    await byKafka.start();
    expect(await side.rows()).toHaveLength(10);
    await noteAll(side.log, streams, 7, 8);
    await byKafka.waitUntilCaughtUp();
    expect((await byKafka.status()).serving).toMatchObject({ generation: 2 });
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 8)));
    await byKafka.stop();
    const again = side.runner(new SampleTally(), { groupPrefix });
    await again.start();
    await again.waitUntilCaughtUp();
    expect((await again.status()).serving).toMatchObject({ generation: 3 });
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 8)));
  }, withinMs);

  it('of another version shows no row before it has all that the old rows tell, however short the log', async () => {
    await noteAll(side.log, streams, 1, 6);
    const old = side.runner(new SampleTally(1), { groupPrefix }, openFeed());
    await old.start();
    await old.waitUntilCaughtUp();
    await old.stop();
    const newer = side.runner(new SampleTally(2), { groupPrefix }, openFeed());
    const fewest: number[] = [];
    await newer.start();
    for (let serving = 1; serving !== 2; serving = (await newer.status()).serving?.version ?? 0) fewest.push((await side.rows()).reduce((sum, { events }) => sum + events, 0));
    for (let more = 0; more < 20; more += 1) fewest.push((await side.rows()).reduce((sum, { events }) => sum + events, 0));
    expect([...new Set(fewest)]).toEqual([60]);
  }, withinMs);

  it('is shared by two runners of one group, and by the one that is left', async () => {
    const first = side.runner(new SampleTally(), { groupPrefix, batchSize: 7 }, openFeed());
    await first.start();
    await noteAll(side.log, streams, 1, 10);
    const second = side.runner(new SampleTally(), { groupPrefix, batchSize: 7 }, openFeed());
    await second.start();
    await noteAll(side.log, streams, 11, 40);
    await second.waitUntilCaughtUp({ [side.log.logId]: 400 }, 150_000);
    await until(async () => (await side.query<{ owners: string }>('select count(*) as owners from projections.checkpoints where owner_epoch > 1')).length > 0);
    await first.stop();
    await noteAll(side.log, streams, 41, 45);
    await second.waitUntilCaughtUp(undefined, 150_000);
    expect(await side.rows()).toEqual(streams.map((stream) => tallied(stream, 45)));
  }, withinMs);
});
