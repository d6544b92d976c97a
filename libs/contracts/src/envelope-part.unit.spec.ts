import { create } from '@bufbuild/protobuf';
import { effectiveMessage, encodeEnvelope, decodeEnvelope } from './envelope.js';
import { decodeEnvelopePart, skippedOfEnvelope } from './envelope-part.js';
import { Provenance } from './generated/yange/common/v1/citation_pb.js';
import { EnvelopeSchema, Mode } from './generated/yange/common/v1/envelope_pb.js';

const whole = create(EnvelopeSchema, {
  eventId: '0190a6f0-0000-7000-8000-000000000001', type: 'OrganRenamed', schemaVersion: 300, district: '150302', context: 'organisations', streamId: 'organ/区委编办', commandId: 'c', command: 'rename-organ', correlationId: 'd', causationId: 'e',
  effective: effectiveMessage({ from: '2019-01-01', to: '2019-03-31', precision: 'range', text: '2019年一季度' }), mode: Mode.HISTORY,
  citations: [{ title: '关于机构编制的通知', number: '海编发〔2019〕7号', provenance: Provenance.STATED, fileSha256: new Uint8Array([1, 2]) }, { place: '一' }],
  actor: { person: 'p', role: 'clerk', tokenId: 't', onBehalfOf: 'q' }, supersedes: '0190a6f0-0000-7000-8000-000000000002', findings: [{ rule: 'r', zh: '超编', en: 'over', facts: { count: '3' } }],
  importRow: { table: '机构', row: '12' }, order: 2n ** 63n, decisionId: 'decision', correctionReason: '误录', preparedAs: 'draft', preparedBy: ['a', 'b'],
});

const { effective, mode, citations, actor, supersedes, findings, importRow, order, decisionId, correctionReason } = whole;

describe('the part of an envelope that read models take', () => {
  it('holds the very values of the whole', () => {
    expect(decodeEnvelopePart(encodeEnvelope(whole))).toEqual({ effective, mode, citations, actor, supersedes, findings, importRow, order, decisionId, correctionReason });
    expect(decodeEnvelopePart(Buffer.from(encodeEnvelope(whole)))).toEqual(decodeEnvelopePart(encodeEnvelope(whole)));
  });

  it('is empty where the envelope is', () => {
    const none = decodeEnvelope(new Uint8Array());
    const part = decodeEnvelopePart(new Uint8Array());
    expect(part).toEqual({ effective: none.effective, mode: none.mode, citations: none.citations, actor: none.actor, supersedes: none.supersedes, findings: none.findings, importRow: none.importRow, order: none.order, decisionId: none.decisionId, correctionReason: none.correctionReason });
  });

  it('leaves out what it names: another field of envelope.proto has to be decided on', () => {
    const taken = Object.keys(decodeEnvelopePart(new Uint8Array()));
    expect(EnvelopeSchema.fields.filter(({ number }) => !skippedOfEnvelope.includes(number)).map(({ localName }) => localName)).toEqual(taken);
    expect(Math.max(...EnvelopeSchema.fields.map(({ number }) => number))).toBe(22);
  });

  it('does not take bytes that are cut off', () => {
    const bytes = encodeEnvelope(whole);
    expect(() => decodeEnvelopePart(bytes.subarray(0, 20))).toThrow(RangeError);
    expect(() => decodeEnvelopePart(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  });
});
