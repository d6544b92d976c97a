import { MemoryEventLogs } from '@yange/event-log';
import { csvTemplate, readTable, writeTemplate, type TableItem } from '@yange/importing';
import { describeTable, importGiven, type ImportTable, type References } from '@yange/use-case';
import exceljs from 'exceljs';
import { district, services } from './history.fixture.js';

const tables = services.flatMap((service) => service.tables);
const described = tables.map(describeTable);
const words = { organs: ['区财政局', '=HYPERLINK("x")'], documents: ['海编发〔2019〕1号'] };

const itemsOf = async (bytes: Buffer, table: ImportTable, file: string): Promise<TableItem[]> => {
  const { columns } = describeTable(table);
  const items: TableItem[] = [];
  for await (const item of readTable(bytes, { table: table.name, file, columns, ...(file.endsWith('.xlsx') ? { sheet: table.name } : {}) })) items.push(item);
  return items;
};

/** As a clerk turns the sample into a row of their own: by giving it an id. */
const kept = async (bytes: Buffer): Promise<Buffer> => {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as never, { ignoreNodes: ['dataValidations'] });
  for (const { name } of tables) (workbook.getWorksheet(name) as exceljs.Worksheet).getCell('A2').value = 'S-1';
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

describe('the template of a district', () => {
  let template: Buffer;
  let workbook: exceljs.Workbook;
  beforeAll(async () => {
    template = await writeTemplate(described, words, { district, on: '2020-06-30' });
    workbook = new exceljs.Workbook();
    await workbook.xlsx.load(template as never);
  });

  it('has a sheet for every table of every service, with an explanation before them and the words of drop-downs out of sight', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['说明', '词表', ...tables.map(({ name }) => name)]);
    expect(workbook.getWorksheet('词表')?.state).toBe('veryHidden');
    for (const { name } of tables) expect(workbook.getWorksheet(name)?.views).toEqual([expect.objectContaining({ state: 'frozen', ySplit: 1 })]);
  });

  it('says at every header what goes in, and marks what is due', () => {
    for (const { name, columns } of described) {
      const header = (workbook.getWorksheet(name) as exceljs.Worksheet).getRow(1);
      const written = new Map((header.values as string[]).slice(1).map((value, index) => [value.replace('*', ''), { value, note: JSON.stringify(header.getCell(index + 1).note ?? '') }]));
      for (const column of columns) expect([column.header, written.get(column.header)]).toEqual([column.header, { value: `${column.required ? '*' : ''}${column.header}`, note: expect.stringContaining(column.hint.zh.slice(0, 4)) }]);
    }
  });

  it('keeps dates text and offers the words that rows are held to, and registered names that they need not be among', () => {
    const sheet = workbook.getWorksheet('编制') as exceljs.Worksheet;
    const columnOf = (header: string): number => (sheet.getRow(1).values as string[]).findIndex((value) => value?.replace('*', '') === header);
    expect(sheet.getColumn(columnOf('生效日期')).numFmt).toBe('@');
    const listAt = (header: string): unknown => {
      const validation = sheet.getCell(9, columnOf(header)).dataValidation;
      const [from = '', to = ''] = (validation?.formulae?.[0] as string).replace('词表!', '').replaceAll('$', '').split(':');
      const list = workbook.getWorksheet('词表') as exceljs.Worksheet;
      const words = Array.from({ length: Number(list.getCell(to).row) }, (_, index) => list.getCell(index + 1, list.getCell(from).col).value);
      return [words, validation?.showErrorMessage ?? false];
    };
    expect(listAt('编制类型')).toEqual([['行政编制', '事业编制', '工勤编制', '编外', '未列明'], true]);
    expect(listAt('单位')).toEqual([words.organs, false]);
    expect(listAt('依据文件')).toEqual([words.documents, false]);
  });

  it('brings nothing as it is, and a row per table once the samples have ids: all of them are recorded', async () => {
    const filled = await kept(template);
    let references: References = {};
    for (const service of services) {
      for (const table of service.tables) {
        expect((await itemsOf(template, table, 'x.xlsx')).map((item) => (item.kind === 'warning' ? item.warning.rule : item))).toEqual(['sample-row']);
      }
      const rowsOf = async (table: ImportTable) => (await itemsOf(filled, table, 'x.xlsx')).flatMap((item) => (item.kind === 'row' ? [item.row.cells] : []));
      const log = new MemoryEventLogs(service.contract.context).forDistrict(district);
      const imported = await importGiven({ service, log, cutOver: '2020-07-01', rowsOf, references });
      expect(imported.rows).toEqual(service.tables.map(({ name }) => expect.objectContaining({ table: name, status: 'recorded', errors: [] })));
      references = imported.references;
    }
  });

  it.each(tables.map((table) => [table.name, table] as const))('has %s as CSV too, with the same columns and sample', async (name, table) => {
    const csv = csvTemplate(describeTable(table));
    expect((await itemsOf(csv, table, `${name}.csv`)).map((item) => (item.kind === 'warning' ? item.warning.rule : item))).toEqual(['sample-row']);
    const filled = Buffer.from(csv.toString('utf8').replace('\n示例,', '\nS-1,'));
    const items = await itemsOf(filled, table, `${name}.csv`);
    expect(items).toEqual([{ kind: 'row', row: expect.objectContaining({ id: 'S-1', cells: { ...describeTable(table).sample, ...Object.fromEntries(describeTable(table).columns.map(({ header, example }) => [header, example])), 序号: 'S-1' } }) }]);
  });
});

describe('a described table', () => {
  it('knows what each kind of row needs, also where that depends on another cell', () => {
    const matters = new Map(described.find(({ name }) => name === '机构沿革')?.matters.map((one) => [one.matter, one]));
    expect(matters.get('机构更名')).toEqual({ matter: '机构更名', due: ['机构', '新名称'], may: [] });
    // 代码 is asked for only where an organ is named, and then 机构组 is not.
    expect(matters.get('领取代码证书')).toEqual({ matter: '领取代码证书', due: [], may: expect.arrayContaining(['代码', '机构', '机构组']) });
  });
});
