import type { StoredEvent } from '@yange/event-log';
import { z } from 'zod';

const text = z.string();

/** An event that is in no log, as it goes from one service to the others: its columns, and its bytes in base64. */
export const wireEventShape = z.strictObject({
  logId: text, position: z.int(), streamId: text, version: z.int(), commandId: text, recordedAt: text, eventId: text, type: text, schemaVersion: z.int(), effectiveFrom: text.nullable(), effectiveTo: text,
  supersedes: text.nullable(), correlationId: text, causationId: text.nullable(), actor: text, traceparent: text.nullable(), contentHash: z.base64(), envelope: z.base64(), data: z.base64(),
});

export type WireEvent = z.infer<typeof wireEventShape>;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytes = (text64: string): Uint8Array => Uint8Array.from(Buffer.from(text64, 'base64'));

export const onWire = (event: StoredEvent): WireEvent => ({ ...event, contentHash: base64(event.contentHash), envelope: base64(event.envelope), data: base64(event.data) });

export const offWire = (event: WireEvent): StoredEvent => ({ ...event, contentHash: bytes(event.contentHash), envelope: bytes(event.envelope), data: bytes(event.data) });
