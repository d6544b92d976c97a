import type { StoredEvent } from '@yange/event-log';

type Bytes = 'envelope' | 'data' | 'contentHash';
type ParkedEvent = Omit<StoredEvent, Bytes> & Readonly<Record<Bytes, string>>;

/** A parked event waits with its bytes (base64), so that it can be released whatever the feed has passed meanwhile. */
export function toParked(event: StoredEvent): string {
  const parked: ParkedEvent = { ...event, envelope: base64(event.envelope), data: base64(event.data), contentHash: base64(event.contentHash) };
  return JSON.stringify(parked);
}

/** @param parked as `jsonb` comes from the database */
export function fromParked(parked: unknown): StoredEvent {
  const event = parked as ParkedEvent;
  return { ...event, envelope: bytes(event.envelope), data: bytes(event.data), contentHash: bytes(event.contentHash) };
}

function base64(view: Uint8Array): string {
  return Buffer.from(view).toString('base64');
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
