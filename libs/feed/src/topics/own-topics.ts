import type { EventLogReader } from '@yange/event-log';
import type { Kafka } from 'kafkajs';
import { lastEventsOf } from './last-events.js';

/**
 * The topic ends with an event that the log does not have: the log was restored to an earlier point, or its server failed over to a standby that had not received its end. What would be folded
 * from there on nobody has recorded, and what the log records from now on would take positions that are taken on the topic.
 */
export class TopicAheadOfLog extends Error {
  constructor(readonly topic: string, readonly partition: number, readonly position: number) {
    super(`${topic} ends in partition ${partition} with an event (position ${position}) that is in no log here: it is not read and nothing is sent to it. See deploy/runbooks/database-failover.md`);
    this.name = 'TopicAheadOfLog';
  }
}

/** @param groupPrefix of the group that reads them, which is gone afterwards @returns the last position that any of them holds, 0 where they hold nothing @throws {TopicAheadOfLog}, and whatever keeps the broker or the log from answering */
export const assertTopicsOfLogs = async (kafka: Kafka, logs: ReadonlyMap<string, Pick<EventLogReader, 'findEvent'>>, groupPrefix: string): Promise<number> => {
  let farthest = 0;
  for (const { topic, partition, eventId, position } of await lastEventsOf(kafka, [...logs.keys()], { groupPrefix })) {
    if ((await logs.get(topic)?.findEvent(eventId)) === null) throw new TopicAheadOfLog(topic, partition, position);
    farthest = Math.max(farthest, position);
  }
  return farthest;
};

/** Topics that are read here, each looked at once, before the first of its readers begins; again for as long as it is not as it should be. */
export class OwnTopics {
  readonly #looked = new Set<string>();
  #looking: Promise<void> = Promise.resolve();

  constructor(private readonly kafka: Kafka) {}

  /** @param logs topic → its log, of those alone that can be asked here */
  assert(logs: ReadonlyMap<string, Pick<EventLogReader, 'findEvent'>>, groupPrefix: string): Promise<void> {
    // One after the other: readers that begin at once ask for the same topics.
    const turn = this.#looking.then(() => this.#look(logs, groupPrefix));
    this.#looking = turn.catch(() => undefined);
    return turn;
  }

  async #look(logs: ReadonlyMap<string, Pick<EventLogReader, 'findEvent'>>, groupPrefix: string): Promise<void> {
    const unseen = new Map([...logs].filter(([topic]) => !this.#looked.has(topic)));
    if (unseen.size === 0) return;
    await assertTopicsOfLogs(this.kafka, unseen, groupPrefix);
    for (const topic of unseen.keys()) this.#looked.add(topic);
  }
}
