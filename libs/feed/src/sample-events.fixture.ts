import { createHash, randomInt } from 'node:crypto';
import type { EventLog, NewEvent } from '@yange/event-log';
import { v7 } from 'uuid';

/** Made-up events for the specs of feed and relay. */
export function sampleEvent(text: string, more: Partial<NewEvent> = {}): NewEvent {
  return {
    eventId: v7(),
    type: 'SampleNoted',
    schemaVersion: 1,
    effectiveFrom: null,
    effectiveTo: '2019-02-28',
    supersedes: null,
    correlationId: v7(),
    causationId: null,
    actor: 'spec',
    traceparent: null,
    envelope: Buffer.from([0, 255, 10, ...Buffer.from(text)]),
    data: Buffer.from(text),
    ...more,
  };
}

/** Appends one event to each stream, in one request. */
export async function appendEach(log: EventLog, streamIds: readonly string[], version: number, more: Partial<NewEvent> = {}): Promise<void> {
  const result = await log.append({
    commandId: v7(),
    principal: 'spec',
    bodyHash: createHash('sha256').update(streamIds.join()).digest(),
    streams: streamIds.map((streamId) => ({ streamId, expectedVersion: version - 1, events: [sampleEvent(`${streamId}@${version}`, more)] })),
    result: '{}',
  });
  if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
}

export function streamNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `organ-${index}`);
}

/** a district that no other spec uses */
export function freshDistrict(): string {
  return String(randomInt(100_000, 1_000_000));
}
