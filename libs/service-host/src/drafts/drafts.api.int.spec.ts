import { establish, sampleService, startSample, type SampleApplication } from '../sample.service.fixture.js';

const documents = [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15', quote: '组建区林草局' }];
const own = '/v1/districts/150302';

interface Draft {
  readonly draftId: string;
  readonly version: number;
  readonly contentHash: string;
  readonly position: number;
  readonly stage: string;
  readonly events: readonly object[];
}

describe('a draft of a command', () => {
  let sample: SampleApplication;
  beforeAll(async () => {
    sample = await startSample();
  });
  afterAll(() => sample.close());

  const head = async (): Promise<number> => (await sample.logs.forDistrict('150302').head()).position;
  const post = (path: string, body: object, as = 'local-clerk', headers = {}) => sample.ask('POST', `${own}/${path}`, { as, body, headers });
  const save = async (content: object, command = 'establish-organ'): Promise<string> => ((await post('drafts', { command, content })).body as { answer: { draftId: string } }).answer.draftId;
  const read = async (draftId: string): Promise<Draft> => (await sample.ask('GET', `${own}/drafts/${draftId}`)).body;
  const submitted = async (name: string): Promise<Draft> => {
    const draftId = await save({ name, effective: '2019-02-01', documents });
    await post(`drafts/${draftId}/submissions`, { version: 1 });
    return read(draftId);
  };
  const sign = (draft: Draft, as = 'local-approver', over: object = {}, query = '') => post(`drafts/${draft.draftId}/signatures${query}`, { version: draft.version, contentHash: draft.contentHash, seen: draft.position, ...over }, as);
  const recorded = async (name: string): Promise<{ readonly eventId: string; readonly streamId: string }> =>
    ((await post('organs', { name, effective: '2019-02-01', documents })).body as { events: readonly { eventId: string; streamId: string }[] }).events[0] as { eventId: string; streamId: string };

  it('changes nothing until another person signs it; then it is the command of that person, with the writer beside', async () => {
    const draft = await submitted('区财政局');
    expect(draft).toMatchObject({ stage: 'submitted', version: 1, command: 'establish-organ', title: { zh: '设立' }, writers: ['local-clerk'], content: { name: '区财政局' } });
    const before = await head();
    expect(await sign(draft, 'local-approver', {}, '?dryRun=true')).toMatchObject({ status: 200, body: { outcome: 'recorded', events: [{ type: 'OrganEstablished' }, { type: 'DraftSigned' }], touches: { laterCount: 0 } } });
    expect(await head()).toBe(before);
    const signed = await sign(draft);
    expect(signed).toMatchObject({ status: 201, body: { status: 'recorded', events: [{ type: 'OrganEstablished' }, { type: 'DraftSigned' }], answer: { organId: expect.any(String) } } });
    const [event] = (signed.body as { events: readonly { eventId: string }[] }).events;
    expect((await sample.ask('GET', `${own}/events/${event?.eventId}`)).body).toMatchObject({ command: 'establish-organ', actor: { person: 'local-approver', role: 'approver' }, preparedAs: `draft/${draft.draftId}`, preparedBy: ['local-clerk'] });
    expect(await read(draft.draftId)).toMatchObject({ stage: 'signed' });
    expect(await sign(draft)).toMatchObject({ status: 409, body: { code: 'draft-closed' } });
  });

  it('is not signed by its writer, nor by somebody without the right of the command', async () => {
    const draft = await submitted('区民政局');
    expect(await sign(draft, 'local-clerk')).toMatchObject({ status: 409, body: { code: 'draft-second-person', rule: { id: 'draft-second-person', source: { kind: 'report' } } } });
    expect(await sign(draft, 'local-bureau')).toMatchObject({ status: 403, body: { code: 'not-entitled', facts: { right: establish.right } } });
    expect((await sign(draft)).status).toBe(201);
  });

  it('is returned with a reason, revised and submitted again; a signature of the earlier text is told what changed', async () => {
    const first = await submitted('区教育局');
    expect(await post(`drafts/${first.draftId}/returns`, { version: 1, reason: '' }, 'local-reviewer')).toMatchObject({ status: 422 });
    expect((await post(`drafts/${first.draftId}/returns`, { version: 1, reason: '名称不全' }, 'local-reviewer')).status).toBe(201);
    expect(await read(first.draftId)).toMatchObject({ stage: 'returned', reason: '名称不全' });
    expect(await sign(first)).toMatchObject({ status: 409, body: { code: 'draft-closed', facts: { stage: 'returned' } } });
    expect(await post(`drafts/${first.draftId}/submissions`, { version: 1 })).toMatchObject({ status: 409, body: { code: 'draft-closed' } });
    await post(`drafts/${first.draftId}/revisions`, { version: 1, content: { name: '区教育体育局', effective: '2019-02-01', documents } });
    await post(`drafts/${first.draftId}/submissions`, { version: 2 });
    expect(await sign(first)).toMatchObject({ status: 409, body: { code: 'draft-changed', facts: { version: '2', changed: '/name: "区教育局" → "区教育体育局"' } } });
    expect(await post(`drafts/${first.draftId}/revisions`, { version: 1, content: { name: '甲' } })).toMatchObject({ status: 409, body: { code: 'draft-changed' } });
    expect((await sign(await read(first.draftId))).status).toBe(201);
  });

  it('is not kept where a text of it holds a number of a person, nor returned with such a reason', async () => {
    const before = await head();
    const refused = (pointer: string) => ({ status: 422, body: { code: 'personal-data-in-text', errors: [{ pointer }] } });
    expect(await post('drafts', { command: 'establish-organ', content: { name: '甲', effective: '2019-02-01', documents: [{ ...documents[0], quote: '11010519491231002X' }] } })).toMatchObject(refused('/content/documents/0/quote'));
    expect(await head()).toBe(before);
    const { draftId } = await submitted('区水务局');
    expect(await post(`drafts/${draftId}/returns`, { version: 1, reason: '请电 13800138000' }, 'local-reviewer')).toMatchObject(refused('/reason'));
  });

  it('is withdrawn by its writer alone, and then it is over', async () => {
    const draft = await submitted('区审计局');
    expect(await post(`drafts/${draft.draftId}/withdrawals`, { reason: '不办了' }, 'local-approver')).toMatchObject({ status: 409, body: { code: 'draft-of-another' } });
    expect((await post(`drafts/${draft.draftId}/withdrawals`, { reason: '不办了' })).status).toBe(201);
    for (const attempt of [sign(draft), post(`drafts/${draft.draftId}/revisions`, { version: 1, content: {} }), post(`drafts/${draft.draftId}/returns`, { version: 1, reason: '误' }, 'local-reviewer')]) {
      expect(await attempt).toMatchObject({ status: 409, body: { code: 'draft-closed' } });
    }
  });

  it('may be unfinished while it is written; when it is submitted its door has a say', async () => {
    const draftId = await save({ name: '' });
    expect(await post(`drafts/${draftId}/submissions`, { version: 1 })).toMatchObject({ status: 422, body: { code: 'schema' } });
    await post(`drafts/${draftId}/revisions`, { version: 1, content: { name: '区司法局', documents } });
    expect(await post(`drafts/${draftId}/submissions`, { version: 2 })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/effective' }] } });
    expect(await post('drafts', { command: 'no-such', content: {} })).toMatchObject({ status: 409, body: { code: 'unknown-command' } });
    expect(await post('drafts', { command: 'save-draft', content: {} })).toMatchObject({ status: 409, body: { code: 'unknown-command' } });
    expect((await sample.ask('GET', `${own}/drafts/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
  });

  it('is listed by stage and kind', async () => {
    const { draftId } = await submitted('区统计局');
    const ids = async (query: string) => ((await sample.ask('GET', `${own}/drafts?${query}`)).body as { drafts: readonly Draft[] }).drafts.map((one) => one.draftId);
    expect([(await ids('stage=submitted')).includes(draftId), (await ids('stage=signed')).includes(draftId), (await ids('kind=slip')).includes(draftId)]).toEqual([true, false, false]);
  });

  it('does not carry out what its signer has not seen: what changed since is named', async () => {
    const { streamId } = await recorded('区林业局');
    const organId = streamId.slice('organ/'.length);
    const draftId = await save({ organId, newName: '区林草局', effective: '2019-03-01', documents }, 'rename-organ');
    await post(`drafts/${draftId}/submissions`, { version: 1 });
    const draft = await read(draftId);
    await post(`organs/${organId}/names`, { newName: '区绿化局', effective: '2019-02-15', documents });
    expect(await sign(draft)).toMatchObject({ status: 409, body: { code: 'changed-since-seen', facts: { seen: String(draft.position), events: expect.stringMatching(/^OrganRenamed [0-9a-f-]{36}$/) } } });
    expect((await sign(await read(draftId))).status).toBe(201);
  });

  it('that is withdrawn while it is signed is either signed or withdrawn', async () => {
    for (let round = 0; round < 8; round += 1) {
      const draft = await submitted(`区第${round}局`);
      const [one, other] = await Promise.all([sign(draft), post(`drafts/${draft.draftId}/withdrawals`, { reason: '不办了' })]);
      expect([one.status, other.status].sort()).toEqual([201, 409]);
      const established = (await sample.logs.forDistrict('150302').readPage({ after: draft.position, limit: 100 })).events.filter(({ type }) => type === 'OrganEstablished');
      expect(established).toHaveLength(one.status === 201 ? 1 : 0);
    }
  });

  describe('of a slip of the pen', () => {
    const propose = async (content: object, command = 'establish-organ'): Promise<Draft> => {
      const { body, status } = await post('slips', { command, ...content });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return read((body as { answer: { draftId: string } }).answer.draftId);
    };
    const slipOf = (event: { readonly eventId: string }, name: string, quote = '') => ({ quote, says: { name, corrects: event.eventId, correctionReason: '录入差错' } });

    it('is corrected by a second person, without a document, under those of the fact, and names both', async () => {
      const wrong = await recorded('区林業局');
      const draft = await propose(slipOf(wrong, '区林草局'));
      expect(draft).toMatchObject({ kind: 'slip', stage: 'submitted' });
      expect(await sign(draft, 'local-clerk')).toMatchObject({ status: 409, body: { code: 'slip-second-person' } });
      const corrected = await sign(draft);
      expect(corrected).toMatchObject({ status: 201, body: { events: [{ type: 'OrganEstablished', streamId: wrong.streamId }, { type: 'DraftSigned' }] } });
      const [event] = (corrected.body as { events: readonly { eventId: string }[] }).events;
      expect((await sample.ask('GET', `${own}/events/${event?.eventId}`)).body).toMatchObject({ supersedes: wrong.eventId, correctionReason: '录入差错', actor: { person: 'local-approver' }, preparedBy: ['local-clerk'], citations: documents, effective: { to: '2019-02-01' } });
    });

    it('is annulled likewise: what was entered twice', async () => {
      const wrong = await recorded('区误录局');
      const draft = await propose({ says: { streamId: wrong.streamId, eventId: wrong.eventId, reason: '重复录入' } }, 'annul-event');
      expect(await sign(draft)).toMatchObject({ status: 201, body: { events: [{ type: 'EventAnnulled' }, { type: 'DraftSigned' }] } });
    });

    it('does not change what no quoted word of the document says; with the words quoted it does', async () => {
      const wrong = await recorded('区粮食局');
      expect(await sign(await propose(slipOf(wrong, '区粮储局')))).toMatchObject({ status: 409, body: { code: 'slip-not-in-document', facts: { fields: '/name' } } });
      expect((await sign(await propose(slipOf(wrong, '区粮储局', '组建区粮储局')))).status).toBe(201);
    });

    it('leaves a fact that was corrected through it to be corrected again, and the signature as it is', async () => {
      const wrong = await recorded('区工信局');
      const draft = await propose(slipOf(wrong, '区工信和科技局', '区工信和科技局'));
      const [event] = ((await sign(draft)).body as { events: readonly { eventId: string }[] }).events;
      const again = await post('organs', { name: '区工信科技局', effective: '2019-02-01', documents, corrects: event?.eventId, correctionReason: '再次更正' });
      expect(again).toMatchObject({ status: 201, body: { events: [{ type: 'OrganEstablished' }] } });
      expect(await read(draft.draftId)).toMatchObject({ stage: 'signed' });
    });

    it('of an event that there is not is not signed', async () => {
      const draft = await propose(slipOf({ eventId: '00000000-0000-4000-8000-000000000000' }, '区无此局'));
      expect(await sign(draft)).toMatchObject({ status: 409, body: { code: 'nothing-to-correct', facts: { eventId: '00000000-0000-4000-8000-000000000000' }, detail: expect.stringContaining('没有可更正的事件') } });
      expect(await read(draft.draftId)).toMatchObject({ stage: 'submitted' });
    });

    it.each([
      ['a document of its own', { says: { name: '甲', corrects: '00000000-0000-4000-8000-000000000000', correctionReason: '误', documents } }, 409, 'slip-with-document'],
      ['nothing that it corrects', { says: { name: '甲' } }, 409, 'slip-of-nothing'],
      ['no reason', { says: { name: '甲', corrects: '00000000-0000-4000-8000-000000000000' } }, 422, 'schema'],
      ['fields of no command', { name: '甲' }, 422, 'schema'],
    ])('is not proposed with %s', async (_what, content, status, code) => {
      expect(await post('slips', { command: 'establish-organ', ...content })).toMatchObject({ status, body: { code } });
    });
  });
});

describe('scheduled changes', () => {
  let sample: SampleApplication;
  beforeAll(async () => {
    sample = await startSample({ service: sampleService });
  });
  afterAll(() => sample.close());
  const next = `${new Date().getFullYear() + 2}-01-01`;
  const list = async () => ((await sample.ask('GET', `${own}/scheduled-changes`)).body as { changes: readonly { eventId: string; streamId: string; holds: boolean; broken: readonly { rule: string }[]; data: object }[] }).changes;

  it('are listed with what they will do until their day, and taken back before it', async () => {
    const { organId } = ((await sample.ask('POST', `${own}/organs`, { body: { name: '区档案局', effective: '2019-02-01', documents } })).body as { answer: { organId: string } }).answer;
    await sample.ask('POST', `${own}/organs/${organId}/names`, { body: { newName: '区档案馆', effective: next, documents } });
    const [change, ...others] = await list();
    expect([change, others]).toEqual([expect.objectContaining({ streamId: `organ/${organId}`, holds: true, broken: [], data: expect.objectContaining({ newName: '区档案馆' }), effective: { from: next, to: next, text: next } }), []]);
    const body = { streamId: change?.streamId, eventId: change?.eventId, reason: '暂缓', effective: next, documents };
    expect(await sample.ask('POST', `${own}/scheduled-changes/withdrawals`, { body })).toMatchObject({ status: 201, body: { events: [{ type: 'EventAnnulled' }] } });
    expect(await list()).toEqual([]);
  });

  it('that no longer hold to a limit say so', async () => {
    const { organId } = ((await sample.ask('POST', `${own}/organs`, { body: { name: '区更名局', effective: '2019-02-01', documents } })).body as { answer: { organId: string } }).answer;
    const rename = (newName: string, effective: string) => sample.ask('POST', `${own}/organs/${organId}/names`, { body: { newName, effective, documents } });
    await rename('二', next);
    const [two] = await list();
    await rename('三', '2019-03-01');
    expect((await list()).find(({ eventId }) => eventId === two?.eventId)).toMatchObject({ holds: true });
    const strict = await startSample({ service: { ...sampleService, aggregates: sampleService.aggregates.map((one) => ({ ...one, limits: () => [{ rule: 'too-many-names', zh: '更名过多', en: 'renamed too often', excess: 1 }] })) }, logs: sample.logs });
    expect((await strict.ask('GET', `${own}/scheduled-changes`)).body).toMatchObject({ changes: [{ eventId: two?.eventId, holds: false, broken: [{ rule: 'too-many-names', facts: { date: next } }] }] });
    await strict.close();
  });

  it('are not taken back once their day has come', async () => {
    const { events } = (await sample.ask('POST', `${own}/organs`, { body: { name: '区史志局', effective: '2019-02-01', documents } })).body as { events: readonly { eventId: string; streamId: string }[] };
    const body = { streamId: events[0]?.streamId, eventId: events[0]?.eventId, reason: '暂缓', effective: '2019-02-01', documents };
    expect(await sample.ask('POST', `${own}/scheduled-changes/withdrawals`, { body })).toMatchObject({ status: 409, body: { code: 'scheduled-change-due' } });
  });
});
