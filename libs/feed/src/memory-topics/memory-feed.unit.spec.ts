import { MemoryEventLogs } from '@yange/event-log';
import { describeFeed } from '../feed.contract.js';
import { freshDistrict } from '../sample-events.fixture.js';
import { MemoryFeed } from './memory-feed.fixture.js';
import { relayed } from './memory-relay.fixture.js';
import { MemoryTopics } from './memory-topics.fixture.js';

const registry = { partitions: () => 3 };

describeFeed('topics in memory', async () => {
  const contexts = new MemoryEventLogs('organisations');
  const logs = [contexts.forDistrict(freshDistrict()), contexts.forDistrict(freshDistrict())] as const;
  const topics = new MemoryTopics();
  const stops = logs.map((log) => relayed(log, { topics, registry }));
  return {
    logs,
    openFeed: () => new MemoryFeed(topics, registry, { retry: { first: 20, longest: 100 } }),
    close: async () => {
      await Promise.all(stops.map((stop) => stop()));
      await contexts.close();
    },
  };
});
