import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { putDocumentInForceUseCase } from '../../commands/document/put-document-in-force.use-case.js';
import { repealDocumentUseCase } from '../../commands/document/repeal-document.use-case.js';

const make = organisationsContract.make.bind(organisationsContract);
const documentId = derivedId('rules');
const given = (event: GivenEvent['event'], date: string): GivenEvent => ({ stream: `document/${documentId}`, event, effective: onDay(date) });
const registered = given(make('DocumentRegistered', { documentId, title: '区委编委工作规则' }), '2019-01-01');
const inForce = given(make('DocumentPutInForce', { documentId, kind: 'working-rules', inForceFrom: '2019-02-01' }), '2019-01-15');
const put = { documentId, kind: 'working-rules', inForceFrom: '2019-02-01' };

describe('rules in the register of documents', () => {
  it('are a paper that is in force for a time', () => {
    expect(decideGiven([registered], putDocumentInForceUseCase, put).events[0]?.event).toMatchObject({ type: 'DocumentPutInForce', data: { title: '区委编委工作规则', inForceTo: '' } });
    expect(decideGiven([registered, inForce], putDocumentInForceUseCase, put).events).toEqual([]);
    expect(() => decideGiven([], putDocumentInForceUseCase, put)).toThrow('unknown-document');
    expect(() => decideGiven([registered], putDocumentInForceUseCase, { ...put, inForceTo: '2019-01-31' })).toThrow('document-validity');
  });

  it('are repealed while they are in force', () => {
    const repeal = { documentId, reason: '已修订' };
    expect(decideGiven([registered, inForce], repealDocumentUseCase, repeal).events[0]?.event.type).toBe('DocumentRepealed');
    expect(() => decideGiven([registered, inForce], repealDocumentUseCase, repeal, { effective: onDay('2019-01-31') })).toThrow('document-not-in-force');
    expect(() => decideGiven([registered], repealDocumentUseCase, repeal)).toThrow('document-not-in-force');
    const repealed = [registered, inForce, given(make('DocumentRepealed', { documentId }), '2020-01-01')];
    expect(decideGiven(repealed, repealDocumentUseCase, repeal, { effective: onDay('2020-02-01') }).events).toEqual([]);
  });
});
