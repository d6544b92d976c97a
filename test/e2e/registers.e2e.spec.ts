import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { findLocalPostgres } from '@yange/local';
import { csvFile } from '@yange/importing';
import { identityCheckCharacter } from '@yange/kernel';
import pg from 'pg';
import { bytesOf, filesBelow } from '../support/files-on-disk.fixture.js';
import { district, problemOf } from '../support/gateway.fixture.js';
import { manifestOf, type Tables } from '../support/history-folder.fixture.js';
import { importTables } from '../support/import.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';

const numberOf = (sequence: number): string => {
  const digits = `15030219900307${sequence}`;
  return digits + identityCheckCharacter(digits);
};

const roster: Tables = new Map([
  ['manifest.json', manifestOf(['文件', '机构沿革', '实名花名册'])],
  ['文件.csv', csvFile([['序号', '标题', '简称', '生效日期', '来源性质'], ['W-1', '在编人员花名册', '花名册', '2019年1月', '虚拟']])],
  ['机构沿革.csv', csvFile([['序号', '事项', '机构', '类别', '代码', '生效日期', '依据文件', '来源性质'], ['J-1', '设立机构', '区财政局', '政府工作部门', '', '2019-02-01', '花名册', '虚拟'], ['J-3', '领取代码证书', '区财政局', '', '11150302TE5T10003T', '2019-02-02', '花名册', '虚拟'], ['J-2', '设立机构', '区民政局', '政府工作部门', '', '2019-02-01', '花名册', '虚拟']])],
  ['实名花名册.csv', csvFile([
    ['序号', '姓名', '公民身份号码', '单位', '编制类型', '生效日期', '依据文件', '来源性质'],
    ['H-1', '冯金丝雀', numberOf(961), '区财政局', '行政编制', '2019-03-01', '花名册', '虚拟'],
    ['H-2', '陈金丝雀', numberOf(962), '区民政局', '行政编制', '2019-03-01', '花名册', '虚拟'],
  ])],
]);

/** As a finance office keeps it: a title above, other words for columns. */
const payroll = csvFile([
  ['2026年2月工资发放表', '', '', '', ''],
  ['序号', '姓名', '身份证号', '发放单位', '应发合计'],
  ['1', '冯金丝雀', numberOf(961), '区财政局', '5000'],
  ['2', '褚金丝雀', numberOf(963), '区财政局', '5000'],
  ['3', '褚金丝雀', '', '区财政局', '5000'],
]);

const canaries = ['冯金丝雀', '陈金丝雀', '褚金丝雀', ...[961, 962, 963].map(numberOf)];

interface Upload {
  readonly uploadId: string;
  readonly snapshotId: string;
  readonly state: string;
  readonly rows: number;
  readonly rejected: number;
  readonly problems: readonly { readonly line: number; readonly column: string; readonly rule: string }[];
}

describe('a register of others against the log, end to end', () => {
  const folder = temporaryFolder();
  let platform: RunningPlatform;
  let snapshotId = '';
  beforeAll(async () => {
    platform = await startPlatform({ empty: true, dataFolder: folder.path });
    expect(await importTables(platform.gateway, roster)).toMatchObject({ state: 'done' });
    await platform.gateway.caughtUp();
  });
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  const about = new URLSearchParams({ kind: 'payroll', takenOn: '2026-02-28', documentNumber: '海财字〔2026〕3号', documentIssuer: '海勃湾区财政局', documentIssuedOn: '2026-03-01' }).toString();
  const upload = (bytes: Buffer, { as = 'local-clerk', key, query = about }: { readonly as?: string; readonly key?: string; readonly query?: string } = {}) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), '工资.csv');
    return platform.gateway.call('POST', `/v1/districts/${district}/register-uploads?${query}`, { as, bytes: form, ...(key === undefined ? {} : { key }) });
  };
  const follow = async ({ uploadId }: Upload): Promise<Upload> => {
    for (;;) {
      const now = await platform.gateway.get<Upload>(`/v1/districts/${district}/register-uploads/${uploadId}`);
      if (now.state !== 'loading' && now.state !== 'comparing') return now;
      await pause(40);
    }
  };
  const staffing = (rest: string) => platform.gateway.path('staffing', rest);

  it('is loaded as the finance office keeps it, once, and compared', async () => {
    const started = await upload(payroll, { key: 'payroll-2026-02' });
    expect(started.status).toBe(202);
    const done = await follow(started.body as Upload);
    expect(done).toMatchObject({ state: 'done', rows: 3, rejected: 1, problems: [{ line: 5, column: '公民身份号码', rule: 'cell-required' }] });
    snapshotId = done.snapshotId;
    expect(((await upload(payroll, { key: 'payroll-2026-02' })).body as Upload).snapshotId).toBe(snapshotId);
    const { snapshots } = await platform.gateway.get<{ snapshots: readonly { rows: number }[] }>(staffing('register-snapshots'), 'local-auditor');
    expect(snapshots).toMatchObject([{ snapshotId, kind: 'payroll', takenOn: '2026-02-28', rows: 2 }]);
  });

  it('finds who stands there twice under one 序号, and never tells what is written there', async () => {
    const twice = csvFile([['序号', '姓名', '公民身份号码', '单位'], ...[1, 2].map(() => [numberOf(961), '冯金丝雀', numberOf(961), '区财政局'])]);
    const about2 = about.replace('2026-02-28', '2026-01-31');
    const done = await follow((await upload(twice, { query: about2 })).body as Upload);
    expect(done).toMatchObject({ state: 'done', rows: 2, rejected: 0, problems: [] });
    const { differences } = await platform.gateway.get<{ differences: readonly { code: string; severity: string }[] }>(staffing(`register-snapshots/${done.snapshotId}/differences?severity=suspect`), 'local-auditor');
    expect(differences.map(({ code }) => code)).toEqual(['twice-in-register']);
  });

  it('says so where there is no row below the header', async () => {
    const done = await follow((await upload(csvFile([['姓名', '公民身份号码', '单位']]), { query: about.replace('2026-02-28', '2025-12-31') })).body as Upload);
    expect(done).toMatchObject({ state: 'rejected', problems: [{ line: 1, rule: 'table-without-rows' }] });
  });

  it('tells what differs, and gives it out as a workbook', async () => {
    const { differences } = await platform.gateway.get<{ differences: readonly { code: string; severity: string; organName: string; register: { lines: readonly number[] } | null }[] }>(staffing(`register-snapshots/${snapshotId}/differences`), 'local-auditor');
    expect(differences.map(({ code, severity, organName, register }) => [code, severity, organName, register?.lines ?? null])).toEqual([['not-in-establishment', 'suspect', '区财政局', [4]], ['not-in-register', 'difference', '区民政局', null]]);
    const answer = await fetch(new URL(`/v1/districts/${district}/register-differences/${snapshotId}/workbook`, platform.url), { headers: { authorization: `Bearer ${await platform.gateway.token('local-auditor')}` } });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await answer.arrayBuffer()) as never);
    expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([['各单位合计', 4], ['差异', 3]]);
    const [, first = []] = (workbook.getWorksheet('差异')?.getSheetValues() ?? []).slice(1) as string[][];
    expect([first[2], first[3], first[8]]).toEqual(['疑似吃空饷', '册内有、编内无', '4']);
  });

  it('opens suspects as rows of a ledger, which the due-list and the ledger then know', async () => {
    const opened = await platform.gateway.call('POST', staffing(`register-snapshots/${snapshotId}/issues`), { as: 'local-approver', json: { ledger: '吃空饷整改台账', deadline: '2026-06-30', effective: '2026-03-05', documents: [{ number: '海编办发〔2026〕9号', issuer: '海勃湾区委编办', issuedOn: '2026-03-04' }] } });
    expect([opened.status, opened.body]).toEqual([201, { opened: 1, reopened: 0, alreadyOpen: 0 }]);
    await platform.gateway.caughtUp();
    expect(await platform.gateway.get(staffing('register-issues'), 'local-auditor')).toMatchObject({ issues: [{ title: '区财政局：册内有、编内无', stillFound: true, closedOn: null, deadline: '2026-06-30' }] });
    expect(await platform.gateway.get(staffing('rectification-ledgers'))).toMatchObject({ ledgers: [{ ledgerName: '吃空饷整改台账', kind: '吃空饷', opened: 1, open: 1 }] });
  });

  it('holds the register of credit codes against the register of organs', async () => {
    const codes = csvFile([['序号', '单位名称', '统一社会信用代码'], ['1', '区财政局', '11150302TE5T10003T'], ['2', '某某中心', '12150302TE5T10003P']]);
    const done = await follow((await upload(codes, { query: about.replace('payroll', 'credit-codes') })).body as Upload);
    expect(done).toMatchObject({ state: 'done', rows: 2, rejected: 0 });
    const { differences } = await platform.gateway.get<{ differences: readonly { code: string; organName: string }[] }>(staffing(`register-snapshots/${done.snapshotId}/differences`), 'local-auditor');
    expect(differences.map(({ code, organName }) => `${code} ${organName}`).sort()).toEqual(['organ-not-in-register 区民政局', 'organ-unknown ', 'organ-without-code 区民政局']);
  });

  it('takes a kind that the district adds to its table, from its day on, by code or name', async () => {
    const query = (kind: string, takenOn: string) => new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(about)), kind, takenOn }).toString();
    problemOf(await upload(payroll, { query: query('社保缴费册', '2026-03-31') }), 409, 'unknown-code');
    const entries = [{ code: 'payroll', name: '工资册', marks: ['pays'], source: '' }, { code: 'social-insurance', name: '社保缴费册', marks: ['pays'], source: '海人社字〔2026〕2号' }];
    const setting = (as: string) => platform.gateway.call('POST', staffing('reference-lists/register-kinds'), { as, json: { entries, effective: '2026-03-31', documents: [{ number: '海人社字〔2026〕2号', issuer: '海勃湾区人社局', issuedOn: '2026-03-20' }] } });
    problemOf(await setting('local-clerk'), 403, 'not-entitled');
    expect((await setting('local-approver')).status).toBe(201);
    const done = await follow((await upload(payroll, { query: query('社保缴费册', '2026-03-31') })).body as Upload);
    expect(done).toMatchObject({ state: 'done', kind: 'social-insurance', kindName: '社保缴费册', rows: 3, rejected: 1 });
    const { differences } = await platform.gateway.get<{ differences: readonly { code: string; severity: string }[] }>(staffing(`register-snapshots/${done.snapshotId}/differences`), 'local-auditor');
    expect(differences.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['not-in-establishment suspect', 'not-in-register difference']);
    problemOf(await upload(payroll, { query: query('social-insurance', '2026-03-30') }), 409, 'unknown-code');
    const { events } = await platform.gateway.get<{ events: readonly { data: object }[] }>(staffing('events?type=RegisterSnapshotLoaded'));
    expect(events.at(-1)?.data).toMatchObject({ kind: 'social-insurance', kindName: '社保缴费册', rows: 2 });
  });

  it('refuses what is no register, and whoever may not', async () => {
    expect(await follow((await upload(csvFile([['甲', '乙'], ['1', '2']]))).body as Upload)).toMatchObject({ state: 'rejected', rows: 0 });
    problemOf(await upload(payroll, { as: 'local-auditor' }), 403, 'not-entitled');
    problemOf(await upload(payroll, { query: 'kind=payroll' }), 422, 'schema');
    problemOf(await platform.gateway.call('POST', staffing(`imports/registers/${snapshotId}`), { json: {} }), 404, 'not-found');
    problemOf(await platform.gateway.call('GET', `/v1/districts/${district}/register-differences/${snapshotId}/workbook`, { as: 'local-township' }), 403, 'not-entitled');
  });

  it('and no name or number of it is in any file of any database, in any output, or left behind', async () => {
    const superuser = new pg.Client({ connectionString: (await findLocalPostgres(join(folder.path, 'postgres')))?.url ?? '' });
    await superuser.connect();
    await superuser.query('checkpoint');
    await superuser.end();
    const wanted = canaries.flatMap((value) => [Buffer.from(value), Buffer.from(Buffer.from(value).toString('base64'))]);
    const holding = filesBelow(folder.path).filter((path) => {
      const bytes = bytesOf(path);
      return wanted.some((value) => bytes.includes(value));
    });
    expect(holding).toEqual([]);
    for (const value of canaries) expect(platform.output()).not.toContain(value);
  });
});
