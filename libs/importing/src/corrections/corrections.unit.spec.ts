import exceljs from 'exceljs';
import { findCells, type FoundCell } from './cell.places.js';
import { correctedCsv } from './corrected.csv.js';
import { correctedWorkbook } from './corrected.workbook.js';

const fileOf = (file: string, bytes: Uint8Array, mapping?: Readonly<Record<string, string | null>>) => ({ file, open: () => bytes, mappingOf: () => mapping });
const said = (cells: readonly FoundCell[]): unknown => cells.map(({ sheet, line, column, index, text }) => [sheet, line, column, index, text]);

describe('cells of a CSV, as problems name them', () => {
  const bytes = Buffer.from('\ufeff文件清单\r\n编号*,标题,生效日期\r\nW1,"甲,""乙""",2019-02-30\r\n\r\nW2,丙\r\n');
  const file = fileOf('文件.csv', bytes, { 编号: '序号' });

  it('are found below a title, by the header that was confirmed, and one that the row is too short for is empty', async () => {
    expect(said(await findCells(file, [{ line: 3, column: '序号' }, { line: 3, column: '标题' }, { line: 5, column: '生效日期' }]))).toEqual([[undefined, 3, '序号', 0, 'W1'], [undefined, 3, '标题', 1, '甲,"乙"'], [undefined, 5, '生效日期', 2, '']]);
  });

  it('are not found in the header, past the end, or under a header that is not there', async () => {
    expect(await findCells(file, [{ line: 2, column: '标题' }, { line: 1, column: '标题' }, { line: 99, column: '标题' }, { line: 3, column: '没有' }])).toEqual([]);
  });

  it('say something else afterwards, and everything else stands as it was', async () => {
    const cells = (await findCells(file, [{ line: 3, column: '生效日期' }, { line: 5, column: '生效日期' }])).map((cell) => ({ ...cell, text: '2019年,"底"' }));
    const blocks: Buffer[] = [];
    for await (const block of correctedCsv(bytes, cells)) blocks.push(block);
    expect(Buffer.concat(blocks).toString('utf8')).toBe('\ufeff文件清单\r\n编号*,标题,生效日期\r\nW1,"甲,""乙""","2019年,""底"""\r\n\r\nW2,丙,"2019年,""底"""\r\n');
  });

  it('of a row that quotes swallow are not there, those before it are', async () => {
    const broken = fileOf('文件.csv', Buffer.from('序号,标题\nW1,甲\nW2,"没有结束\n'));
    expect(said(await findCells(broken, [{ line: 2, column: '标题' }, { line: 3, column: '标题' }]))).toEqual([[undefined, 2, '标题', 1, '甲']]);
  });
});

describe('cells of a workbook', () => {
  const workbook = async (): Promise<Buffer> => {
    const book = new exceljs.Workbook();
    const organs = book.addWorksheet('设立');
    organs.addRows([['设立清单'], ['序号', '生效日期', '数'], ['z1', '2019-02-30', null], ['z2', new Date(Date.UTC(2019, 1, 1)), 7], ['z3', '并', '并']]);
    organs.getCell('C3').value = { formula: '1+1', result: 2, shareType: 'shared', ref: 'C3:C4' } as never;
    organs.getCell('C4').value = { sharedFormula: 'C3', result: 2 } as never;
    organs.mergeCells('B5:B6');
    organs.getCell('B3').font = { bold: true };
    organs.getCell('B4').numFmt = 'yyyy/m/d';
    book.addWorksheet('更名').addRows([['序号', '生效日期'], ['g1', '不知道']]);
    return Buffer.from(await book.xlsx.writeBuffer());
  };

  it('are told by their sheet: the same row and column mean another cell in another sheet; merged ones are for the clerk to part', async () => {
    const file = fileOf('全部.xlsx', await workbook());
    const found = await findCells(file, [{ sheet: '设立', line: 3, column: '生效日期' }, { sheet: '更名', line: 2, column: '生效日期' }, { sheet: '设立', line: 5, column: '生效日期' }, { line: 3, column: '数' }]);
    expect(said(found)).toEqual([['设立', 3, '生效日期', 1, '2019-02-30'], ['更名', 2, '生效日期', 1, '不知道'], [undefined, 3, '数', 2, '']]);
  });

  it('say something else afterwards, as text, in the same format; a formula that others share may be written over', async () => {
    const bytes = await workbook();
    const found = await findCells(fileOf('全部.xlsx', bytes), [{ sheet: '设立', line: 3, column: '生效日期' }, { sheet: '设立', line: 4, column: '生效日期' }, { sheet: '设立', line: 3, column: '数' }, { sheet: '更名', line: 2, column: '生效日期' }]);
    const back = new exceljs.Workbook();
    await back.xlsx.load((await correctedWorkbook(bytes, found.map((cell) => ({ ...cell, text: cell.column === '数' ? '3' : '2019-02-03' })))) as never);
    const organs = back.getWorksheet('设立') as exceljs.Worksheet;
    expect(['A1', 'A3', 'B3', 'B4', 'C3'].map((cell) => organs.getCell(cell).value)).toEqual(['设立清单', 'z1', '2019-02-03', '2019-02-03', '3']);
    expect([organs.getCell('B3').font?.bold, organs.getCell('B4').numFmt, organs.getCell('C4').formula, organs.getCell('B5').isMerged]).toEqual([true, '@', '1+1', true]);
    expect(back.getWorksheet('更名')?.getCell('B2').value).toBe('2019-02-03');
  });
});
