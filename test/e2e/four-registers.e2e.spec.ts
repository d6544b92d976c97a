import ExcelJS from 'exceljs';
import { csvFile } from '@yange/importing';
import { identityCheckCharacter } from '@yange/kernel';
import { district } from '../support/gateway.fixture.js';
import { manifestOf, type Tables } from '../support/history-folder.fixture.js';
import { importTables } from '../support/import.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

const numberOf = (sequence: number): string => {
  const digits = `15030219880705${sequence}`;
  return digits + identityCheckCharacter(digits);
};
const codes = { 区财政局: '11150302TE5T10003T', 区教育局: '12150302TE5T10003P', stranger: '11150303TE5T100039' };
const common = ['花名册', '虚拟'];

/** Everybody of the log by the day of entry, which no two share: by it a reference is known without a name. */
const staff = { 甲: ['冯甲甲', 971, '区财政局', '2019-03-01'], 乙: ['陈乙乙', 972, '区民政局', '2019-03-02'], 丙: ['褚丙丙', 973, '区财政局', '2019-03-03'], 丁: ['卫丁丁', 974, '区教育局', '2019-03-04'], 戊: ['蒋戊戊', 975, '区财政局', '2019-03-05'] } as const;
const everybody = Object.entries(staff);

const tables: Tables = new Map([
  ['manifest.json', manifestOf(['文件', '机构沿革', '实名花名册', '人员变动'])],
  ['文件.csv', csvFile([['序号', '标题', '简称', '生效日期', '来源性质'], ['W-1', '在编人员花名册', '花名册', '2019年1月', '虚拟']])],
  ['机构沿革.csv', csvFile([
    ['序号', '事项', '机构', '类别', '代码', '生效日期', '依据文件', '来源性质'],
    ...['区财政局', '区民政局', '区教育局'].map((organ, index) => [`J-${index + 1}`, '设立机构', organ, '政府工作部门', '', '2019-02-01', ...common]),
    ['J-4', '领取代码证书', '区财政局', '', codes.区财政局, '2019-02-02', ...common],
    ['J-5', '领取代码证书', '区教育局', '', codes.区教育局, '2019-02-02', ...common],
  ])],
  ['实名花名册.csv', csvFile([['序号', '姓名', '公民身份号码', '单位', '编制类型', '生效日期', '依据文件', '来源性质'], ...everybody.map(([key, [name, sequence, organ, day]]) => [`H-${key}`, name, numberOf(sequence), organ, '行政编制', day, ...common])])],
  ['人员变动.csv', csvFile([['序号', '事项', '人员', '单位', '编制类型', '原因', '生效日期', '依据文件', '来源性质'], ['B-1', '离编', '实名花名册 H-戊', '区财政局', '行政编制', '退休', '2020-05-01', ...common]])],
]);

const person = (key: keyof typeof staff): readonly [string, string] => [staff[key][0], numberOf(staff[key][1])];
const stranger = ['沈己己', numberOf(976)] as const;

/** A workbook as the organisation department gives it out: a title above, words of its own for columns. */
const workbook = async (title: string, rows: readonly (readonly string[])[]): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('干部名册');
  sheet.addRow([title]);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
};

/** Each kind with a file of its own, as its office keeps it, and what is wrong in it: who → code and severity. */
const registers = {
  payroll: {
    name: '工资册', file: '工资发放表.csv', office: '海勃湾区财政局',
    bytes: csvFile([
      ['2026年2月工资发放表', '', '', '', ''],
      ['序号', '姓名', '身份证号', '发放单位', '应发合计'],
      ['1', ...person('甲'), '区财政局', '5000'],
      ['2', ...person('乙'), '区财政局', '5000'],
      ['3', ...person('丙'), '区财政局', '5000'],
      ['4', ...person('丙'), '区财政局', '5000'],
      ['5', ...person('戊'), '区财政局', '5000'],
      ['6', ...stranger, '区财政局', '5000'],
    ]),
    found: ['丁 区教育局 not-in-register difference', '丙 区财政局 twice-in-register suspect', '乙 区民政局 other-organ difference', '己 区财政局 not-in-establishment suspect', '戊 区财政局 left-still-in-register suspect'],
  },
  'human-resources': {
    name: '人社台账', file: '人社台账.csv', office: '海勃湾区人社局',
    bytes: csvFile([
      ['姓名', '公民身份号码', '参保单位', '参保状态'],
      [...person('甲'), '区财政局', '在职'],
      [...person('乙'), '区民政局', '在职'],
      [...person('丙'), '区财政局', '退休'],
      ['卫丁丁丁', person('丁')[1], '区教育局', '在职'],
      [...person('戊'), '区财政局', '退休'],
    ]),
    found: ['丁 区教育局 name-differs difference', '丙 区财政局 register-says-left difference', '乙 区民政局 other-register-other-organ difference'],
  },
  'organisation-department': {
    name: '组织部门台账', file: '干部名册.xlsx', office: '海勃湾区委组织部',
    bytes: workbook('海勃湾区干部名册', [
      ['姓名', '身份证号码', '工作单位', '状态'],
      [...person('甲'), '区教育局', '在职'],
      [...person('乙'), '区民政局', '在职'],
      [...person('丁'), '区教育局', '在职'],
      [...person('戊'), '区财政局', '在职'],
      [...stranger, '区民政局', '在职'],
    ]),
    found: [
      '丙 区财政局 not-in-register difference', '乙 区民政局 other-register-other-organ difference', '己 区民政局 not-in-establishment difference', '己 区民政局 other-register-other-organ difference',
      '戊 区财政局 left-still-in-register difference', '甲 区财政局 other-organ difference', '甲 区财政局 other-register-other-organ difference', '甲 区财政局 other-register-other-organ difference',
    ],
  },
  'credit-codes': {
    name: '统一社会信用代码登记', file: '代码登记.csv', office: '海勃湾区委编办',
    bytes: csvFile([['单位名称', '统一社会信用代码', '登记状态'], ['区财政局', codes.stranger, '存续'], ['区教育局', codes.区教育局, '注销'], ['某某中心', '11150302TE5T10003X', '存续']]),
    found: ['- - code-invalid notice', '- - organ-unknown notice', '- 区教育局 organ-cancelled difference', '- 区民政局 organ-not-in-register difference', '- 区民政局 organ-without-code difference', '- 区财政局 code-differs difference'],
  },
} as const;
type Kind = keyof typeof registers;
const kinds = Object.keys(registers) as Kind[];

interface Difference {
  readonly n: number;
  readonly code: string;
  readonly severity: string;
  readonly personId: string | null;
  readonly unknownPersonId: string | null;
  readonly organId: string | null;
  readonly organName: string;
  readonly other: { readonly kind: string } | null;
}
interface Upload {
  readonly uploadId: string;
  readonly snapshotId: string;
  readonly state: string;
}

const canaries = [...everybody.flatMap(([, [name, sequence]]) => [name, numberOf(sequence)]), ...stranger, '卫丁丁丁'];

describe('the registers of four offices against the log', () => {
  let platform: RunningPlatform;
  const snapshots = new Map<Kind, string>();
  const found = new Map<Kind, readonly Difference[]>();
  const people = new Map<string, string>();
  const organs = new Map<string, string>();

  beforeAll(async () => {
    platform = await startPlatform({ empty: true });
    expect(await importTables(platform.gateway, tables)).toMatchObject({ state: 'done', rejected: 0 });
    await platform.gateway.caughtUp();
    for (const state of ['present', 'left']) {
      const { persons } = await platform.gateway.get<{ persons: readonly { personId: string; since: string }[] }>(staffing(`persons?state=${state}`));
      for (const { personId, since } of persons) people.set(personId, everybody.find(([key, [, , , day]]) => (state === 'left' ? key === '戊' : day === since))?.[0] ?? '?');
    }
    const answer = await platform.gateway.get<{ organs: readonly { organId: string; name: string }[] }>(platform.gateway.path('organisations', 'organs'));
    for (const { organId, name } of answer.organs) organs.set(organId, name);
  });
  afterAll(() => platform?.abandon());

  const staffing = (rest: string): string => platform.gateway.path('staffing', rest);

  const load = async (kind: Kind): Promise<string> => {
    const { file, office } = registers[kind];
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await registers[kind].bytes)]), file);
    const query = new URLSearchParams({ kind, takenOn: '2026-02-28', documentNumber: '海财字〔2026〕3号', documentIssuer: office, documentIssuedOn: '2026-03-01' }).toString();
    const started = await platform.gateway.call('POST', `/v1/districts/${district}/register-uploads?${query}`, { as: 'local-clerk', bytes: form });
    expect([started.status, started.text]).toEqual([202, started.text]);
    let now = started.body as Upload;
    while (now.state === 'loading' || now.state === 'comparing') now = await platform.gateway.get<Upload>(`/v1/districts/${district}/register-uploads/${now.uploadId}`);
    expect(now).toMatchObject({ state: 'done', rejected: 0, problems: [] });
    return now.snapshotId;
  };
  const differencesOf = async (kind: Kind): Promise<readonly Difference[]> => (await platform.gateway.get<{ differences: readonly Difference[] }>(staffing(`register-snapshots/${snapshots.get(kind) ?? ''}/differences`), 'local-auditor')).differences;

  it('knows everybody by a reference alone', () => {
    expect([...people.values()].sort()).toEqual(everybody.map(([key]) => key).sort());
  });

  it.each(kinds)('%s is loaded from a file of its own, and each planted difference is told of its organ and person, and no other', async (kind) => {
    snapshots.set(kind, await load(kind));
    const differences = await differencesOf(kind);
    found.set(kind, differences);
    const who = ({ personId, unknownPersonId }: Difference): string => (personId === null ? (unknownPersonId === null ? '-' : '己') : (people.get(personId) ?? '?'));
    expect(differences.map((one) => `${who(one)} ${one.organName || '-'} ${one.code} ${one.severity}`).sort()).toEqual([...registers[kind].found].sort());
    expect(differences.filter(({ organId, organName }) => organId !== null && organs.get(organId) !== organName)).toEqual([]);
    const { snapshots: all } = await platform.gateway.get<{ snapshots: readonly object[] }>(staffing('register-snapshots'), 'local-auditor');
    expect(all).toContainEqual(expect.objectContaining({ snapshotId: snapshots.get(kind), kind, kindName: registers[kind].name, ofOrgans: kind === 'credit-codes', pays: kind === 'payroll' }));
  });

  it('has one random reference for whom only registers know, whichever of them does', () => {
    const unknown = [...found.values()].flat().flatMap(({ unknownPersonId }) => unknownPersonId ?? []);
    expect([unknown.length > 2, new Set(unknown).size]).toEqual([true, 1]);
    expect(people.has(unknown[0] ?? '')).toBe(false);
  });

  it('suspects of the payroll alone, opens them as items of a ledger, once each, and the due-list waits for them', async () => {
    expect(kinds.map((kind) => (found.get(kind) ?? []).filter(({ severity }) => severity === 'suspect').length)).toEqual([3, 0, 0, 0]);
    const open = async (kind: Kind, more: object = {}): Promise<unknown> => {
      const answer = await platform.gateway.call('POST', staffing(`register-snapshots/${snapshots.get(kind) ?? ''}/issues`), { as: 'local-approver', json: { ledger: '吃空饷整改台账', deadline: '2026-12-31', effective: '2026-03-05', documents: [{ number: '海编办发〔2026〕9号', issuer: '海勃湾区委编办', issuedOn: '2026-03-04' }], ...more } });
      return answer.status === 201 ? answer.body : answer.text;
    };
    expect(await open('payroll')).toEqual({ opened: 3, reopened: 0, alreadyOpen: 0 });
    expect(await open('payroll')).toEqual({ opened: 0, reopened: 0, alreadyOpen: 3 });
    for (const kind of kinds.slice(1)) expect(await open(kind)).toEqual({ opened: 0, reopened: 0, alreadyOpen: 0 });
    const misplaced = (found.get('organisation-department') ?? []).find(({ code }) => code === 'other-organ')?.n;
    expect(await open('organisation-department', { kind: '混编混岗', differences: [misplaced] })).toEqual({ opened: 1, reopened: 0, alreadyOpen: 0 });
    await platform.gateway.caughtUp();
    const { issues } = await platform.gateway.get<{ issues: readonly { kind: string; title: string; personId: string | null; unknownPersonId: string | null; stillFound: boolean }[] }>(staffing('register-issues'), 'local-auditor');
    expect(issues.map(({ kind, title, personId, unknownPersonId, stillFound }) => `${kind} ${title} ${personId === null ? (unknownPersonId === null ? '-' : '己') : (people.get(personId) ?? '?')} ${String(stillFound)}`).sort()).toEqual([
      '吃空饷 区财政局：册内有、编内无 己 true', '吃空饷 区财政局：同一册内重复 丙 true', '吃空饷 区财政局：离编后仍在册 戊 true', '混编混岗 区财政局：所在单位不一致 甲 true',
    ]);
    const { dues } = await platform.gateway.get<{ dues: readonly { dueOn: string }[] }>(platform.gateway.path('reporting', 'dues?kind=rectification&on=2026-12-30'));
    expect(dues.map(({ dueOn }) => dueOn)).toEqual(Array.from({ length: 4 }, () => '2026-12-31'));
  });

  it('tells no name and no number in any answer, sentence or line of its log', async () => {
    const { events } = await platform.gateway.get<{ events: readonly { type: string; sentence: { zh: string } }[] }>(staffing('recent-events?limit=200'), 'local-auditor');
    expect(events.filter(({ type }) => type === 'RegisterSnapshotLoaded').map(({ sentence }) => kinds.find((kind) => sentence.zh.includes(registers[kind].name)) ?? sentence.zh).sort()).toEqual([...kinds].sort());
    for (const value of canaries) {
      expect(platform.output()).not.toContain(value);
      expect(platform.gateway.answers.filter(({ text }) => text.includes(value)).map(({ request }) => request)).toEqual([]);
    }
  });
});
