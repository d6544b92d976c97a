import { randomUUID } from 'node:crypto';
import { identityNumberOf, startVaultBench, type Answer, type VaultBench } from './vault.fixture.js';

const finance = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '区财政局' };
const paper = { number: '海编办发〔2026〕9号', issuer: '海勃湾区委编办', issuedOn: '2026-01-01' };
const type = { kind: 'administrative' };
const [anna, bao] = ['冯金雀', '陈银雀'] as const;

describe('the name of whom a command is about, in its texts', () => {
  let bench: VaultBench;
  const people = new Map<string, string>();
  const references = { organs: { [finance.name]: finance.organId }, documents: { 花名册: { title: '花名册' } } };
  const imported = (table: string, rows: readonly { readonly id: string; readonly cells: Readonly<Record<string, string>> }[]) =>
    bench.ask('POST', `imports/${randomUUID()}/rows`, { body: { phase: 'apply', cutOver: '2020-07-01', table, references, rows: rows.map((row, index) => ({ ...row, order: index + 1, cells: { 生效日期: '2019-06-01', 依据文件: '花名册', 来源性质: '虚拟', 编制类型: '行政编制', 单位: finance.name, ...row.cells } })) } });
  beforeAll(async () => {
    bench = await startVaultBench();
    await imported('实名花名册', [anna, bao].map((name, index) => ({ id: `H-${name === anna ? 1 : 2}`, cells: { 姓名: name, 公民身份号码: identityNumberOf(971 + index) } })));
    for (const [index, name] of [anna, bao].entries()) people.set(name, (await bench.vault().vault.holderOf('150302', identityNumberOf(971 + index))) ?? '');
  });
  afterAll(() => bench.close());

  const leaving = (about: string, over: object = {}, path = '') => bench.ask('POST', `persons/${people.get(about) ?? ''}/leaving${path}`, { body: { owner: finance, type, reason: '退休', effective: '2026-02-01', documents: [paper], ...over } });
  const refused = (fields: string) => ({ status: 409, body: { code: 'personal-name-in-text', facts: { fields }, rule: { id: 'personal-name-in-text' } } });
  const isSilent = ({ text }: Answer) => ![anna, bao].some((name) => text.includes(name));

  it.each<readonly [string, object, string]>([
    ['in a note', { note: `${anna}本人申请` }, '/note'],
    ['with blanks between', { note: '冯 金 雀本人申请' }, '/note'],
    ['in the title of a document', { documents: [{ ...paper, title: `关于${anna}退休的通知` }] }, '/documents/0/title'],
    ['in the words of a document', { documents: [{ ...paper, quote: `${anna}同志退休` }] }, '/documents/0/quote'],
  ])('is refused %s, by field and rule and without being told', async (_what, over, fields) => {
    const head = (await bench.logs.forDistrict('150302').head()).position;
    const answer = await leaving(anna, over);
    expect(answer).toMatchObject(refused(fields));
    expect([isSilent(answer), (await bench.logs.forDistrict('150302').head()).position]).toEqual([true, head]);
  });

  it('is told where a command is only tried', async () => {
    const answer = await leaving(anna, { note: anna }, '?dryRun=true');
    expect([answer.status, answer.text.includes('personal-name-in-text'), isSilent(answer)]).toEqual([200, true, true]);
  });

  it('is refused in a draft, which the log keeps as well', async () => {
    const write = (note: string) => bench.ask('POST', 'drafts', { body: { command: 'leave-person', content: { personId: people.get(anna), owner: finance, type, reason: '退休', effective: '2026-02-01', documents: [paper], note } } });
    expect(await write(`${anna}本人申请`)).toMatchObject(refused('/content/note'));
    expect((await write('本人申请')).status).toBe(201);
  });

  it('is refused where many are named at once, and where an event about somebody is corrected or taken back', async () => {
    const seconded = (reason: string) => bench.ask('POST', 'secondments', { body: { owner: finance, forms: [reason], persons: 2, personIds: [...people.values()], until: '2026-12-31', effective: '2026-01-05', documents: [paper] } });
    expect(await seconded(`借调${bao}`)).toMatchObject(refused('/forms/0'));
    const left = await leaving(bao, { note: `与${anna}同批` });
    expect(left.status).toBe(201);
    const [{ eventId = '', streamId = '' } = {}] = (left.body as { events: readonly { eventId: string; streamId: string }[] }).events;
    const annul = (reason: string) => bench.ask('POST', 'annulments', { body: { streamId, eventId, reason, effective: '2026-02-02', documents: [paper] } });
    expect(await annul(`${bao}未退休`)).toMatchObject(refused('/reason'));
    expect(await leaving(bao, { note: '更正', corrects: eventId, correctionReason: `${bao}的日期有误` })).toMatchObject(refused('/correctionReason'));
    expect(await annul('并未退休')).toMatchObject({ body: { code: 'quota-not-approved' } });
  });

  it('is refused in a row of an import', async () => {
    const row = (note: string) => imported('人员变动', [{ id: 'R-1', cells: { 事项: '离编', 人员: '实名花名册 H-1', 原因: '退休', 说明: note, 生效日期: '2020-01-01' } }]);
    const answer = await row(`${anna}退休`);
    expect([answer.text.includes('personal-name-in-text'), isSilent(answer)]).toEqual([true, true]);
  });

  it('lets pass the name of somebody whom the command is not about: the vault is opened for nobody else', async () => {
    expect((await leaving(anna, { note: `职位由${bao}接任` })).status).toBe(201);
  });

  it('is refused where the account, or the secondments, have the person that the command is about: nobody is named in it by id', async () => {
    const increase = (reason: string, owner: object = finance) => bench.ask('POST', 'quota-accounts/increases', { body: { owner, type, count: 1, reason, effective: '2026-02-01', documents: [paper] } });
    expect(await increase(`因${anna}调入`)).toMatchObject(refused('/reason'));
    expect((await increase(`因${anna}调入`, { organId: randomUUID(), name: '区民政局' })).body).not.toMatchObject({ code: 'personal-name-in-text' });
    const seconded = (form: string, more: object) => bench.ask('POST', 'secondments', { body: { owner: finance, forms: [form], persons: 1, until: '2026-01-20', effective: '2026-01-05', documents: [paper], ...more } });
    expect((await seconded('借调', { personIds: [people.get(anna)] })).status).toBe(201);
    expect(await seconded(`与${anna}同去`, {})).toMatchObject(refused('/forms/0'));
    expect((await seconded('抽调', {})).status).toBe(201);
  });

  it('is forgotten with the rest once it is erased, and an earlier name is not', async () => {
    const named = (name: string, personId?: string) => bench.ask('POST', 'personal-data', { body: { name, ...(personId === undefined ? {} : { personId }) } });
    const personId = ((await named('沈旧名')).body as { answer: { personId: string } }).answer.personId;
    await named('沈新名', personId);
    const erase = (title: string) => bench.ask('POST', `persons/${personId}/personal-data/erasure`, { as: 'local-approver', body: { effective: '2026-02-01', documents: [{ ...paper, title }], basis: 'own-request' } });
    for (const name of ['沈旧名', '沈新名']) expect(await erase(`${name}的申请`)).toMatchObject({ status: 409, body: { code: 'personal-name-in-text', facts: { fields: '/documents/0/title' } } });
    expect([(await erase('本人的申请')).status, await bench.vault().store.namesOf('150302', [personId])]).toEqual([201, []]);
  });
});
