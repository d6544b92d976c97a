import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { EffectiveDate, Precision as PrecisionName } from '@yange/kernel';
import { EffectiveDateSchema, Precision, type EffectiveDate as EffectiveMessage } from './generated/yange/common/v1/effective_pb.js';
import { EnvelopeSchema, type Envelope } from './generated/yange/common/v1/envelope_pb.js';

const precisions: Readonly<Record<PrecisionName, Precision>> = {
  day: Precision.DAY,
  month: Precision.MONTH,
  year: Precision.YEAR,
  'by-end-of': Precision.BY_END_OF,
  range: Precision.RANGE,
};

const names = new Map<Precision, PrecisionName>(Object.entries(precisions).map(([name, value]) => [value, name as PrecisionName]));

export const effectiveMessage = (effective: EffectiveDate): EffectiveMessage =>
  create(EffectiveDateSchema, {
    from: effective.from ?? '',
    to: effective.to,
    precision: precisions[effective.precision],
    text: effective.text,
  });

export const effectiveOf = (message: EffectiveMessage | undefined): EffectiveDate => {
  const precision = message && names.get(message.precision);
  if (message === undefined || precision === undefined) throw new Error('envelope without an effective date');
  return { from: message.from === '' ? null : message.from, to: message.to, precision, text: message.text };
};

export const encodeEnvelope = (envelope: Envelope): Uint8Array => toBinary(EnvelopeSchema, envelope);

export const decodeEnvelope = (bytes: Uint8Array): Envelope => fromBinary(EnvelopeSchema, bytes);
