import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { findLocalPostgres } from '@yange/local';
import pg from 'pg';
import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import { bytesOf, filesBelow } from '../support/files-on-disk.fixture.js';
import { district } from '../support/gateway.fixture.js';
import { importTables } from '../support/import.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { canaries, numberOf, person, rosterTables } from '../support/roster.fixture.js';

describe('a roster of people, end to end', () => {
  const folder = temporaryFolder();
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await startPlatform({ empty: true, dataFolder: folder.path });
  });
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  const good = [person('H-1', '钱金丝雀', numberOf(971)), person('H-2', '孙金丝雀', numberOf(972))];

  it('has a template with drop-downs like any table', async () => {
    const answer = await fetch(new URL(`/v1/districts/${district}/import-templates/workbook?table=实名花名册`, platform.url), { headers: { authorization: `Bearer ${await platform.gateway.token('local-clerk')}` } });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await answer.arrayBuffer()) as never);
    const sheet = workbook.getWorksheet('实名花名册') as ExcelJS.Worksheet;
    const headers = (sheet.getRow(1).values as string[]).slice(1);
    expect(headers).toEqual(expect.arrayContaining(['*姓名', '*公民身份号码', '*单位', '编制类型', '用编编号', '职务']));
    expect(sheet.getCell(5, headers.indexOf('编制类型') + 1).dataValidation?.type).toBe('list');
  });

  it('is refused where a number is wrong, by row and column; the file comes back with what the clerk wrote', async () => {
    const report = await importTables(platform.gateway, rosterTables(...good, person('H-3', '李金丝雀', `${numberOf(973).slice(0, 17)}${numberOf(973).endsWith('1') ? '2' : '1'}`), person('H-4', '李金丝雀', numberOf(973), { 单位: '李金丝雀' })));
    expect([report.state, report.problems.map(({ line, column, rule }) => `${line} ${column} ${rule}`)]).toEqual(['rejected', ['4 公民身份号码 identity-number-form', '5 单位 unknown-organ']]);
    for (const value of canaries) expect(JSON.stringify(report)).not.toContain(value);
    const files = await platform.gateway.call('GET', `/v1/districts/${district}/imports/${report.importId}/error-file?file=${encodeURIComponent('实名花名册.csv')}`);
    expect([files.status, files.text.includes('李金丝雀'), files.text.includes('校验位有误')]).toEqual([200, true, true]);
    const rows = await platform.gateway.call('GET', `/v1/districts/${district}/imports/${report.importId}/rows`);
    for (const value of canaries) expect([rows.status, rows.text.includes(value)]).toEqual([200, false]);
  });

  it('enters everybody, after a dry run that enters nobody, and once', async () => {
    const before = await platform.gateway.heads();
    const tried = await importTables(platform.gateway, rosterTables(...good), { dryRun: true });
    expect([tried.state, await platform.gateway.heads()]).toEqual(['done', before]);
    const preview = await platform.gateway.call('GET', `/v1/districts/${district}/imports/${tried.importId}/rows`);
    for (const value of canaries) expect([preview.text.includes('PersonEntered'), preview.text.includes(value)]).toEqual([true, false]);
    expect(await importTables(platform.gateway, rosterTables(...good))).toMatchObject({ state: 'done', commands: 7, rejected: 0 });
    const heads = await platform.gateway.heads();
    expect(await importTables(platform.gateway, rosterTables(...good))).toMatchObject({ state: 'done', commands: 0, repeated: 7 });
    expect(await platform.gateway.heads()).toEqual(heads);
    await platform.gateway.caughtUp();
    const { accounts } = await platform.gateway.get<{ accounts: readonly { ownerName: string; actual: number }[] }>(platform.gateway.path('staffing', 'quota-accounts'));
    expect(accounts.find(({ ownerName }) => ownerName === '区财政局')).toMatchObject({ actual: 2 });
  });

  it('gives out 转隶花名册 with names masked, whole only by the vault\'s own rule, and 用编通知单, as questions, workbooks and pages to print', async () => {
    const { gateway } = platform;
    const staffing = (rest: string): string => gateway.path('staffing', rest);
    const papers = (rest: string): string => `/v1/districts/${district}/${rest}`;
    const document = { effective: '2026-03-01', documents: [{ number: '海编发〔2026〕9号', title: '转隶方案', issuer: '区委编委', issuedOn: '2026-02-20' }] };
    const say = async (path: string, json: object, as = 'local-clerk'): Promise<Readonly<Record<string, string>>> => {
      const answer = await gateway.call('POST', staffing(path), { as, json: { ...document, ...json } });
      expect([path, answer.status]).toEqual([path, 201]);
      return (answer.body as { answer: Readonly<Record<string, string>> }).answer;
    };
    const { accounts } = await gateway.get<{ accounts: readonly { ownerName: string; organId: string }[] }>(staffing('quota-accounts'));
    const [from, to] = ['区财政局', '区审计局'].map((name) => ({ organId: accounts.find(({ ownerName }) => ownerName === name)?.organId, name }));
    const told = async (name: string) => (await gateway.get<{ events: readonly { type: string; data: { personId: string } }[] }>(staffing('events?limit=1000'))).events.filter((event) => event.type === name);
    const type = { kind: 'administrative' };
    const batch = { name: '审计职责划转', units: 2, persons: 3, from, to };
    const undecided = await gateway.call('POST', staffing('transfer-batches'), { json: { ...document, ...batch } });
    expect([undecided.status, (undecided.body as { rule: { id: string } }).rule.id]).toEqual([409, 'decision-required']);
    const decision = await decisionInForce(gateway, { matter: 'staff.transfer', quantity: 3 });
    await decisionArrived(gateway, 'staffing', decision);
    const { batchId } = await say('transfer-batches', { ...batch, decision });
    for (const { data } of await told('PersonEntered')) await say(`transfer-batches/${batchId}/persons`, { personId: data.personId, from, to, type });
    const asked = { owner: to, type, count: 2 };
    const { requestId } = await say('use-permit-requests', { ...asked, reason: '补充审计人员' });
    const { requestId: own } = await say('use-permit-requests', asked, 'local-approver');
    const ownGrant = await gateway.call('POST', staffing('use-permits'), { as: 'local-approver', json: { ...document, ...asked, expiresOn: '2026-12-31', requestId: own } });
    expect([ownGrant.status, (ownGrant.body as { rule: { id: string } }).rule.id]).toEqual([409, 'own-permit-request']);
    const { permitId } = await say('use-permits', { owner: to, type, count: 2, expiresOn: '2026-12-31', number: '海编用〔2026〕7号', requestId }, 'local-approver');
    await gateway.caughtUp();

    const roster = async (as: string) => (await gateway.call('GET', papers(`transfer-rosters/${batchId}?on=2026-03-01`), { as })).body as { lines: Readonly<Record<string, string>>[] };
    const names = async (as: string): Promise<readonly string[]> => (await roster(as)).lines.map((line) => line['姓名'] ?? '').sort();
    expect((await roster('local-clerk')).lines[0]).toMatchObject({ 序号: '1', 原单位: '区财政局', 转入单位: '区审计局', 编制类型: '行政编制', 是否带编: '不带编', 转隶日期: '2026-03-01', 依据: '《转隶方案》（海编发〔2026〕9号）' });
    expect([await names('local-clerk'), await names('local-operator')]).toEqual([['孙***', '钱***'], ['', '']]);
    const page = await gateway.call('GET', papers(`transfer-rosters/${batchId}/page?on=2026-03-01`));
    expect([page.text.includes('另有 1 人只计数'), page.text.includes('钱金丝雀'), page.headers.get('cache-control')]).toEqual([true, false, 'no-store']);

    const reveal = (as: string, json: object) => gateway.call('POST', papers(`transfer-rosters/${batchId}/reveals/page?on=2026-03-01`), { as, json });
    const heads = await gateway.heads();
    expect([(await reveal('local-operator', { purpose: 'audit', caseNumber: '海审〔2026〕1号' })).status, (await reveal('local-clerk', { purpose: 'curiosity', caseNumber: '海审〔2026〕1号' })).status, await gateway.heads()]).toEqual([403, 422, heads]);
    const whole = await reveal('local-clerk', { purpose: 'cadre-matter', caseNumber: '海审〔2026〕1号' });
    expect([whole.status, whole.text.includes('钱金丝雀'), whole.text.includes('依 海审〔2026〕1号 查看并留痕')]).toEqual([200, true, true]);
    expect(await told('PersonalDataRevealed')).toHaveLength(2);

    const { requests } = await gateway.get<{ requests: readonly { requestId: string }[] }>(staffing('use-permit-requests?on=2026-04-01'));
    expect(requests.find((one) => one.requestId === requestId)).toMatchObject({ ownerName: '区审计局', requested: 2, reason: '补充审计人员', requestedBy: 'local-clerk', state: 'granted', permitId, granted: 2, answeredOn: '2026-03-01', basis: [{ number: '海编发〔2026〕9号' }] });
    expect(requests.find((one) => one.requestId === own)).toMatchObject({ requestedBy: 'local-approver', state: 'open', permitId: null, answeredOn: null });

    const notices = await gateway.get<{ notices: readonly object[] }>(papers('use-permit-notices?on=2026-04-01'));
    expect(notices.notices).toMatchObject([{ permitId, 编号: '海编用〔2026〕7号', 用编单位: '区审计局', 编制类型: '行政编制', 用编名额: '2', 批准依据: '《转隶方案》（海编发〔2026〕9号）', 批准日期: '2026-03-01', 有效期至: '2026-12-31', 已用: '0', 未用: '2', 状态: '有效' }]);
    const notice = await gateway.call('GET', papers(`use-permit-notices/page?on=2026-04-01&permitId=${permitId}`));
    expect([notice.status, notice.text.includes('编号：海编用〔2026〕7号'), notice.headers.get('content-security-policy')]).toEqual([200, true, "default-src 'none'; style-src 'unsafe-inline'"]);
    const book = await fetch(new URL(papers(`transfer-rosters/${batchId}/workbook?on=2026-04-01`), platform.url), { headers: { authorization: `Bearer ${await gateway.token('local-clerk')}` } });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await book.arrayBuffer()) as never);
    expect((workbook.worksheets[0]?.getRow(4).values as string[]).slice(1)).toEqual(['序号', '姓名', '人员标识', '原单位', '转入单位', '编制类型', '经费形式', '是否带编', '转隶日期', '依据']);
    for (const path of [`transfer-rosters/${permitId}`, `use-permit-notices?permitId=${batchId}`]) expect([path, (await gateway.call('GET', papers(path))).status]).toEqual([path, 404]);
  });

  it('and the planted names and numbers are nowhere: in no file of any database, its write-ahead log among them, in no output and in no file left behind', async () => {
    const superuser = new pg.Client({ connectionString: (await findLocalPostgres(join(folder.path, 'postgres')))?.url ?? '' });
    await superuser.connect();
    await superuser.query('checkpoint');
    await superuser.end();
    const files = filesBelow(folder.path);
    expect(files.length).toBeGreaterThan(500);
    for (const value of canaries) expect(platform.output()).not.toContain(value);
    const wanted = canaries.flatMap((value) => [Buffer.from(value), Buffer.from(Buffer.from(value).toString('base64'))]);
    const found = files.flatMap((path) => {
      const bytes = bytesOf(path);
      return wanted.filter((value) => bytes.includes(value)).map(() => path);
    });
    expect(found).toEqual([]);
    // What is looked for can be found: the organ's name is there.
    expect(files.some((path) => bytesOf(path).includes(Buffer.from('区财政局')))).toBe(true);
  });
});
