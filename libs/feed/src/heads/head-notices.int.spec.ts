import { setTimeout as delay } from 'node:timers/promises';
import { relayedLogs, type RelayedLogs } from '../kafka-feed/kafka.fixture.js';
import { until } from '../recording-reader.fixture.js';
import { appendEach, streamNames } from '../sample-events.fixture.js';
import { HeadNotices } from './head-notices.js';
import { headsTopic } from './head-notice.js';

const withinMs = 180_000;
const districtOf = ({ logId }: { readonly logId: string }): string => logId.split('/')[0] ?? '';
const heard = (met: () => boolean): Promise<void> => until(met, withinMs, () => 'no such notice was heard');

describe('notices of heads', () => {
  let relayed: RelayedLogs;
  let notices: HeadNotices;

  beforeEach(async () => {
    relayed = await relayedLogs();
    notices = new HeadNotices({ kafka: relayed.kafka, districts: relayed.logs.map(districtOf), groupPrefix: 'spec.' });
    notices.start();
  }, withinMs);

  afterEach(async () => {
    await notices.stop();
    await relayed.close();
  }, withinMs);

  it('say how far each log is, go on being said when nothing happens, and end with the relay', async () => {
    const [one, other] = relayed.logs;
    expect(notices.last(one.logId)).toBeNull();
    await appendEach(one, streamNames(5), 1);
    const relays = relayed.logs.map((log) => relayed.relay(log, { noticeEveryMs: 100 }));
    await heard(() => notices.last(one.logId)?.position === 5 && notices.last(other.logId)?.position === 0);

    const earlier = notices.last(other.logId)?.at ?? '';
    await heard(() => (notices.last(other.logId)?.at ?? '') > earlier);

    await appendEach(one, streamNames(5), 2);
    await heard(() => notices.last(one.logId)?.position === 10);
    await Promise.all(relays.map((relay) => relay.stop()));
    const last = notices.last(one.logId);
    await appendEach(one, streamNames(5), 3);
    await delay(500);
    expect(notices.last(one.logId)).toEqual(last);
  }, withinMs);

  it('are kept on the topic: who begins to listen later knows the last ones', async () => {
    const [one] = relayed.logs;
    await appendEach(one, streamNames(3), 1);
    const relay = relayed.relay(one, { noticeEveryMs: 100 });
    await heard(() => notices.last(one.logId)?.position === 3);
    await relay.stop();
    const late = new HeadNotices({ kafka: relayed.kafka, districts: [districtOf(one)], groupPrefix: 'spec.' });
    late.start();
    try {
      await heard(() => late.last(one.logId)?.position === 3);
    } finally {
      await late.stop();
    }
    const admin = relayed.kafka.admin();
    await admin.connect();
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: headsTopic(districtOf(one)).topic, configNames: ['cleanup.policy'] }] });
    await admin.disconnect();
    expect(resources[0]?.configEntries).toMatchObject([{ configName: 'cleanup.policy', configValue: 'compact' }]);
  }, withinMs);
});
