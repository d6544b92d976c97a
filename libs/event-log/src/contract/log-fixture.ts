import { createHash, randomUUID } from 'node:crypto';
import { newId } from '@yange/kernel';
import type { AppendRequest, AppendResult, EventLog, EventLogReader, NewEvent, StoredEvent } from '../event-log.port.js';

/** Requests and events that a spec does not want to spell out. */
export const anEvent = (over: Partial<NewEvent> = {}): NewEvent => ({
  eventId: newId(),
  type: 'OrganEstablished',
  schemaVersion: 1,
  effectiveFrom: '2019-02-01',
  effectiveTo: '2019-02-28',
  supersedes: null,
  correlationId: 'correlation',
  causationId: null,
  actor: 'clerk-1',
  traceparent: null,
  envelope: Buffer.from('envelope 信封'),
  data: Buffer.from([0, 1, 2, 0xff, 0x27, 0x5c]),
  ...over,
});

export const events = (count: number, over: Partial<NewEvent> = {}): readonly NewEvent[] => Array.from({ length: count }, () => anEvent(over));

export const bodyHash = (text: string): Buffer => createHash('sha256').update(text).digest();

export const aRequest = (over: Partial<AppendRequest> = {}): AppendRequest => ({
  commandId: randomUUID(),
  principal: 'clerk-1',
  bodyHash: bodyHash('body'),
  streams: [],
  result: '{"ok":true}',
  ...over,
});

/** A request that appends events to one stream. */
export const onStream = (streamId: string, expectedVersion: number, count = 1, over: Partial<AppendRequest> = {}): AppendRequest =>
  aRequest({ streams: [{ streamId, expectedVersion, events: events(count) }], ...over });

export const mustAppend = async (log: EventLog, request: AppendRequest): Promise<Extract<AppendResult, { kind: 'appended' }>> => {
  const result = await log.append(request);
  if (result.kind !== 'appended') throw new Error(`not appended: ${JSON.stringify(result)}`);
  return result;
};

/** All events, page by page. */
export const readAll = async (log: EventLogReader, limit = 50): Promise<readonly StoredEvent[]> => {
  const all: StoredEvent[] = [];
  const { position } = await log.head();
  for (let after = 0; after < position;) {
    const page = await log.readPage({ after, limit });
    all.push(...page.events);
    if (page.scannedTo <= after) throw new Error('the page did not advance');
    after = page.scannedTo;
  }
  return all;
};

let districts = 100_000;

/** A district that no other test of this process uses. */
export const newDistrict = (): string => String((districts += 1));
