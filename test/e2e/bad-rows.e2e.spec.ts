import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { csvFile } from '@yange/importing';
import { problemOf, district } from '../support/gateway.fixture.js';
import { formOf, manifestOf, writeTables, type Tables } from '../support/history-folder.fixture.js';
import { importTables, type ImportProblemView, type ImportWish } from '../support/import.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';

const header = ['序号', '事项', '机构', '类别', '代码', '生效日期', '依据文件', '来源性质'];
const documents = csvFile([
  ['序号', '标题', '简称', '生效日期', '来源性质'],
  ['W-1', '测试机构改革实施意见', '意见', '2019年1月', '虚拟'],
]);

const organ = (id: string, name: string, more: Readonly<Record<string, string>> = {}): readonly string[] => {
  const cells: Record<string, string> = { 序号: id, 事项: '设立机构', 机构: name, 类别: '政府工作部门', 代码: '', 生效日期: '2019-02-01', 依据文件: '意见', 来源性质: '虚拟', ...more };
  return header.map((column) => cells[column] ?? '');
};

const upload = (rows: readonly (readonly string[])[], columns: readonly string[] = header): Tables => withFile(csvFile([columns, ...rows]));

const withFile = (bytes: Buffer): Tables => new Map([['manifest.json', manifestOf(['文件', '机构沿革'])], ['文件.csv', documents], ['机构沿革.csv', bytes]]);

/** A file where the row of the problem is the third of the sheet: header, one good row, the bad one. */
const secondRow = (bad: readonly string[]): Tables => upload([organ('J-1', '甲局'), bad]);

let platform: RunningPlatform;
beforeAll(async () => {
  platform = await startPlatform({ empty: true });
});
afterAll(() => platform?.abandon());

const bring = (tables: Tables, wish?: ImportWish) => importTables(platform.gateway, tables, wish);

const inBothLanguages = ({ zh, en, hint }: ImportProblemView): void => {
  for (const words of [{ zh, en }, hint]) expect(words).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]{2}/i) });
};

/** Once other services have noted what rows before brought: what comes then is of the rows that are looked at. */
const headsAtRest = async (): Promise<Readonly<Record<string, number>>> => {
  await platform.gateway.caughtUp();
  return platform.gateway.heads();
};

/** The upload is refused as a whole with this problem, and no log has moved. */
const refused = async (tables: Tables, problem: Partial<ImportProblemView>, wish?: ImportWish): Promise<readonly ImportProblemView[]> => {
  const before = await headsAtRest();
  const report = await bring(tables, wish);
  expect({ state: report.state, problems: report.problems.map(({ file, line, column, rule }) => ({ file, line, column, rule })) }).toEqual({
    state: 'rejected',
    problems: expect.arrayContaining([{ file: '机构沿革.csv', line: 3, column: null, ...problem }]),
  });
  report.problems.forEach(inBothLanguages);
  expect(await platform.gateway.heads()).toEqual(before);
  return report.problems;
};

describe('a bad row is refused where it stands, and nothing is stored', () => {
  it.each([
    ['a day that does not exist', '2019-02-30', 'wrong-date'],
    ['a day that only JavaScript knows', '2019年13月1日', 'wrong-date'],
    ['a serial number of Excel', '43497', 'excel-serial-date'],
    ['words', '开春以后', 'wrong-date'],
    ['a date after the cut-over', '2020-07-01', 'after-cut-over'],
  ])('date: %s', async (_what, date, rule) => {
    const problems = await refused(secondRow(organ('J-2', '乙局', { 生效日期: date })), { column: '生效日期', rule });
    expect(problems).toHaveLength(1);
  });

  it('an organ that nobody established', () => refused(secondRow(organ('J-2', '乙局', { 事项: '撤销机构' })), { column: '机构', rule: 'unknown-organ' }));

  it('a credit code whose check character is wrong', () =>
    refused(upload([organ('J-1', '甲局'), organ('J-2', '甲局', { 事项: '领取代码证书', 代码: '91350100M000100Y4Z' })]), { column: '代码', rule: 'credit-code' }));

  it.each<readonly [string, string, Readonly<Record<string, string>>]>([
    ['an identity number', '机构', { 机构: '乙局（11010519491231002X）' }],
    ['one in the words of the source', '原文', { 原文: '联系人１１０１０５１９４９１２３１００２Ｘ' }],
    ['a mobile number', '机构', { 机构: '乙局13800138000' }],
  ])('%s, without repeating it', async (_what, column, cells) => {
    const columns = [...header, '原文'];
    const problems = await refused(upload([[...organ('J-1', '甲局'), ''], [...organ('J-2', '乙局', cells), cells['原文'] ?? '']], columns), { column, rule: 'personal-data-in-text' });
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toMatch(/1949|１９４９|8000/);
  });

  it('no document', () => refused(secondRow(organ('J-2', '乙局', { 依据文件: '' })), { column: '依据文件', rule: 'document-missing' }));

  it('a document that is not in the table of documents', () => refused(secondRow(organ('J-2', '乙局', { 依据文件: '另一意见' })), { column: '依据文件', rule: 'unknown-document' }));

  it('an empty cell that is needed', () => refused(secondRow(organ('J-2', '')), { column: '机构', rule: 'cell-required' }));

  it('a word that is no choice', () => refused(secondRow(organ('J-2', '乙局', { 类别: '公司' })), { column: '类别', rule: 'unknown-code' }));

  it('an id twice', () => refused(secondRow(organ('J-1', '乙局')), { column: '序号', rule: 'duplicate-row-id' }));

  it('a column is missing', async () => {
    const columns = header.filter((column) => column !== '依据文件');
    const rows = [organ('J-1', '甲局')].map((row) => row.filter((_, index) => header[index] !== '依据文件'));
    await refused(upload(rows, columns), { line: 1, column: '依据文件', rule: 'missing-column' });
  });

  it('quotes that do not close', async () => {
    const text = [header.join(','), organ('J-1', '甲局').join(','), organ('J-2', '"乙局').join(','), organ('J-3', '丙局').join(',')].join('\r\n');
    await refused(withFile(Buffer.from(text)), { rule: 'unclosed-quote' });
  });

  it('a file in GBK, by name and with the way out', async () => {
    const text = [header.join(','), organ('J-1', '甲局').join(',')].join('\r\n');
    const [problem] = await refused(withFile(iconv.encode(text, 'gbk')), { line: 1, rule: 'file-encoding' });
    expect(problem?.zh).toMatch(/GB/);
    expect(problem?.hint.zh).toContain('UTF-8');
  });

  it('a date cell of a workbook, which is a serial number', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('沿革');
    sheet.addRow([...header]);
    const row = sheet.addRow([...organ('J-1', '甲局')]);
    row.getCell(header.indexOf('生效日期') + 1).value = new Date(Date.UTC(2019, 1, 1));
    const manifest = manifestOf(['文件'], { tables: [{ table: '文件', file: '文件.csv' }, { table: '机构沿革', file: '机构沿革.xlsx' }] });
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    await refused(new Map([['manifest.json', manifest], ['文件.csv', documents], ['机构沿革.xlsx', bytes]]), { file: '机构沿革.xlsx', line: 2, column: '生效日期', rule: 'excel-serial-date' });
  });

  it('every bad row of a file at once, not only the first', async () => {
    const problems = await refused(upload([organ('J-1', '甲局', { 生效日期: '2019-02-30' }), organ('J-2', '乙局', { 依据文件: '' }), organ('J-3', '', { 类别: '公司' })]), { column: '依据文件', rule: 'document-missing' });
    expect(problems.map(({ line, rule }) => [line, rule])).toEqual([[2, 'wrong-date'], [3, 'document-missing'], [4, 'cell-required'], [4, 'unknown-code']]);
  });

  it('by the command line: 1, and the problem with its hint', async () => {
    const folder = temporaryFolder();
    writeTables(folder.path, secondRow(organ('J-2', '乙局', { 生效日期: '2019-02-30' })));
    const { code, stdout } = await runYange(['import', folder.path, '--url', platform.url]);
    folder.remove();
    expect(code).toBe(1);
    expect(stdout).toMatch(/机构沿革\.csv[\s\S]*3[\s\S]*生效日期[\s\S]*wrong-date[\s\S]*→/);
  });
});

describe('an upload that is no upload', () => {
  const path = `/v1/districts/${district}/imports`;

  it('has no manifest where the district has no cut-over date yet, or one of another district', async () => {
    const before = await headsAtRest();
    const bare = await bring(new Map([['文件.csv', documents]]));
    expect([bare.state, bare.problems.map(({ rule }) => rule)]).toEqual(['rejected', ['cut-over-missing']]);
    const other = await bring(new Map([['manifest.json', manifestOf(['文件'], { district: '150303' })], ['文件.csv', documents]]));
    expect([other.state, other.problems.map(({ rule, column }) => [rule, column])]).toEqual(['rejected', [['other-district', 'district']]]);
    expect(await platform.gateway.heads()).toEqual(before);
  });

  it('is JSON, names an option that does not exist, or climbs out of its folder', async () => {
    problemOf(await platform.gateway.call('POST', path, { json: {} }), 415, 'media-type');
    problemOf(await platform.gateway.call('POST', `${path}?policy=some`, { bytes: formOf(upload([])) }), 422, 'schema');
    problemOf(await platform.gateway.call('POST', path, { bytes: formOf(new Map([...upload([]), ['../文件.csv', documents]])) }), 422, 'duplicate-file');
  });
});

describe('what is stored and what is not', () => {
  const good = [organ('J-1', '甲局'), organ('J-2', '乙局', { 生效日期: '2019年2月' })];

  it('a dry run decides every row and stores nothing', async () => {
    const before = await headsAtRest();
    const report = await bring(upload(good), { dryRun: true });
    expect(report).toMatchObject({ state: 'done', rows: 3, commands: 3, events: 3, problems: [] });
    expect(await platform.gateway.heads()).toEqual(before);
  });

  it('good rows only: the bad row stays out, the others come in; a month stays a month', async () => {
    const report = await bring(upload([...good, organ('J-3', '丙局', { 生效日期: '2019-02-30' })]), { goodRowsOnly: true });
    expect(report).toMatchObject({ state: 'done', rows: 4, commands: 3, rejected: 1, events: 3, problems: [{ line: 4, rule: 'wrong-date' }] });
    const { events } = await platform.gateway.get<{ events: { type: string; effective: object; data: { name?: string } }[] }>(platform.gateway.path('organisations', 'events'));
    const established = events.filter(({ type }) => type === 'OrganEstablished');
    // Rows of different streams are carried out side by side: their order in the log is free.
    expect(new Map(established.map(({ data, effective }) => [data.name, effective]))).toEqual(
      new Map([
        ['甲局', { from: '2019-02-01', to: '2019-02-01', text: '2019-02-01' }],
        ['乙局', { from: '2019-02-01', to: '2019-02-28', text: '2019年2月' }],
      ]),
    );
  });

  it('the same rows again add nothing', async () => {
    const before = await headsAtRest();
    expect(await bring(upload(good))).toMatchObject({ state: 'done', commands: 0, repeated: 3, events: 0, problems: [] });
    expect(await platform.gateway.heads()).toEqual(before);
  });

  it('a row that was brought with another content is refused, and the command line ends with 3', async () => {
    const changed = upload([organ('J-1', '甲委员会'), organ('J-9', '壬局')]);
    await refused(changed, { line: 2, column: '序号', rule: 'changed-row' });
    const folder = temporaryFolder();
    writeTables(folder.path, changed);
    expect((await runYange(['import', folder.path, '--url', platform.url])).code).toBe(3);
    folder.remove();
  });

  it('a row that was wrong is corrected by another one, once, and by no row that stands before it', async () => {
    const columns = [...header, '更正序号', '注销序号', '更正理由'];
    const plain = good.map((cells) => [...cells, '', '', '']);
    const correcting = [...organ('J-20', '甲委员会'), 'J-1', '', '原表录错'];
    expect((await refused(upload([correcting, ...plain], columns), { line: 2, column: '更正序号', rule: 'later-row' })).map(({ rule }) => rule)).toEqual(['later-row']);
    await refused(upload([...plain, [...organ('J-20', '甲委员会'), 'J-99', '', '原表录错']], columns), { line: plain.length + 2, column: '更正序号', rule: 'unknown-row' });
    const approver = { as: 'local-approver' };
    // That there is an organ is for a decision: a clerk alone does not rewrite it.
    await refused(upload([...plain, correcting], columns), { line: plain.length + 2, column: '更正序号', rule: 'not-entitled' });
    expect(await bring(upload([...plain, correcting], columns), approver)).toMatchObject({ state: 'done', commands: 1, repeated: 3, events: 1, problems: [] });
    const before = await headsAtRest();
    expect(await bring(upload([...plain, correcting], columns))).toMatchObject({ state: 'done', commands: 0, repeated: 4, events: 0, problems: [] });
    expect(await platform.gateway.heads()).toEqual(before);
    await refused(upload([...plain, correcting, [...organ('J-21', '甲办'), 'J-1', '', '又错']], columns), { line: plain.length + 3, column: '更正序号', rule: 'row-already-corrected' }, approver);
  });

  it('two ids with one content are a warning, and neither is refused', async () => {
    const row = (id: string): readonly string[] => [id, '配备网格员', '网格员', '5', '2019年3月', '意见', '虚拟'];
    const grids = csvFile([['序号', '事项', '名称', '数量', '生效日期', '依据文件', '来源性质'], row('G-1'), row('G-2')]);
    const report = await bring(new Map([['manifest.json', manifestOf(['文件', '网格'])], ['文件.csv', documents], ['网格.csv', grids]]));
    expect(report.warnings).toEqual([expect.objectContaining({ file: '网格.csv', line: 3, rule: 'same-content' })]);
    report.warnings.forEach(inBothLanguages);
    // The second says what the first has said: it is taken, and there is nothing to add.
    expect(report).toMatchObject({ state: 'done', commands: 1, unchanged: 1, repeated: 1, rejected: 0, events: 1, problems: [] });
  });

  it('stops with nothing left', async () => {
    expect(platform.gateway.answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });
});
