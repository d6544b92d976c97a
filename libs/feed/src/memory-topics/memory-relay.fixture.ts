import type { EventLog } from '@yange/event-log';
import { Wake } from '../loop/wake.js';
import { relayBatch } from '../relay/relay-batch.js';
import type { RelayProgress } from '../relay/relay-lease.js';
import { topicSpec, type TopicRegistry } from '../topics/topic.js';
import type { MemoryTopics } from './memory-topics.fixture.js';

const never = 600_000;
const nothing = { traceparentOf: () => null, dataschemaOf: () => null };

export interface RelayingTo {
  readonly topics: MemoryTopics;
  readonly registry: TopicRegistry;
  readonly turn?: () => Promise<void>;
  readonly batchSize?: number;
  /** whether it ends between the send and the mark of it, so that its successor sends once more */
  readonly diesBeforeMark?: () => boolean;
  /** planted: no message names the position before it in its partition */
  readonly withoutChain?: boolean;
}

/** Carries a log to its topic: the messages are those of the real relay, the broker and the mark of how far it is are in memory. @returns how it is stopped */
export const relayed = (log: EventLog, { topics, registry, turn = () => Promise.resolve(), batchSize = 20, diesBeforeMark = () => false, withoutChain = false }: RelayingTo): (() => Promise<void>) => {
  const spec = topicSpec(log.logId, registry);
  const stopping = new AbortController();
  const wake = new Wake();
  const forget = log.onAppend(wake.signal);
  const run = async (): Promise<void> => {
    let progress: RelayProgress = { position: 0, partitionPositions: Array.from({ length: spec.partitions }, () => 0) };
    while (!stopping.signal.aborted) {
      await turn();
      const { events } = await log.readPage({ after: progress.position, limit: batchSize });
      if (events.length === 0) {
        await wake.wait(never, stopping.signal);
        continue;
      }
      const { messages, after } = relayBatch(events, progress, nothing);
      topics.send(spec, withoutChain ? messages.map((message) => ({ ...message, headers: { ...message.headers, yange_partition_previous: '0' } })) : messages);
      await turn();
      if (!diesBeforeMark()) progress = after;
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    forget();
    await running;
  };
};
