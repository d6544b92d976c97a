import { newWorkbook } from '@yange/importing';
import { madeTheSameEveryTime } from '@yange/word-files';
import type { Borders, Workbook, Worksheet } from 'exceljs';

type Cell = string | number | null;

export interface BorderedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** characters of the widest column, full-width ones counted twice */
  readonly widest: number;
  readonly orientation: 'portrait' | 'landscape';
}

const madeOn = new Date(Date.UTC(2000, 0, 1));
const border = Object.fromEntries(['top', 'bottom', 'left', 'right'].map((side) => [side, { style: 'thin' }])) as Partial<Borders>;
const kept = /[\\/?*[\]:]/gu;
const titleFont = { name: '方正小标宋简体', size: 18 };
const headerRow = 3;

export const bodyFont = { name: '仿宋', size: 12 } as const;
export const smallFont = { ...bodyFont, size: 10 } as const;

/** A workbook whose tables are printed on A4: the same tables give the same bytes. */
export const printedWorkbook = async (): Promise<Workbook> => {
  const workbook = await newWorkbook();
  [workbook.lastModifiedBy, workbook.created, workbook.modified] = [workbook.creator, madeOn, madeOn];
  return workbook;
};

export const bytesOf = async (workbook: Workbook): Promise<Buffer> => madeTheSameEveryTime(Buffer.from(await workbook.xlsx.writeBuffer()));

/** A sheet of two lines above the header of its table, which stay in sight and are printed again on every page. A name keeps what Excel takes. */
export const addBorderedSheet = (workbook: Workbook, name: string, { columns, rows, widest, orientation }: BorderedTable): Worksheet => {
  const sheet = workbook.addWorksheet(name.replaceAll(kept, ' ').slice(0, 31), { pageSetup: { paperSize: 9, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${headerRow}:${headerRow}` }, views: [{ state: 'frozen', ySplit: headerRow }] });
  sheet.columns = columns.map((header, column) => ({ width: Math.min(widest, 4 + Math.max(...[header, ...rows.map((row) => row[column] ?? '')].map(widthOf))) }));
  return sheet;
};

const widthOf = (cell: Cell): number => [...String(cell ?? '')].reduce((width, one) => width + (one.charCodeAt(0) < 0x2000 ? 1 : 2), 0);

/** The title across the table. */
export const addTitle = (sheet: Worksheet, title: string, columns: number): void => {
  const row = sheet.addRow([title]);
  row.font = titleFont;
  sheet.mergeCells(row.number, 1, row.number, columns);
  row.getCell(1).alignment = { horizontal: 'center' };
};

/** Header and rows with a line around every cell. @param bold rows of the table that stand out beside its header, the first being 1 */
export const addBorderedRows = (sheet: Worksheet, { columns, rows }: BorderedTable, bold: readonly number[] = []): void => {
  for (const [line, cells] of [columns, ...rows].entries()) {
    const row = sheet.addRow([...cells]);
    row.font = line === 0 || bold.includes(line) ? { ...bodyFont, bold: true } : bodyFont;
    for (let column = 1; column <= columns.length; column += 1) row.getCell(column).border = border;
  }
};
