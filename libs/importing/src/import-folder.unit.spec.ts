import iconv from 'iconv-lite';
import { writeErrorFile } from './error-file.writer.js';
import { readImportFolder } from './import-folder.reader.js';
import { hintFor, rowProblem } from './row-rule.hints.js';

const columns = {
  文件: [{ header: '序号', required: true }, { header: '标题', required: true }],
  机构沿革: [{ header: '序号', required: true }, { header: '机构名称', required: true }],
};

const manifest = {
  district: '150302',
  name: { zh: '海勃湾区', en: 'Haibowan' },
  cutOver: '2020-07-01',
  tables: [{ table: '文件', file: '文件.csv' }, { table: '机构沿革', file: '机构沿革.csv' }],
};

const folder = (files: Readonly<Record<string, string | Buffer | object>>) =>
  new Map(Object.entries(files).map(([name, content]) => [name, Buffer.isBuffer(content) ? content : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))]));

const documents = '序号,标题\r\nWJ-001,机构改革实施意见\r\n';
const organs = '序号,机构名称\r\nJG-001,区委办\r\n';
const rulesOf = async (files: Map<string, Buffer>) => (await readImportFolder(files, columns)).problems.map(({ file, rule, column }) => [file, rule, column]);

describe('a folder of a district’s history', () => {
  it('comes out in the order of its manifest', async () => {
    const read = await readImportFolder(folder({ '机构沿革.csv': organs, '文件.csv': documents, 'manifest.json': manifest, '说明.txt': '' }), columns);
    expect(read.problems).toEqual([]);
    expect(read.manifest).toMatchObject({ district: '150302', cutOver: '2020-07-01', policy: 'all-or-nothing' });
    expect(read.tables.map(({ table, rows }) => [table, rows.map(({ id }) => id)])).toEqual([['文件', ['WJ-001']], ['机构沿革', ['JG-001']]]);
    expect(read.warnings).toMatchObject([{ file: '说明.txt', rule: 'file-unlisted' }]);
  });

  it('names every problem of every file in one pass', async () => {
    const gbk = iconv.encode(documents, 'gbk');
    expect(await rulesOf(folder({ 'manifest.json': manifest, '文件.csv': gbk, '机构沿革.csv': '序号,名称\r\nJG-001,区委办\r\n' }))).toEqual([
      ['文件.csv', 'file-encoding', null],
      ['机构沿革.csv', 'missing-column', '机构名称'],
    ]);
    expect(await rulesOf(folder({ 'manifest.json': manifest, '文件.csv': documents }))).toEqual([['机构沿革.csv', 'file-missing', null]]);
  });

  it.each([
    ['nothing', undefined, 'manifest-missing', null],
    ['no JSON', '{', 'manifest-invalid', null],
    ['GBK', iconv.encode('{"name":"海勃湾区"}', 'gbk'), 'file-encoding', null],
    ['a wrong district', { ...manifest, district: '15' }, 'manifest-invalid', 'district'],
    ['a day that does not exist', { ...manifest, cutOver: '2019-02-30' }, 'manifest-invalid', 'cutOver'],
    ['an unknown field', { ...manifest, order: 1 }, 'manifest-invalid', null],
    ['a way out of the folder', { ...manifest, tables: [{ table: '文件', file: '../文件.csv' }] }, 'manifest-invalid', 'tables.0.file'],
    ['an absolute path', { ...manifest, tables: [{ table: '文件', file: 'C:\\文件.csv' }] }, 'manifest-invalid', 'tables.0.file'],
    ['a table twice', { ...manifest, tables: [manifest.tables[0], manifest.tables[0]] }, 'manifest-invalid', 'tables.1.table'],
    ['an unknown table', { ...manifest, tables: [{ table: '人员', file: '文件.csv' }] }, 'unknown-table', '人员'],
    ['a table named like a part of every object', { ...manifest, tables: [{ table: 'constructor', file: '文件.csv' }] }, 'unknown-table', 'constructor'],
  ])('refuses a manifest with %s', async (_, content, rule, column) => {
    const files = folder({ '文件.csv': documents, '机构沿革.csv': organs, ...(content === undefined ? {} : { 'manifest.json': content }) });
    expect(await rulesOf(files)).toEqual([['manifest.json', rule, column]]);
  });

  it.each([
    ['no JSON', '{'],
    ['a wrong district', { ...manifest, district: '15' }],
    ['a missing name', { ...manifest, name: { zh: '甲' } }],
    ['no tables', { ...manifest, tables: [] }],
    ['another policy', { ...manifest, policy: 'some' }],
    ['a day that does not exist', { ...manifest, cutOver: '2019-02-30' }],
    ['a way out of the folder', { ...manifest, tables: [{ table: '文件', file: '../文件.csv' }] }],
    ['a table twice', { ...manifest, tables: [manifest.tables[0], manifest.tables[0]] }],
  ])('says in Chinese without English what is wrong with %s', async (_, content) => {
    const read = await readImportFolder(folder({ '文件.csv': documents, '机构沿革.csv': organs, 'manifest.json': content }), columns);
    expect(read.problems.length).toBeGreaterThan(0);
    // names of the file, of its fields and of their values stay as they are
    for (const { zh } of read.problems) expect(zh.replace(/manifest\.json|JSON|“[^”]*”|all-or-nothing|good-rows-only|\.csv|\.xlsx/g, '')).not.toMatch(/[a-z]/i);
  });

  it('refuses names that lead out of a folder', async () => {
    for (const name of ['../机构沿革.csv', '/etc/机构沿革.csv', '..\\机构沿革.csv', 'a/b.csv', '机构\u0000沿革.csv', '.csv']) {
      const read = await readImportFolder(new Map([...folder({ 'manifest.json': manifest, '文件.csv': documents, '机构沿革.csv': organs }), [name, Buffer.from('')]]), columns);
      expect(read.problems.map(({ rule }) => rule)).toEqual(['file-name']);
      expect(read.tables).toEqual([]);
    }
  });
});

describe('a row that corrects another', () => {
  const correcting = { ...columns, 机构沿革: [...columns.机构沿革, ...['更正序号', '注销序号'].map((header) => ({ header, required: false }))] };
  const read = (...rows: readonly string[]) => readImportFolder(folder({ 'manifest.json': manifest, '文件.csv': documents, '机构沿革.csv': ['序号,机构名称,更正序号,注销序号', ...rows, ''].join('\n') }), correcting);

  it('stands after it; what the folder does not hold may be on record', async () => {
    const { problems, tables } = await read('JG-1,甲,,', 'JG-2,乙,ＪＧ－1,', 'JG-3,,,JG-2', 'JG-4,丙,JG-0,');
    expect([problems, tables[1]?.rows.map(({ id }) => id)]).toEqual([[], ['JG-1', 'JG-2', 'JG-3', 'JG-4']]);
  });

  it('is refused before it, where it names itself too', async () => {
    const { problems, tables } = await read('JG-1,甲,JG-2,', 'JG-2,乙,,', 'JG-3,,,JG-3');
    expect(problems).toMatchObject([
      { file: '机构沿革.csv', line: 2, column: '更正序号', rule: 'later-row', hint: { zh: expect.stringContaining('表末') } },
      { file: '机构沿革.csv', line: 4, column: '注销序号', rule: 'later-row' },
    ]);
    expect(tables[1]?.rows.map(({ id }) => id)).toEqual(['JG-2']);
  });

  it('is what a changed row is told to become', () => {
    expect(hintFor('changed-row')).toMatchObject({ zh: expect.stringContaining('更正序号'), en: expect.stringContaining('更正序号') });
  });
});

describe('the file that goes back to the clerk', () => {
  const giveBack = async (content: Buffer, name = '机构沿革.csv') => {
    const read = await readImportFolder(folder({ 'manifest.json': manifest, '文件.csv': documents, [name]: content }), columns);
    return (await writeErrorFile({ file: name, bytes: content }, read.problems)).toString('utf8');
  };

  it('has the errors beside the rows, in UTF-8 with its mark', async () => {
    const text = await giveBack(Buffer.from('序号,机构名称\n,区委办\nJG-002,=SUM(A1)\n'));
    expect(text.startsWith('\ufeff序号,机构名称,错误\r\n')).toBe(true);
    expect(text).toContain(',区委办,【序号】“序号”不能为空');
    expect(text).toContain("JG-002,'=SUM(A1),\r\n");
  });

  it('brings GBK back readable and an open quote back in sight', async () => {
    expect(await giveBack(iconv.encode(organs, 'gbk'))).toMatch(/^\ufeff序号,机构名称,"?错误：文件是 GBK/);
    const text = await giveBack(Buffer.from('序号,机构名称\nJG-001,"区\n委办"\nJG-002,"区政府办\nJG-003,区纪委\n'));
    expect(text).toContain('JG-001,"区\n委办",\r\n');
    expect(text).toContain('JG-002,"""区政府办","本行有英文双引号没有成对');
    expect(text).toContain('JG-003,区纪委,\r\n');
  });

  it('can be corrected and sent again, its old errors replaced', async () => {
    const once = await giveBack(Buffer.from('序号,机构名称\n,区委办\n'));
    const again = await giveBack(Buffer.from(once));
    expect(again).toBe(once);
    const corrected = Buffer.from(once.replace('\r\n,区委办', '\r\nJG-001,区委办'));
    const read = await readImportFolder(folder({ 'manifest.json': manifest, '文件.csv': documents, '机构沿革.csv': corrected }), columns);
    expect([read.problems, read.warnings]).toEqual([[], []]);
    expect(read.tables[1]?.rows).toMatchObject([{ id: 'JG-001', cells: { 机构名称: '区委办' } }]);
  });

  it('says what services found, with the hint of the rule', () => {
    const found = rowProblem({ file: '机构沿革.csv', line: 7 }, { column: '生效日期', rule: 'wrong-date', zh: '无效', en: 'wrong' });
    expect(found).toEqual({ file: '机构沿革.csv', line: 7, column: '生效日期', rule: 'wrong-date', zh: '无效', en: 'wrong', hint: hintFor('wrong-date') });
    expect(hintFor('something-new').zh).not.toBe('');
  });
});
