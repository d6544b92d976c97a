import exceljs from 'exceljs';
import { historyColumns, type HistoryLine } from './history-table.rows.js';

export interface TableHead {
  /** 150302, or an organ's name */
  readonly of: string;
  /** as of, YYYY-MM-DD */
  readonly on: string;
  /** 制表人 */
  readonly by: string;
  /** 制表时间 */
  readonly at: string;
}

const title = '机构编制沿革表';
const widths = [22, 12, 34, 22, 16, 12, 34, 28, 22, 28];
const footOf = ({ by, at }: TableHead): string => `制表人：${by}    制表时间：${at}`;
const headOf = ({ of, on }: TableHead, lines: number): string => `${of} · 截至 ${on} · ${lines} 行`;

/** For Excel and WPS, set up for printing on A4 across. What cells say is text and never a formula. */
export const historyWorkbook = async (lines: readonly HistoryLine[], head: TableHead): Promise<Buffer> => {
  const workbook = new exceljs.Workbook();
  workbook.creator = '沿革 Yange';
  const sheet = workbook.addWorksheet(title, {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '3:3' },
    headerFooter: { oddFooter: `&L${footOf(head).replaceAll('&', '&&')}&R第 &P 页，共 &N 页` },
  });
  sheet.columns = widths.map((width) => ({ width, style: { numFmt: '@' } }));
  sheet.addRow([title]).font = { bold: true, size: 16 };
  sheet.addRow([headOf(head, lines.length)]);
  sheet.mergeCells(1, 1, 1, historyColumns.length);
  sheet.mergeCells(2, 1, 2, historyColumns.length);
  sheet.getCell('A1').alignment = { horizontal: 'center' };
  framed(sheet.addRow([...historyColumns])).font = { bold: true };
  for (const line of lines) framed(sheet.addRow(historyColumns.map((column) => line[column])));
  sheet.addRow([footOf(head)]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

const framed = (row: exceljs.Row): exceljs.Row => {
  const thin = { style: 'thin' } as const;
  historyColumns.forEach((_, index) => {
    const cell = row.getCell(index + 1);
    cell.border = { top: thin, left: thin, bottom: thin, right: thin };
    cell.alignment = { wrapText: true, vertical: 'top' };
  });
  return row;
};

/** A page to be printed as it is: A4 across, the header on every sheet of paper. */
export const historyPage = (lines: readonly HistoryLine[], head: TableHead): string => `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>${title} ${escaped(head.of)}</title>
<style>
@page { size: A4 landscape; margin: 12mm }
body { font: 10pt/1.4 SimSun, "Songti SC", serif; margin: 1rem }
h1 { font-size: 16pt; text-align: center; margin: 0 }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #000; padding: 2px 4px; vertical-align: top; text-align: left; overflow-wrap: anywhere }
thead { display: table-header-group }
tr { break-inside: avoid }
</style></head><body>
<h1>${title}</h1>
<p>${escaped(headOf(head, lines.length))}</p>
<table><thead><tr>${historyColumns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
${lines.map((line) => `<tr>${historyColumns.map((column) => `<td>${escaped(line[column])}</td>`).join('')}</tr>`).join('\n')}
</tbody></table>
<p>${escaped(footOf(head))}</p>
</body></html>
`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
