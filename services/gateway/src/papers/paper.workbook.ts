import { newWorkbook } from '@yange/importing';
import type { Row } from 'exceljs';
import type { Paper } from './paper.js';

/** For Excel and WPS, set up for printing on A4 across. What cells say is text and never a formula. */
export const paperWorkbook = async ({ title, head, columns, rows, foot }: Paper): Promise<Buffer> => {
  const workbook = await newWorkbook();
  const header = head.length + 2;
  const sheet = workbook.addWorksheet(title, {
    views: [{ state: 'frozen', ySplit: header }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${header}:${header}` },
    headerFooter: { oddFooter: `&L${(foot.at(-1) ?? '').replaceAll('&', '&&')}&R第 &P 页，共 &N 页` },
  });
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  sheet.addRow([title]).font = { bold: true, size: 16 };
  for (const line of head) sheet.addRow([line]);
  for (let row = 1; row < header; row += 1) sheet.mergeCells(row, 1, row, columns.length);
  sheet.getCell('A1').alignment = { horizontal: 'center' };
  framed(sheet.addRow(columns.map(({ name }) => name)), columns.length).font = { bold: true };
  for (const row of rows) framed(sheet.addRow([...row]), columns.length);
  for (const line of foot) sheet.addRow([line]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

const framed = (row: Row, cells: number): Row => {
  const thin = { style: 'thin' } as const;
  for (let index = 1; index <= cells; index += 1) {
    const cell = row.getCell(index);
    cell.border = { top: thin, left: thin, bottom: thin, right: thin };
    cell.alignment = { wrapText: true, vertical: 'top' };
  }
  return row;
};
