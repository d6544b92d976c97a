import { Validator } from '@seriousme/openapi-schema-validator';
import { dayInChina } from './today.clock.js';
import { establish as establishing, rename, sampleService, startSample, type SampleApplication } from './sample.service.fixture.js';

const documents = [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' }];
const own = '/v1/districts/150302';

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string; readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: { readonly properties: object; readonly required: readonly string[]; readonly additionalProperties: boolean } } } } }>>>>;
}

describe('what is generated from a service', () => {
  let sample: SampleApplication;
  const position = async (): Promise<number> => (await sample.logs.forDistrict('150302').head()).position;
  const establish = (body: object, headers: Record<string, string> = {}, as = 'local-clerk') => sample.ask('POST', `${own}/organs`, { as, body, headers });

  beforeAll(async () => {
    sample = await startSample();
  });
  const closing: (() => Promise<void>)[] = [() => sample.close()];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('carries out a command; the actor comes from the token', async () => {
    const { status, body } = await establish({ name: '区财政局', effective: '2019年2月', documents });
    expect([status, body]).toEqual([201, expect.objectContaining({ status: 'recorded', position: 1, answer: { organId: expect.any(String) } })]);
    const events = (await sample.ask('GET', `${own}/events?limit=10`, { as: 'local-auditor' })).body as { events: readonly object[]; head: number };
    expect(events.events[0]).toMatchObject({ type: 'OrganEstablished', position: 1, mode: 'live', actor: { person: 'local-clerk', role: 'clerk' }, effective: { from: '2019-02-01', to: '2019-02-28', text: '2019年2月' }, command: 'establish-organ' });
  });

  it('carries out a command once per Idempotency-Key and person', async () => {
    const body = { name: '区教育局', effective: '2019-02-01', documents };
    const [first, again] = [await establish(body, { 'idempotency-key': 'k1' }), await establish(body, { 'idempotency-key': 'k1' })];
    expect([first.status, first.body, first.headers.get('idempotency-replayed')]).toEqual([201, expect.objectContaining({ status: 'recorded', position: 2 }), null]);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
    expect(await establish({ ...body, name: '区民政局' }, { 'idempotency-key': 'k1' })).toMatchObject({ status: 422, body: { code: 'command-id-reused' } });
    expect(await establish({ ...body, name: '区民政局' }, { 'idempotency-key': 'k1' }, 'local-approver')).toMatchObject({ status: 201 });
  });

  it.each<readonly [string, object, Record<string, string>, number, string]>([
    ['a name that is taken', { name: '区财政局' }, {}, 409, 'key-taken'],
    ['no document', { name: '甲', documents: [] }, {}, 409, 'document-required'],
    ['a document of tomorrow', { name: '甲', documents: [{ ...documents[0], issuedOn: dayInChina(new Date(Date.now() + 86_400_000)) }] }, {}, 409, 'document-in-future'],
    ['no effective date', { name: '甲', effective: undefined }, {}, 422, 'schema'],
    ['a date that does not exist', { name: '甲', effective: '2019-02-30' }, {}, 422, 'wrong-date'],
    ['an Excel serial', { name: '甲', effective: '43500' }, {}, 422, 'excel-serial-date'],
    ['a document of a day that does not exist', { name: '甲', documents: [{ ...documents[0], issuedOn: '2019-02-30' }] }, {}, 422, 'schema'],
    ['an unknown field', { name: '甲', actor: 'somebody' }, {}, 422, 'schema'],
    ['a read-only field', { name: '甲', recordedAt: '2019-01-01' }, {}, 422, 'schema'],
    ['a provenance, which only imports know', { name: '甲', documents: [{ ...documents[0], provenance: 'stated' }] }, {}, 422, 'schema'],
    ['a name without end', { name: '甲'.repeat(21) }, {}, 422, 'schema'],
    ['no event to correct', { name: '甲', corrects: '00000000-0000-4000-8000-000000000000', correctionReason: '录入有误' }, {}, 409, 'nothing-to-correct'],
    ['a correction without a reason', { name: '甲', corrects: '00000000-0000-4000-8000-000000000000' }, {}, 422, 'schema'],
    ['a reason without end', { name: '甲', corrects: '00000000-0000-4000-8000-000000000000', correctionReason: '误'.repeat(501) }, {}, 422, 'schema'],
    ['what is no event id', { name: '甲', corrects: '1' }, {}, 422, 'schema'],
    ['no key', { name: '甲' }, { 'idempotency-key': '' }, 400, 'idempotency-key-missing'],
    ['a key with blanks', { name: '甲' }, { 'idempotency-key': 'a b' }, 400, 'idempotency-key'],
    ['a key without end', { name: '甲' }, { 'idempotency-key': 'k'.repeat(129) }, 400, 'idempotency-key'],
  ])('refuses %s, and stores nothing', async (_what, over, headers, status, code) => {
    const before = await position();
    expect(await establish({ effective: '2019-02-01', documents, ...over }, headers)).toMatchObject({ status, body: { code } });
    expect(await position()).toBe(before);
  });

  it('says in both languages that a correction needs its reason', async () => {
    const { body } = await establish({ name: '甲', effective: '2019-02-01', documents, corrects: '00000000-0000-4000-8000-000000000000' });
    expect(body).toMatchObject({ errors: [{ pointer: '/correctionReason', words: { zh: '更正须写明理由', en: 'a correction must say why' } }] });
  });

  it.each<readonly [string, object, string]>([
    ['an identity number', { name: '甲11010519491231002X' }, '/name'],
    ['one written wide and apart', { name: '甲', documents: [{ ...documents[0], title: '关于１１０１０５ １９４９１２３１ ００２Ｘ的批复' }] }, '/documents/0/title'],
    ['one in the reason of a correction', { name: '甲', corrects: '00000000-0000-4000-8000-000000000000', correctionReason: '应为110105194912310021' }, '/correctionReason'],
    ['a mobile number in the words of a document', { name: '甲', documents: [{ ...documents[0], quote: '电话138-0013-8000' }] }, '/documents/0/quote'],
    ['one in a field that nobody knows', { name: '甲', memo: '13800138000' }, '/memo'],
  ])('refuses %s, does not repeat it, and stores nothing', async (_what, over, pointer) => {
    const before = await position();
    for (const path of ['organs', 'organs?dryRun=true']) {
      const { status, body } = await sample.ask('POST', `${own}/${path}`, { body: { effective: '2019-02-01', documents, ...over } });
      expect([status, body]).toMatchObject([422, { code: 'personal-data-in-text', errors: [{ pointer, code: 'personal-data-in-text', words: { zh: expect.stringMatching('不得有'), en: expect.stringMatching('no ') } }] }]);
      expect(JSON.stringify(body)).not.toMatch(/1949|8000/);
    }
    expect(await position()).toBe(before);
  });

  it('tells the rule that refuses, and where it comes from', async () => {
    const source = { kind: 'conclusion', zh: '机构编制事项以批准文件为准', en: 'the approval document is the source of authority' };
    expect(await establish({ name: '甲', effective: '2019-02-01', documents: [] })).toMatchObject({ status: 409, body: { code: 'document-required', rule: { id: 'document-required', title: { zh: '变更须有依据文件' }, source } } });
    const { body } = await establish({ name: '区财政局', effective: '2019-02-01', documents });
    expect([(body as { code: string }).code, Object.keys(body).includes('rule')]).toEqual(['key-taken', false]);
  });

  it.each([
    ['a list', [], 400],
    ['a word', 'x', 400],
    ['null', null, 400],
  ])('refuses a body that is %s', async (_what, body, status) => expect(await sample.ask('POST', `${own}/organs`, { body })).toMatchObject({ status, body: { code: 'malformed' } }));

  it('takes the parameters of its path as fields of the body', async () => {
    const { body } = await establish({ name: '区林业局', effective: '2019-02-01', documents });
    const { organId } = (body as { answer: { organId: string } }).answer;
    expect(await sample.ask('POST', `${own}/organs/${organId}/names`, { body: { newName: '区林草局', effective: '2019-03-01', documents } })).toMatchObject({ status: 201, body: { events: [{ streamId: `organ/${organId}` }] } });
    expect(await sample.ask('POST', `${own}/organs/nobody/names`, { body: { newName: '甲', effective: '2019-03-01', documents } })).toMatchObject({ status: 409, body: { code: 'organ-unknown' } });
  });

  it('tries a command out: what it would write, what it touches, and nothing written', async () => {
    const body = { name: '区信访局', effective: '2019-02-01', documents };
    const before = await position();
    const tried = await sample.ask('POST', `${own}/organs?dryRun=true`, { body, headers: { 'idempotency-key': 'tried' } });
    expect(tried).toMatchObject({ status: 200, body: { outcome: 'recorded', position: before, events: [{ type: 'OrganEstablished', data: { name: '区信访局' } }], violations: [], touches: { from: '2019-02-01', laterCount: 0 } } });
    expect(await position()).toBe(before);
    const real = await establish(body, { 'idempotency-key': 'tried' });
    expect((real.body as { events: readonly { eventId: string }[] }).events[0]?.eventId).toBe((tried.body as { events: readonly { eventId: string }[] }).events[0]?.eventId);
    expect(await sample.ask('POST', `${own}/organs?dryRun=true`, { body })).toMatchObject({ status: 200, body: { outcome: 'refused', violations: [{ rule: 'key-taken', mode: 'refuse' }] } });
  });

  it.each(['TRUE', '1', '', 'yes'])('never takes a try for the real thing: dryRun=%s', async (value) => {
    const before = await position();
    expect(await sample.ask('POST', `${own}/organs?dryRun=${value}`, { body: { name: '甲', effective: '2019-02-01', documents } })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/dryRun' }] } });
    expect(await position()).toBe(before);
  });

  it('annuls by the event alone', async () => {
    const { body } = await establish({ name: '区体育局', effective: '2019-02-01', documents });
    const [event] = (body as { events: readonly { eventId: string; streamId: string }[] }).events;
    const annulled = await sample.ask('POST', `${own}/annulments`, { body: { ...event, type: undefined, reason: '误录', effective: '2019-02-01', documents } });
    expect(annulled).toMatchObject({ status: 201, body: { events: [{ type: 'EventAnnulled', streamId: event?.streamId }] } });
    const stored = (await sample.ask('GET', `${own}/events?stream=${event?.streamId}`)).body as { events: readonly { supersedes: string | null }[] };
    expect(stored.events.map(({ supersedes }) => supersedes)).toEqual([null, event?.eventId]);
  });

  it('corrects with a reason, which it tells with the event', async () => {
    const { body } = await establish({ name: '区商物局', effective: '2019-02-01', documents });
    const [event] = (body as { events: readonly { eventId: string; streamId: string }[] }).events;
    const corrected = await establish({ name: '区商务局', effective: '2019-02-01', documents, corrects: event?.eventId, correctionReason: '名称录错' });
    expect(corrected).toMatchObject({ status: 201, body: { events: [{ type: 'OrganEstablished', streamId: event?.streamId }] } });
    const stored = (await sample.ask('GET', `${own}/events?stream=${event?.streamId}`)).body as { events: readonly object[] };
    expect(stored.events).toMatchObject([{ supersedes: null }, { supersedes: event?.eventId, correctionReason: '名称录错', mode: 'live' }]);
    expect(await establish({ name: '区商物局', effective: '2019-02-01', documents })).toMatchObject({ status: 201 });
  });

  it('lets nobody correct or annul what he may not record', async () => {
    const strict = await startSample({ service: { ...sampleService, useCases: [{ ...establishing, right: 'enforcement.record' }, rename] } });
    closing.push(() => strict.close());
    const { body } = await strict.ask('POST', `${own}/organs`, { body: { name: '甲', effective: '2019-02-01', documents } });
    const [event] = (body as { events: readonly { eventId: string; streamId: string }[] }).events;
    const annulment = { eventId: event?.eventId, streamId: event?.streamId, reason: '误录', effective: '2019-02-01', documents };
    const correction = { name: '乙', effective: '2019-02-01', documents, corrects: event?.eventId, correctionReason: '误录' };
    const refused = { status: 403, body: { code: 'not-entitled', facts: { right: 'enforcement.record' } } };
    expect(await strict.ask('POST', `${own}/annulments`, { as: 'local-approver', body: annulment })).toMatchObject(refused);
    expect(await strict.ask('POST', `${own}/organs`, { as: 'local-approver', body: correction })).toMatchObject(refused);
    expect(await strict.ask('POST', `${own}/annulments`, { as: 'local-bureau', body: annulment })).toMatchObject({ status: 403, body: { facts: { right: 'correct' } } });
    expect(await strict.ask('POST', `${own}/organs`, { as: 'local-bureau', body: correction })).toMatchObject({ status: 201 });
  });

  it('answers questions, 404 where there is no answer, 422 for what it does not ask', async () => {
    expect(await sample.ask('GET', `${own}/organs/known/names?at=2019-01-01`)).toMatchObject({ status: 200, body: { district: '150302', names: ['甲'] } });
    expect(await sample.ask('GET', `${own}/organs/unknown/names`)).toMatchObject({ status: 404 });
    expect(await sample.ask('GET', `${own}/organs/known/names?sort=1`)).toMatchObject({ status: 422 });
    expect(await sample.ask('GET', `${own}/organs/known/names?at=2019-02-30`)).toMatchObject({ status: 422 });
  });

  it('keeps to its district and its rights', async () => {
    expect(await sample.ask('GET', '/v1/districts/150303/events')).toMatchObject({ status: 403, body: { code: 'other-district' } });
    expect(await sample.ask('GET', `${own}/events`, { as: '' })).toMatchObject({ status: 401 });
    expect(await establish({ name: '甲', effective: '2019-02-01', documents }, {}, 'local-auditor')).toMatchObject({ status: 403, body: { code: 'not-entitled' } });
    expect(await sample.ask('GET', `${own}/events/not-a-uuid`)).toMatchObject({ status: 404 });
    expect(await sample.ask('GET', `${own}/events?limit=0`)).toMatchObject({ status: 422 });
    expect(await sample.ask('GET', `${own}/events?limit=1001`)).toMatchObject({ status: 422 });
    expect(await sample.ask('POST', '/v1/projections/rebuild', { as: 'local-operator' })).toMatchObject({ status: 404, body: { code: 'no-projector' } });
  });

  it('describes itself by OpenAPI 3: every use case with its fields, every question', async () => {
    const document = (await sample.ask('GET', '/openapi.json', { as: '' })).body as OpenApi;
    expect((await new Validator().validate(document as never)).errors).toBeUndefined();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const names = operations.map(({ operationId }) => operationId);
    expect(names).toEqual(expect.arrayContaining([...sampleService.useCases.map(({ name }) => name), ...sampleService.queries.map(({ name }) => name), 'annul-event', 'set-history-window', 'events', 'event']));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const renaming = document.paths['/v1/districts/{district}/organs/{organId}/names']?.['post']?.requestBody?.content['application/json'].schema;
    expect([Object.keys(renaming?.properties ?? {}).sort(), [...(renaming?.required ?? [])].sort(), renaming?.additionalProperties]).toEqual([['correctionReason', 'corrects', 'decision', 'documents', 'effective', 'newName'], ['effective', 'newName'], false]);
  });
});

describe('health', () => {
  it('is alive without work, and not ready while a database is away', async () => {
    const sample = await startSample({ health: { problems: async () => ['the log database does not answer'], status: async () => ({ context: 'organisations' }) } });
    expect(await sample.ask('GET', '/healthz', { as: '' })).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await sample.ask('GET', '/readyz', { as: '' })).toMatchObject({ status: 503, body: { code: 'not-ready', errors: [{ detail: 'the log database does not answer' }] } });
    expect(await sample.ask('GET', '/v1/status', { as: '' })).toMatchObject({ status: 401 });
    expect(await sample.ask('GET', '/v1/status')).toMatchObject({ status: 200, body: { context: 'organisations' } });
    await sample.close();
  });
});

describe('a service that is not well defined', () => {
  const [establishing, renaming] = sampleService.useCases;

  it.each([
    ['two use cases of one name', { useCases: [establishing, { ...renaming, name: 'establish-organ' }] }, 'use case "establish-organ" is defined twice'],
    ['a name that every service has', { useCases: [{ ...establishing, name: 'annul-event' }] }, 'use case "annul-event" is defined twice'],
    ['two use cases at one path', { useCases: [establishing, { ...renaming, path: 'organs' }] }, 'path of a use case "organs" is defined twice'],
    ['paths that differ by the name of a parameter', { useCases: [renaming, { ...renaming, name: 'other', path: 'organs/:id/names' }] }, 'path of a use case "organs/:/names" is defined twice'],
    ['two questions at one path', { queries: [...sampleService.queries, { ...sampleService.queries[0], name: 'other' }] }, 'path of a query "organs/:/names" is defined twice'],
    ['two questions of one name', { queries: [...sampleService.queries, { ...sampleService.queries[0], path: 'other' }] }, 'query "organ-names" is defined twice'],
    ['two tables of one name', { tables: [...sampleService.tables, sampleService.tables[0]] }, 'table "设立" is defined twice'],
    ['two aggregates of one name', { aggregates: [...sampleService.aggregates, sampleService.aggregates[0]] }, 'aggregate "organ" is defined twice'],
  ])('does not start: %s', async (_what, over, words) => {
    await expect(startSample({ service: { ...sampleService, ...over } as never }).then((started) => started.close())).rejects.toThrow(words);
  });
});
