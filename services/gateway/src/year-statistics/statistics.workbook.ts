import { addBorderedRows, addBorderedSheet, addTitle, bytesOf, printedWorkbook, smallFont } from '../papers/bordered-sheet.workbook.js';
import { sheetLines, type PrintedStatistics } from './statistics.lines.js';

/** The statistics of a year, a table a sheet, to be printed on A4. The same statistics give the same bytes. What cells say is text or a number and never a formula. */
export const statisticsWorkbook = async (printed: PrintedStatistics): Promise<Buffer> => {
  const workbook = await printedWorkbook();
  for (const [place, { name, title, head, columns, rows, foot }] of sheetLines(printed).entries()) {
    const table = { columns, rows, widest: 40, orientation: 'landscape' } as const;
    const sheet = addBorderedSheet(workbook, `${place + 1} ${name}`, table);
    addTitle(sheet, title, columns.length);
    sheet.addRow([head]).font = smallFont;
    addBorderedRows(sheet, table, [rows.length]);
    sheet.addRow([foot]).font = smallFont;
  }
  return bytesOf(workbook);
};
