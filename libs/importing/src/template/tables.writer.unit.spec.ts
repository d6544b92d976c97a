import exceljs from 'exceljs';
import { csvLine } from '../csv.writer.js';
import { readTable, type TableItem } from '../table.reader.js';
import { writeTables } from './tables.writer.js';

const columns = [{ header: '序号', kind: 'text' }, { header: '标题', kind: 'text' }, { header: '数量', kind: 'number' }] as const;
const dangerous = ['=HYPERLINK("http://x","y")', '+1-1', '@SUM(A1)', '-2+3', "'=1", '\t=1', '2019年2月', '0150302'];
const rows = dangerous.map((cell, index) => [`R-${index}`, cell, String(index)]);

const source = { table: '表', columns: columns.map(({ header }) => ({ header, required: false })) };

const titlesIn = async (items: AsyncIterable<TableItem>): Promise<readonly (string | undefined)[]> => {
  const titles: (string | undefined)[] = [];
  for await (const item of items) if (item.kind === 'row') titles.push(item.row.cells['标题']);
  return titles;
};

const expected = dangerous.map((cell) => cell.trim());

describe('tables that are given out', () => {
  it('hold no cell that a spreadsheet runs, and are read back as they were: a workbook', async () => {
    const bytes = await writeTables([{ name: '表', columns, rows: (async function* () { yield* rows; })() }]);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes as never);
    const types = new Set<number>();
    workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => types.add(cell.type))));
    expect(types).not.toContain(exceljs.ValueType.Formula);
    expect(await titlesIn(readTable(bytes, { ...source, file: '表.xlsx', sheet: '表' }))).toEqual(expected);
  });

  it('and a CSV', async () => {
    const text = [['序号', '标题', '数量'], ...rows].map(csvLine).join('\r\n');
    for (const line of text.split('\r\n')) expect(line.split(',')[1]).not.toMatch(/^"?[=+@]/);
    expect(await titlesIn(readTable(Buffer.from(text), { ...source, file: '表.csv' }))).toEqual(expected);
  });
});
