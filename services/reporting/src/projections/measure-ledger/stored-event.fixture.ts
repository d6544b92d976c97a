import { create } from '@bufbuild/protobuf';
import { effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, logIdOf, Provenance, type Context } from '@yange/contracts';
import { contentHash, type StoredEvent } from '@yange/event-log';
import { derivedId, parseEffectiveDate } from '@yange/kernel';
import { contracts } from '../../contributions/contributions.js';

export const idOf = (context: Context, position: number): string => derivedId('spec', context, String(position));

/** An event as a log keeps it, with the bytes that a log would have. */
export const stored = (context: Context, position: number, type: string, data: object, over: { supersedes?: string; on?: string; district?: string; provenance?: Provenance; citation?: object } = {}): StoredEvent => {
  const effective = parseEffectiveDate(over.on ?? '2019-01-01');
  const supersedes = over.supersedes ?? null;
  const envelope = create(EnvelopeSchema, {
    eventId: idOf(context, position),
    type,
    effective: effectiveMessage(effective),
    supersedes: supersedes ?? '',
    citations: [{ title: '某文件', number: '某发〔2019〕1号', place: '一', quote: '原文', provenance: over.provenance ?? Provenance.STATED, ...over.citation }],
  });
  const contract = contracts[context];
  const bytes = { envelope: encodeEnvelope(envelope), data: encodeData(contract, contract.make(type as never, data as never)) };
  return {
    ...bytes,
    contentHash: contentHash(bytes.envelope, bytes.data),
    eventId: idOf(context, position),
    type,
    schemaVersion: 1,
    effectiveFrom: effective.from,
    effectiveTo: effective.to,
    supersedes,
    correlationId: idOf(context, position),
    causationId: null,
    actor: 'spec',
    traceparent: null,
    logId: logIdOf(over.district ?? '150302', context),
    position,
    streamId: `stream/${position}`,
    version: 1,
    commandId: idOf(context, position),
    recordedAt: '2026-01-02T03:04:05.000001Z',
  };
};
