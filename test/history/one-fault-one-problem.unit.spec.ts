import { historyDistricts, historyFolder } from '@yange/history';
import { openImportFolder, rowProblem, type ImportProblem, type ImportRow } from '@yange/importing';
import type { EventLog } from '@yange/event-log';
import { annulEvent, commonColumns, readImportRow, readRowGiven, specificationMeta, type CellError, type GivenRow, type ImportTable, type References, type ServiceDefinition } from '@yange/use-case';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { district, loadHistory, services } from './history.fixture.js';
import { importedWorkbook, workbookDistrict, workbookRows, workbookTables } from './workbook.fixture.js';

type Cells = Readonly<Record<string, string>>;

/** The rows of the first district that has such a table, with what they may refer to. */
interface Uploaded {
  readonly district: string;
  readonly references: References;
  readonly file: string;
  readonly rows: readonly ImportRow[];
  /** where what the rows name by name or 序号 is on record; nothing where they name none */
  readonly log?: EventLog;
}

// A history that comes with the product tells of nobody by name: tables of persons have a spec of their own, with the vault.
const tables = services.flatMap(({ tables: own }) => own).filter(({ personal }) => personal === undefined);
const columnsOf = ({ columns, citesDocument }: ImportTable) => [...commonColumns.filter(({ header }) => citesDocument !== false || header !== '依据文件'), ...columns];

/** Tables whose rows name organs in this history; one that stops to do so shall be noticed. */
const naming = ['镇街机构', '机构变动', '三定职能', '改革任务', '任务进展', '准入事项', '领导职数', '用编', '人员变动', '转隶办理', '赋权', '权力事项', '交接', '网格分合', '社区', '驻区单位', '窗口与单位', '服务事项', '街呼区应'];

/** Columns for organs that are empty in this history, or hold the words of a group. */
const organColumns: readonly (readonly [table: string, column: string, fault: Cells])[] = [
  ['编制', '单位', { 单位数: '' }], ['编制', '划出单位', { 划出单位数: '' }], ['人员转隶', '划出单位', { 划出单位数: '' }], ['人员转隶', '划入单位', { 划入单位数: '' }],
  ['问题整改', '单位', { 单位数: '' }], ['执法队伍', '主管单位', {}], ['网格', '单位', {}],
];

describe('one fault in a good row is one problem', () => {
  let uploaded: Map<string, Uploaded>;

  const upload = async (of: string): Promise<void> => {
    const folder = historyFolder(of);
    const files = new Map(readdirSync(folder).map((name) => [name, () => readFileSync(join(folder, name))]));
    const opened = await openImportFolder(files, Object.fromEntries(tables.map((table) => [table.name, columnsOf(table)])));
    const { references } = await loadHistory(of);
    for (const { table, file, items } of opened.tables.filter((one) => !uploaded.has(one.table))) {
      const rows: ImportRow[] = [];
      for await (const item of items()) if (item.kind === 'row') rows.push(item.row);
      uploaded.set(table, { district: of, references, file, rows });
    }
  };

  beforeAll(async () => {
    uploaded = new Map();
    for (const of of [district, ...historyDistricts().filter((one) => one !== district)]) await upload(of);
    // Tables that set modes of rules and entries of reference lists ask for a right that no history is brought by: the row of their template stands for them.
    const { references } = await loadHistory(district);
    const workbook = await importedWorkbook();
    for (const { name } of tables.filter((one) => !uploaded.has(one.name) && workbookTables.includes(one.name))) {
      const log = workbook.logs[services.findIndex(({ tables: own }) => own.some((table) => table.name === name))];
      uploaded.set(name, { district: workbookDistrict, references: workbook.references, file: `${name}.csv`, rows: workbookRows(name).map((cells, index) => ({ id: cells['序号'] ?? '', line: index + 2, contentHash: '', cells })), ...(log === undefined ? {} : { log }) });
    }
    for (const { name, sample } of tables.filter((one) => !uploaded.has(one.name))) {
      expect(name).toMatch(/参考表$|规则方式$/u);
      uploaded.set(name, { district, references, file: `${name}.csv`, rows: [{ id: '样例-001', line: 2, contentHash: '', cells: { 序号: '样例-001', 生效日期: '2020-01-01', 依据文件: '本汇报', 来源性质: '原文', ...sample } }] });
    }
  }, 120_000);

  const rowsOf = (table: ImportTable): readonly ImportRow[] => uploaded.get(table.name)?.rows ?? [];

  const referencesOf = (table: ImportTable): References => uploaded.get(table.name)?.references ?? {};

  /** As the clerk is told. */
  const problemsOf = async (table: ImportTable, row: ImportRow, fault: Cells, known = referencesOf(table)): Promise<readonly ImportProblem[]> => {
    const { district: of = '', log } = uploaded.get(table.name) ?? {};
    const given = { district: of, table, cells: { ...row.cells, ...fault }, references: known };
    const { errors } = log === undefined ? readRowGiven({ ...given, order: 1 }) : await readOn(log, given);
    return errors.map((error: CellError) => rowProblem({ file: uploaded.get(table.name)?.file ?? '', line: row.line }, error));
  };

  const readOn = async (log: EventLog, given: Pick<GivenRow, 'district' | 'table' | 'cells' | 'references'>): Promise<{ readonly errors: readonly CellError[] }> => {
    const { contract, aggregates } = services.find(({ tables: own }) => own.includes(given.table)) as ServiceDefinition;
    const read = await readImportRow(log, { ...given, principal: specificationMeta({ district: given.district }).principal, annulUseCase: annulEvent(contract, aggregates), contract });
    if ('refusal' in read) throw read.refusal;
    return { errors: 'errors' in read ? read.errors : [] };
  };

  const expectOne = (table: ImportTable, row: ImportRow, problems: readonly ImportProblem[], column: string, rule: string): void => {
    const words = { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]{3}/) };
    expect({ row: row.id, problems }).toEqual({ row: row.id, problems: [{ file: uploaded.get(table.name)?.file, line: row.line, column, rule, ...words, hint: words }] });
  };

  it.each(tables.map((table) => [table.name, table] as const))('%s: what is not touched has none', async (_name, table) => {
    expect(rowsOf(table).length).toBeGreaterThan(0);
    expect((await Promise.all(rowsOf(table).map((row) => problemsOf(table, row, {})))).flat()).toEqual([]);
  });

  it.each(tables.map((table) => [table.name, table] as const))('%s: a date that does not exist', async (_name, table) => {
    for (const row of rowsOf(table)) {
      expectOne(table, row, await problemsOf(table, row, { 生效日期: '2019-02-30' }), '生效日期', 'wrong-date');
      expectOne(table, row, await problemsOf(table, row, { 生效日期: '43500' }), '生效日期', 'excel-serial-date');
    }
  });

  it.each(tables.filter(({ citesDocument }) => citesDocument !== false).map((table) => [table.name, table] as const))('%s: a document that nobody registered, or none', async (_name, table) => {
    for (const row of rowsOf(table)) {
      expectOne(table, row, await problemsOf(table, row, { 依据文件: '海编发〔2099〕1号' }), '依据文件', 'unknown-document');
      expectOne(table, row, await problemsOf(table, row, { 依据文件: '' }), '依据文件', 'document-missing');
    }
  });

  it.each(tables.filter(({ columns }) => columns.some(({ header }) => header === '事项')).map((table) => [table.name, table] as const))('%s: a matter that the table does not know', async (_name, table) => {
    for (const row of rowsOf(table)) {
      expectOne(table, row, await problemsOf(table, row, { 事项: '另一事项' }), '事项', 'unknown-choice');
      expectOne(table, row, await problemsOf(table, row, { 事项: '' }), '事项', 'cell-required');
    }
  });

  it('a region that is none, a day that is none, a line of grids that is none, a row of another kind: the column is named', async () => {
    const of = (name: string) => tables.find((one) => one.name === name) as ImportTable;
    for (const [name, index, column, words, rule] of [
      ['机构变动', 6, '区划代码', '990199', null], ['机构变动', 6, '区划代码', '99019', 'region-code'], ['机构变动', 7, '相关区划', '虚构新街道', 'region-form'], ['制度与日历', 2, '放假', '2019年10月', 'wrong-date'],
      ['网格分合', 1, '分合后网格', '东网格|若干', 'grid-form'], ['用编', 1, '用编', '编制 编制-1', 'record-of-other-kind'], ['用编', 1, '用编', '用编 用编-99', 'unknown-record'], ['队伍能力', 1, '队伍名称', '虚构综合行政执法大队', 'unknown-name'],
      ['权力事项', 0, '权力类型', '虚构类型', 'unknown-name'], ['制度与日历', 0, '文件', '虚政办发〔2099〕1号', 'unknown-document'],
    ] as const) {
      const row = rowsOf(of(name))[index] as ImportRow;
      const problems = await problemsOf(of(name), row, { [column]: words });
      if (rule === null) expect(problems).toEqual([]);
      else expectOne(of(name), row, problems, column, rule);
    }
  });

  it('an organ that nobody established', async () => {
    const found = new Set<string>();
    for (const table of tables) {
      const references = referencesOf(table);
      for (const row of rowsOf(table)) {
        for (const [column, name] of Object.entries(row.cells).filter(([, cell]) => Object.hasOwn(references.organs ?? {}, cell))) {
          const organs = Object.fromEntries(Object.entries(references.organs ?? {}).filter(([known]) => known !== name));
          const problems = await problemsOf(table, row, {}, { ...references, organs });
          // A name may be text of its own, or what the row introduces.
          if (problems.length === 0) continue;
          found.add(table.name);
          expectOne(table, row, problems, column, 'unknown-organ');
        }
      }
    }
    expect([...found]).toEqual(naming);
  });

  it.each(organColumns)('%s: an organ in %s that nobody established', async (name, column, fault) => {
    const table = tables.find((one) => one.name === name) as ImportTable;
    const read = await Promise.all(rowsOf(table).map(async (row) => ({ row, problems: await problemsOf(table, row, { ...fault, [column]: '没有设立的机构' }) })));
    const wrong = read.filter(({ problems }) => problems.length > 0);
    expect(wrong.length).toBeGreaterThan(0);
    for (const { row, problems } of wrong) expectOne(table, row, problems, column, 'unknown-organ');
  });

  it.each(tables.map((table) => [table.name, table] as const))('%s: a word where a number is due', async (_name, table) => {
    for (const row of rowsOf(table)) {
      for (const [column] of Object.entries(row.cells).filter(([header, cell]) => header !== '序号' && /^\d+$/.test(cell))) {
        const problems = await problemsOf(table, row, { [column]: '若干' });
        if (problems.length > 0) expectOne(table, row, problems, column, column.endsWith('代码') ? 'region-code' : 'not-a-number');
      }
    }
  });
});
