import { create } from '@bufbuild/protobuf';
import { contextNames, dataFromJson, effectiveMessage, encodeEnvelope, EnvelopeSchema, logIdOf } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { isCalendarDate, parseEffectiveDate, Rejected, type EffectiveDate } from '@yange/kernel';
import { z } from 'zod';
import { contracts } from '../contributions/contributions.js';

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');

const told = z.strictObject({
  context: z.enum(contextNames),
  eventId: z.uuid(),
  type: z.string().min(1).max(100),
  streamId: z.string().min(1).max(200),
  effective: z.strictObject({ from: day.nullable(), to: day, text: z.string().max(200) }),
  supersedes: z.uuid().nullable(),
  data: z.record(z.string(), z.unknown()),
});

/** An event as a dry run tells of it: it would be written, and is in no log. */
export type SupposedEvent = z.infer<typeof told>;

const bytesOf = ({ context, type, data }: SupposedEvent): Uint8Array => dataFromJson(contracts[context], type, data as never);

const isReadable = (event: SupposedEvent): boolean => {
  try {
    return bytesOf(event).length >= 0;
  } catch {
    return false;
  }
};

export const supposedEventShape = told.refine(isReadable, '不是该服务的事件 · no such event of this context');

/** Behind every position that a log will have, and still an exact number: what is only supposed comes last in its log. */
const behindAll = 9_000_000_000_000_000;

/**
 * The event as its log would keep it, as far as reporting reads it.
 * @param index its place among those that are supposed
 * @param order the place in its day of what it corrects, which a correction keeps
 */
export const storedAs = (event: SupposedEvent, district: string, index: number, order: string): StoredEvent => {
  const { context, eventId, type, streamId, supersedes } = event;
  const effective = datedBy(event.effective);
  const envelope = create(EnvelopeSchema, { eventId, type, district, context, streamId, effective: effectiveMessage(effective), supersedes: supersedes ?? '', order: BigInt(order) });
  return {
    eventId,
    type,
    streamId,
    supersedes,
    logId: logIdOf(district, context),
    position: behindAll + index,
    version: 1,
    schemaVersion: 1,
    effectiveFrom: effective.from,
    effectiveTo: effective.to,
    recordedAt: '9999-12-31T00:00:00.000000Z',
    commandId: eventId,
    correlationId: eventId,
    causationId: null,
    actor: '',
    traceparent: null,
    contentHash: new Uint8Array(),
    envelope: encodeEnvelope(envelope),
    data: bytesOf(event),
  };
};

/** A dry run tells days and words. How exact the days are is in the words. */
const datedBy = ({ from, to, text }: SupposedEvent['effective']): EffectiveDate => {
  const read = wordsRead(text);
  if (read !== null && read.from === from && read.to === to) return read;
  return { from, to, text, precision: from === null ? 'by-end-of' : from === to ? 'day' : 'range' };
};

const wordsRead = (text: string): EffectiveDate | null => {
  try {
    return parseEffectiveDate(text);
  } catch (error) {
    if (error instanceof Rejected) return null;
    throw error;
  }
};
