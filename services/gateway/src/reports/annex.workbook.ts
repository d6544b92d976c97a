import { addBorderedRows, addBorderedSheet, addTitle, bytesOf, printedWorkbook, smallFont } from '../papers/bordered-sheet.workbook.js';
import type { ReportContent } from './report.content.js';

/** The annexes of a report, a sheet each, to be printed on A4. The same annexes give the same bytes. What cells say is text and never a formula. */
export const annexWorkbook = async ({ language, synthetic, annexes, issuer, on }: Pick<ReportContent, 'language' | 'synthetic' | 'annexes' | 'issuer' | 'on'>): Promise<Buffer> => {
  const workbook = await printedWorkbook();
  for (const [place, { title, columns, rows }] of annexes.entries()) {
    const label = `${language === 'zh' ? '附件' : 'Annex '}${place + 1}`;
    const table = { columns, rows, widest: 60, orientation: 'portrait' } as const;
    const sheet = addBorderedSheet(workbook, `${label} ${title}`, table);
    sheet.addRow([`${label}${synthetic ? (language === 'zh' ? '（虚拟数据，仅供演示）' : ' (made-up data)') : ''}`]).font = { name: '黑体', size: 12 };
    addTitle(sheet, title, columns.length);
    addBorderedRows(sheet, table);
    sheet.addRow([`${issuer} ${on}`]).font = smallFont;
  }
  if (annexes.length === 0) workbook.addWorksheet(language === 'zh' ? '无附件' : 'no annexes');
  return bytesOf(workbook);
};
