import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJson, type JsonValue } from '@bufbuild/protobuf';
import {
  dataAsJson, decodeData, decodeEnvelope, effectiveOf, encodeData, encodeEnvelope, enforcementContract, EnvelopeSchema, gridContract, organisationsContract, reportingContract, staffingContract, type Contract,
} from './index.js';

/** Bytes as they lie in logs since version 1. This file is never changed: what it holds must be read for ever; later shapes get a file of their own. */
interface GoldenEvent {
  readonly context: string;
  readonly type: string;
  readonly envelope: string;
  readonly data: string;
  readonly envelopeJson: JsonValue;
  readonly dataJson: JsonValue;
}

const golden = JSON.parse(readFileSync(join(import.meta.dirname, '../golden/events-v1.json'), 'utf8')) as readonly GoldenEvent[];
const contracts: readonly Contract[] = [organisationsContract, staffingContract, enforcementContract, gridContract, reportingContract];
const contractOf = (context: string): Contract => contracts.find((one) => one.context === context) as Contract;

describe('an event of version 1', () => {
  it('is kept for each context', () => expect(new Set(golden.map(({ context }) => context))).toEqual(new Set(contracts.map(({ context }) => context))));

  it.each(golden.map((event) => [`${event.context} ${event.type}`, event] as const))('still reads as it was meant: %s', (_name, { context, type, ...event }) => {
    const [envelope, data] = [Buffer.from(event.envelope, 'hex'), Buffer.from(event.data, 'hex')];
    expect(toJson(EnvelopeSchema, decodeEnvelope(envelope))).toEqual(event.envelopeJson);
    expect(dataAsJson(contractOf(context), type, data)).toEqual(event.dataJson);
    expect(decodeEnvelope(envelope)).toMatchObject({ type, context, schemaVersion: 1 });
  });

  it.each(golden.map((event) => [`${event.context} ${event.type}`, event] as const))('is written today with the same bytes: %s', (_name, { context, type, envelope, data }) => {
    const contract = contractOf(context);
    expect(Buffer.from(encodeEnvelope(decodeEnvelope(Buffer.from(envelope, 'hex')))).toString('hex')).toBe(envelope);
    expect(Buffer.from(encodeData(contract, decodeData(contract, type, Buffer.from(data, 'hex')))).toString('hex')).toBe(data);
  });

  it('keeps each precision of its effective date', () => {
    expect(golden.map(({ envelope }) => effectiveOf(decodeEnvelope(Buffer.from(envelope, 'hex')).effective)).slice(0, 5)).toEqual([
      { from: '2019-02-01', to: '2019-02-28', precision: 'month', text: '2019年2月' },
      { from: '2019-02-01', to: '2019-02-01', precision: 'day', text: '2019-02-01' },
      { from: null, to: '2020-06-30', precision: 'by-end-of', text: '截至2020年6月' },
      { from: '2019-01-01', to: '2019-12-31', precision: 'year', text: '2019年' },
      { from: '2018-01-01', to: '2019-05-31', precision: 'range', text: '2018年1月到2019年5月' },
    ]);
  });
});
