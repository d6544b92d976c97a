import { establish, rename, sampleService, startSample, type SampleApplication } from '../sample.service.fixture.js';

const documents = [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }];
const own = '/v1/districts/150302';
const annulment = { reason: '重复录入', effective: '2019-02-01', documents };

interface Recorded {
  readonly eventId: string;
  readonly streamId: string;
}

/** Recorded while no decision was asked for; now one is, and the right to record is that of a bureau. */
describe('what a decision is asked for', () => {
  let before: SampleApplication;
  let sample: SampleApplication;

  const post = (path: string, body: object, as = 'local-clerk') => sample.ask('POST', `${own}/${path}`, { as, body });
  const recorded = async (name: string): Promise<Recorded> => ((await before.ask('POST', `${own}/organs`, { body: { name, effective: '2019-02-01', documents } })).body as { events: readonly Recorded[] }).events[0] as Recorded;
  const prepared = async (command: string, content: object): Promise<string> => ((await post('drafts', { command, content, submit: true })).body as { answer: { draftId: string } }).answer.draftId;
  const sign = async (draftId: string, as: string) => {
    const { version, contentHash, position } = (await sample.ask('GET', `${own}/drafts/${draftId}`)).body as { version: number; contentHash: string; position: number };
    return post(`drafts/${draftId}/signatures`, { version, contentHash, seen: position }, as);
  };

  beforeAll(async () => {
    before = await startSample();
    const asking = { ...establish, right: 'enforcement.record', matter: ({ name }: { name: string }) => ({ code: 'organ.establish' as const, subjects: [name], quantity: 1 }) };
    sample = await startSample({ logs: before.logs, service: { ...sampleService, useCases: [asking, rename] } });
  });
  afterAll(() => Promise.all([before.close(), sample.close()]));

  it('is not annulled by one person, of whatever role', async () => {
    const { eventId, streamId } = await recorded('区财政局');
    expect(await post('annulments', { ...annulment, eventId, streamId })).toMatchObject({ status: 409, body: { code: 'correction-without-authority', rule: { id: 'correction-without-authority' } } });
    expect(await post('annulments?dryRun=true', { ...annulment, eventId, streamId })).toMatchObject({ status: 200, body: { outcome: 'refused', events: [{ type: 'EventAnnulled' }], violations: [{ rule: 'correction-without-authority', mode: 'refuse' }] } });
  });

  it.each(['local-approver', 'local-city-approver'])('is annulled by %s, who signs what another prepared and could not record it', async (signer) => {
    const { eventId, streamId } = await recorded(`区${signer.length}局`);
    const draftId = await prepared('annul-event', { ...annulment, eventId, streamId });
    expect(await sign(draftId, 'local-bureau')).toMatchObject({ status: 403, body: { code: 'not-entitled' } });
    expect(await sign(draftId, signer)).toMatchObject({ status: 201, body: { events: [{ type: 'EventAnnulled', streamId }, { type: 'DraftSigned' }] } });
  });

  it('is prepared and submitted at once, as a whole or not at all', async () => {
    const { eventId } = await recorded('区教育局');
    const position = async (): Promise<number> => (await sample.logs.forDistrict('150302').head()).position;
    const at = await position();
    expect(await post('drafts', { command: 'annul-event', content: { eventId, reason: '误' }, submit: true })).toMatchObject({ status: 422 });
    expect(await position()).toBe(at);
    expect(await post('drafts', { command: 'annul-event', content: { eventId, reason: '误' } })).toMatchObject({ status: 201, body: { events: [{ type: 'DraftSaved' }] } });
  });

  it('is not begun anew by somebody who signs corrections alone', async () => {
    expect(await sign(await prepared('establish-organ', { name: '区新局', effective: '2019-02-01', documents }), 'local-approver')).toMatchObject({ status: 403, body: { facts: { right: 'enforcement.record' } } });
  });
});
