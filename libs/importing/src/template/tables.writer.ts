import type { DescribedColumn } from '@yange/use-case';
import { newWorkbook } from '../workbook.js';

/** What an export could not say in rows; passed over when a workbook is read. */
export const leftOutSheet = '未导出';

export interface SheetOfRows {
  readonly name: string;
  readonly columns: readonly Pick<DescribedColumn, 'header' | 'kind'>[];
  readonly rows: AsyncIterable<readonly string[]>;
}

/** A workbook with a sheet per table, as the template has them, filled. Every cell is text or a number, so none is ever run as a formula. */
export const writeTables = async (sheets: readonly SheetOfRows[]): Promise<Buffer> => {
  const workbook = await newWorkbook();
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
    columns.forEach(({ header, kind }, index) => {
      const target = sheet.getColumn(index + 1);
      target.width = Math.min(32, Math.max(10, 2 * header.length + 4));
      if (kind !== 'number') target.numFmt = '@';
    });
    sheet.addRow(columns.map(({ header }) => header)).font = { bold: true };
    for await (const row of rows) sheet.addRow(row.map((cell, index) => (columns[index]?.kind === 'number' && /^\d{1,9}$/.test(cell) ? Number(cell) : cell === '' ? null : cell)));
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
