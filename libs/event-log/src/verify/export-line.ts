import { z } from 'zod';
import type { LogHead, StoredEvent } from '../event-log.port.js';

/** An event of an export: the columns as they are, the bytes in base64, the log in the header. */
export type EventLine = Omit<StoredEvent, 'logId' | 'envelope' | 'data' | 'contentHash'> & {
  readonly envelope: string;
  readonly data: string;
  readonly contentHash: string;
};

const text = z.string();
const optional = z.string().nullable();
const count = z.int();

const eventLine = z.strictObject({
  eventId: text, type: text, schemaVersion: count, effectiveFrom: optional, effectiveTo: text, supersedes: optional, correlationId: text,
  causationId: optional, actor: text, traceparent: optional, position: count, streamId: text, version: count, commandId: text, recordedAt: text,
  envelope: z.base64(), data: z.base64(), contentHash: z.base64(),
});

const logHead = z.strictObject({ position: count, recordedAt: optional });

export const isStoredEvent = (value: unknown): value is EventLine => eventLine.safeParse(value).success;

export const isLogHead = (value: unknown): value is LogHead => logHead.safeParse(value).success;
