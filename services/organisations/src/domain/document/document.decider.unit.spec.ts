import { effectiveMessage, organisationsContract } from '@yange/contracts';
import { derivedId, onDay, parseEffectiveDate } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { attachFileUseCase } from '../../commands/document/attach-file.use-case.js';
import { registerDocumentUseCase } from '../../commands/document/register-document.use-case.js';

const documentId = derivedId('specification', 'document');
const wanted = { number: '内党办发[2019] 22号', title: '实施意见', issuer: '内蒙古自治区党委办公厅', issued: '2019-04-02', kind: '实施意见' };
const known = (more: object = {}, over: Partial<GivenEvent> = {}): GivenEvent => ({
  stream: `document/${documentId}`,
  event: organisationsContract.make('DocumentRegistered', { documentId, number: '内党办发〔2019〕22号', title: '实施意见', issuer: '内蒙古自治区党委办公厅', kind: '实施意见', issued: effectiveMessage(onDay('2019-04-02')), ...more }),
  ...over,
});

describe('a document', () => {
  it('is registered under its number, with the brackets put right', () => {
    const { events, keys } = decideGiven([], registerDocumentUseCase, wanted, { mode: 'live' });
    expect(events[0]?.event.data).toMatchObject({ number: '内党办发〔2019〕22号', issued: { to: '2019-04-02' } });
    expect(keys.claims).toMatchObject([{ key: 'document-number:内党办发〔2019〕22号', taken: { rule: 'document-number-taken' } }]);
  });

  it('is registered once; what differs takes a correction', () => {
    expect(decideGiven([known()], registerDocumentUseCase, wanted).events).toEqual([]);
    expect(() => decideGiven([known()], registerDocumentUseCase, { ...wanted, title: '通知' })).toThrow('document-exists');
    const corrected = [known({ title: '意见' }, { eventId: 'wrong' }), known({}, { supersedes: 'wrong' })];
    expect(decideGiven(corrected, registerDocumentUseCase, wanted).events).toEqual([]);
  });

  it('may lack its number in history, never live', () => {
    const bare = { title: '海勃湾区机构改革实施意见' };
    const { events, keys } = decideGiven([], registerDocumentUseCase, bare);
    expect(events).toHaveLength(1);
    expect(keys.claims).toEqual([]);
    expect(() => decideGiven([], registerDocumentUseCase, bare, { mode: 'live' })).toThrow('document-number');
    expect(() => decideGiven([], registerDocumentUseCase, { ...wanted, issued: '2019年4月' }, { mode: 'live' })).toThrow('document-incomplete');
  });

  it('is signed by the day on which it is registered live; history is not asked', () => {
    const over = { mode: 'live', today: '2019-04-01' } as const;
    expect(() => decideGiven([], registerDocumentUseCase, wanted, over)).toThrow('document-in-future');
    expect(decideGiven([], registerDocumentUseCase, wanted, { ...over, today: '2019-04-02' }).events).toHaveLength(1);
    expect(decideGiven([], registerDocumentUseCase, wanted, { mode: 'history', today: '2019-04-01' }).events).toHaveLength(1);
  });

  it('keeps a month as a month', () => {
    const { events } = decideGiven([], registerDocumentUseCase, { title: '工作实施方案', issued: '2018年8月' });
    expect(events[0]?.event.data).toMatchObject({ issued: effectiveMessage(parseEffectiveDate('2018年8月')) });
  });

  it('refuses a number that is none', () => {
    expect(() => decideGiven([], registerDocumentUseCase, { ...wanted, number: '22号文' })).toThrow('document-number');
  });

  it('keeps the hash of a file, once', () => {
    const file = { documentId, name: '扫描件.pdf', mediaType: 'application/pdf', size: 1024, sha256: 'ab'.repeat(32) };
    const { events } = decideGiven([known()], attachFileUseCase, file);
    expect(events[0]?.event).toMatchObject({ type: 'DocumentAttached', data: { attachment: { size: 1024n } } });
    const past = [known(), { stream: `document/${documentId}`, event: events[0]?.event ?? known().event }];
    expect(decideGiven(past, attachFileUseCase, file).events).toEqual([]);
    expect(() => decideGiven([], attachFileUseCase, file)).toThrow('unknown-document');
  });
});
