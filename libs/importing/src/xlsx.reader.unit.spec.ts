import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import exceljs, { type Worksheet } from 'exceljs';
import { markedWorkbook } from './errors/marked.workbook.js';
import { importLimits } from './import-limits.js';
import { readTable, type TableItem } from './table.reader.js';

/** A note of openpyxl, which keeps notes where the library does not look for them. */
const notesElsewhere = join(import.meta.dirname, '../fixtures/notes-of-openpyxl.xlsx');

const columns = [
  { header: '序号', required: true },
  { header: '生效日期', required: true },
  { header: '数量', required: false },
];

const workbook = async (fill: (sheet: Worksheet, book: exceljs.Workbook) => void): Promise<Buffer> => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('机构沿革');
  sheet.addRow(['序号', '生效日期', '数量']);
  fill(sheet, book);
  return Buffer.from(await book.xlsx.writeBuffer());
};

const itemsOf = async (bytes: Buffer, sheet?: string, limits = importLimits): Promise<TableItem[]> => {
  const items: TableItem[] = [];
  const source = { table: '机构沿革', file: '机构沿革.xlsx', columns, ...(sheet === undefined ? {} : { sheet }) };
  for await (const item of readTable(bytes, source, limits)) items.push(item);
  return items;
};

const rowsOf = (items: readonly TableItem[]) => items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
const problemsOf = (items: readonly TableItem[]) => items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []));
const warningsOf = (items: readonly TableItem[]) => items.flatMap((item) => (item.kind === 'warning' ? [item.warning] : []));

describe('a workbook as a clerk keeps it', () => {
  it('gives text, numbers, rich text, links and percentages as they are seen', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['JG-001', '2019年2月', 461]);
      sheet.addRow(['JG-002', { richText: [{ text: '2019年' }, { font: { bold: true }, text: '2月底' }] }, 0.1 + 0.2]);
      sheet.addRow([]);
      const row = sheet.addRow([{ text: 'JG-003', hyperlink: 'https://example.org/' }, '2019-02-01', 0.414]);
      row.getCell(3).numFmt = '0.0%';
    });
    const items = await itemsOf(bytes);
    expect(problemsOf(items)).toEqual([]);
    expect(rowsOf(items).map(({ line, cells }) => [line, ...Object.values(cells)])).toEqual([
      [2, 'JG-001', '2019年2月', '461'],
      [3, 'JG-002', '2019年2月底', '0.3'],
      [5, 'JG-003', '2019-02-01', '41.4%'],
    ]);
  });

  it('keeps the serial of a date cell, in both of Excel’s calendars, so that it is refused and not guessed', async () => {
    const date = new Date(Date.UTC(2019, 1, 1));
    expect(rowsOf(await itemsOf(await workbook((sheet) => sheet.addRow(['JG-001', date, 1]))))[0]?.cells['生效日期']).toBe('43497');
    expect(rowsOf(await itemsOf(await workbook((sheet) => sheet.addRow(['JG-001', 43497, 1]))))[0]?.cells['生效日期']).toBe('43497');
    const since1904 = await workbook((sheet, book) => {
      book.properties.date1904 = true;
      sheet.addRow(['JG-001', date, 1]);
    });
    expect(rowsOf(await itemsOf(since1904))[0]?.cells['生效日期']).toBe('42035');
  });

  it('refuses formulas, errors and merged cells, each at its cell', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['JG-001', '2019年2月', { formula: '1+1', result: 2 }]);
      sheet.addRow(['JG-002', '2019年2月', { error: '#N/A' } as exceljs.CellErrorValue]);
      sheet.addRow(['JG-003', '2019年2月', 1]);
      sheet.addRow(['JG-004', '', 2]);
      sheet.mergeCells('B4:B5');
    });
    expect(problemsOf(await itemsOf(bytes)).map(({ rule, line, column, zh }) => [rule, line, column, /[A-Z]\d(?::[A-Z]\d)?/.exec(zh)?.[0]])).toEqual([
      ['formula-cell', 2, '数量', 'C2'],
      ['error-cell', 3, '数量', 'C3'],
      ['merged-cell', 4, '生效日期', 'B4:B5'],
      ['merged-cell', 5, '生效日期', 'B4:B5'],
    ]);
  });

  it('allows a merged title above the header and warns of hidden rows', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('沿革');
    sheet.addRow(['海勃湾区机构沿革表']);
    sheet.mergeCells('A1:C1');
    sheet.addRow(['序号', '生效日期', '数量']);
    sheet.addRow(['JG-001', '2019年2月', 1]).hidden = true;
    const items = await itemsOf(Buffer.from(await book.xlsx.writeBuffer()));
    expect(problemsOf(items)).toEqual([]);
    expect(warningsOf(items).map(({ rule }) => rule)).toEqual(['rows-above-header', 'hidden-row']);
    expect(rowsOf(items)).toMatchObject([{ id: 'JG-001', line: 3 }]);
  });

  it('takes the named sheet, else the first visible one', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.state = 'hidden';
      const second = book.addWorksheet('乙');
      second.addRow(['序号', '生效日期', '数量']);
      second.addRow(['YI-001', '2019年2月', 1]);
      sheet.addRow(['JIA-001', '2019年2月', 1]);
    });
    expect(rowsOf(await itemsOf(bytes))[0]?.id).toBe('YI-001');
    expect(rowsOf(await itemsOf(bytes, '机构沿革'))[0]?.id).toBe('JIA-001');
    expect(problemsOf(await itemsOf(bytes, '丙'))).toMatchObject([{ rule: 'sheet-missing', zh: expect.stringContaining('机构沿革、乙') }]);
  });
});

describe('what is no workbook, or too much of one', () => {
  it('is refused by its bytes', async () => {
    expect(problemsOf(await itemsOf(Buffer.from('序号,生效日期\n')))).toMatchObject([{ rule: 'file-format' }]);
    expect(problemsOf(await itemsOf(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100)])))).toMatchObject([{ rule: 'file-format', zh: expect.stringContaining('.xls') }]);
    const good = await workbook(() => undefined);
    expect(problemsOf(await itemsOf(good.subarray(0, good.length / 2)))).toMatchObject([{ rule: 'file-format', zh: expect.stringContaining('损坏') }]);
  });

  it('is refused before it swells, also where the archive lies about its sizes', async () => {
    expect(problemsOf(await itemsOf(bomb(50 * 1024 * 1024), undefined, { ...importLimits, xlsxInflatedBytes: 1024 * 1024 }))).toMatchObject([{ rule: 'file-too-large' }]);
    const many = await workbook((sheet) => void Array.from({ length: 30 }, (_, index) => sheet.addRow([`JG-${index}`, '2019年2月', 1])));
    expect(problemsOf(await itemsOf(many, undefined, { ...importLimits, xlsxRows: 10 }))).toMatchObject([{ rule: 'file-too-large' }]);
    expect(problemsOf(await itemsOf(many, undefined, { ...importLimits, xlsxBytes: 10 }))).toMatchObject([{ rule: 'file-too-large' }]);
  });
});

/** An archive of one part that says it has ten bytes. */
const bomb = (size: number): Buffer => {
  const name = Buffer.from('xl/workbook.xml');
  const data = deflateRawSync(Buffer.alloc(size));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt32LE(10, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, entry, name, end]);
};

describe('a workbook whose notes lie where other programs put them', () => {
  const bytes = readFileSync(notesElsewhere);

  it('is read', async () => {
    const items: TableItem[] = [];
    for await (const item of readTable(bytes, { table: '设立', file: 'x.xlsx', columns: [{ header: '序号', required: true }, { header: '机构', required: true }] })) items.push(item);
    expect(items).toEqual([{ kind: 'row', row: expect.objectContaining({ id: 'S-1', cells: { 序号: 'S-1', 机构: '甲局' } }) }]);
  });

  it('comes back with its errors', async () => {
    const problem = { file: 'x.xlsx', line: 2, column: '机构', rule: 'r', zh: '错', en: 'wrong', hint: { zh: '改', en: 'mend' } };
    const back = new exceljs.Workbook();
    await back.xlsx.load((await markedWorkbook(bytes, [{ faults: { lines: new Set([2]), at: async () => [problem] } }])) as never);
    expect([back.worksheets[0]?.getCell('C1').text, back.worksheets[0]?.getCell('C2').text]).toEqual(['错误', expect.stringContaining('【机构】错')]);
  });
});
