import { create } from '@bufbuild/protobuf';
import { effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, logIdOf, Mode, type Context } from '@yange/contracts';
import { contentHash, type StoredEvent } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { contracts } from '../../contributions/contributions.js';

export const district = '150302';

/** An event as a spec tells it. */
export interface ToldEvent {
  readonly context: Context;
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  /** day on which it takes effect, and is recorded */
  readonly on: string;
  readonly history?: true;
  readonly supersedes?: string;
}

export const told = (context: Context, stream: string, type: string, data: object, on: string, over: Pick<ToldEvent, 'history' | 'supersedes'> = {}): ToldEvent => ({ context, stream, type, data, on, ...over });

/** Logs of one district, to which specs append what they tell. */
export class ToldLogs {
  private readonly positions = new Map<Context, number>();

  /** @returns as it lies in its log */
  append({ context, stream, type, data, on, history, supersedes }: ToldEvent): StoredEvent {
    const position = (this.positions.get(context) ?? 0) + 1;
    this.positions.set(context, position);
    const eventId = derivedId('spec', context, String(position));
    const contract = contracts[context];
    const envelope = create(EnvelopeSchema, { eventId, type, effective: effectiveMessage(onDay(on)), supersedes: supersedes ?? '', mode: history === true ? Mode.HISTORY : Mode.LIVE, citations: [{ title: '某文件', number: '海编发〔2026〕1号' }] });
    const bytes = { envelope: encodeEnvelope(envelope), data: encodeData(contract, contract.make(type as never, data as never)) };
    return {
      ...bytes, contentHash: contentHash(bytes.envelope, bytes.data), eventId, type, schemaVersion: 1, effectiveFrom: on, effectiveTo: on, supersedes: supersedes ?? null, correlationId: eventId, causationId: null, actor: 'spec',
      traceparent: null, logId: logIdOf(district, context), position, streamId: stream, version: position, commandId: eventId, recordedAt: `${on}T03:00:00.000000Z`,
    };
  }
}

export const organOf = (name: string): { organId: string; name: string; count: number } => ({ organId: derivedId('organ', name), name, count: 1 });
