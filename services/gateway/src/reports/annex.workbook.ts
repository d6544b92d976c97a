import exceljs from 'exceljs';
import { madeTheSameEveryTime } from '@yange/word-files';
import type { ReportContent } from './report.content.js';

const madeOn = new Date(Date.UTC(2000, 0, 1));
const border = Object.fromEntries(['top', 'bottom', 'left', 'right'].map((side) => [side, { style: 'thin' }])) as Partial<exceljs.Borders>;
const text = { name: '仿宋', size: 12 } as const;
const kept = /[\\/?*[\]:]/gu;

const widthOf = (cells: readonly (string | number)[]): number => Math.min(60, 4 + Math.max(...cells.map((cell) => [...String(cell)].reduce((width, one) => width + (one.charCodeAt(0) < 0x2000 ? 1 : 2), 0))));

/** The annexes of a report, a sheet each, to be printed on A4. The same annexes give the same bytes. What cells say is text and never a formula. */
export const annexWorkbook = async ({ language, synthetic, annexes, issuer, on }: Pick<ReportContent, 'language' | 'synthetic' | 'annexes' | 'issuer' | 'on'>): Promise<Buffer> => {
  const workbook = new exceljs.Workbook();
  [workbook.creator, workbook.lastModifiedBy, workbook.created, workbook.modified] = ['沿革 Yange', '沿革 Yange', madeOn, madeOn];
  for (const [place, { title, columns, rows }] of annexes.entries()) {
    const label = `${language === 'zh' ? '附件' : 'Annex '}${place + 1}`;
    const sheet = workbook.addWorksheet(`${label} ${title}`.replaceAll(kept, ' ').slice(0, 31), { pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', ySplit: 3 }] });
    sheet.columns = columns.map((header, column) => ({ width: widthOf([header, ...rows.map((row) => row[column] ?? '')]) }));
    sheet.addRow([`${label}${synthetic ? (language === 'zh' ? '（虚拟数据，仅供演示）' : ' (made-up data)') : ''}`]).font = { name: '黑体', size: 12 };
    sheet.addRow([title]).font = { name: '方正小标宋简体', size: 18 };
    sheet.mergeCells(2, 1, 2, columns.length);
    sheet.getCell(2, 1).alignment = { horizontal: 'center' };
    for (const [line, cells] of [columns, ...rows].entries()) {
      const row = sheet.addRow([...cells]);
      row.font = line === 0 ? { ...text, bold: true } : text;
      for (let column = 1; column <= columns.length; column += 1) row.getCell(column).border = border;
    }
    sheet.addRow([`${issuer} ${on}`]).font = { ...text, size: 10 };
  }
  if (annexes.length === 0) workbook.addWorksheet(language === 'zh' ? '无附件' : 'no annexes');
  return madeTheSameEveryTime(Buffer.from(await workbook.xlsx.writeBuffer()));
};
