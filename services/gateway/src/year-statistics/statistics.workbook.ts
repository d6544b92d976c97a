import exceljs from 'exceljs';
import { madeTheSameEveryTime } from '@yange/word-files';
import { sheetLines, type PrintedStatistics } from './statistics.lines.js';

const madeOn = new Date(Date.UTC(2000, 0, 1));
const border = Object.fromEntries(['top', 'bottom', 'left', 'right'].map((side) => [side, { style: 'thin' }])) as Partial<exceljs.Borders>;
const text = { name: '仿宋', size: 12 } as const;

const widthOf = (cells: readonly (string | number | null)[]): number => Math.min(40, 4 + Math.max(...cells.map((cell) => [...String(cell ?? '')].reduce((width, one) => width + (one.charCodeAt(0) < 0x2000 ? 1 : 2), 0))));

/** The statistics of a year, a table a sheet, to be printed on A4. The same statistics give the same bytes. What cells say is text or a number and never a formula. */
export const statisticsWorkbook = async (printed: PrintedStatistics): Promise<Buffer> => {
  const workbook = new exceljs.Workbook();
  [workbook.creator, workbook.lastModifiedBy, workbook.created, workbook.modified] = ['沿革 Yange', '沿革 Yange', madeOn, madeOn];
  for (const [place, { name, title, head, columns, rows, foot }] of sheetLines(printed).entries()) {
    const sheet = workbook.addWorksheet(`${place + 1} ${name}`.slice(0, 31), { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', ySplit: 3 }] });
    sheet.columns = columns.map((header, column) => ({ width: widthOf([header, ...rows.map((row) => row[column] ?? '')]) }));
    sheet.addRow([title]).font = { name: '方正小标宋简体', size: 18 };
    sheet.mergeCells(1, 1, 1, columns.length);
    sheet.getCell(1, 1).alignment = { horizontal: 'center' };
    sheet.addRow([head]).font = { ...text, size: 10 };
    for (const [line, cells] of [columns, ...rows].entries()) {
      const row = sheet.addRow([...cells]);
      row.font = line === 0 || line === rows.length ? { ...text, bold: true } : text;
      for (let column = 1; column <= columns.length; column += 1) row.getCell(column).border = border;
    }
    sheet.addRow([foot]).font = { ...text, size: 10 };
  }
  return madeTheSameEveryTime(Buffer.from(await workbook.xlsx.writeBuffer()));
};
