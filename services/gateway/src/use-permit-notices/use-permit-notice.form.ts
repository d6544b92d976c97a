import { newWorkbook } from '@yange/importing';
import type { Cell } from 'exceljs';
import { dayWords, madeWords, type Made } from '../papers/paper.js';
import { escaped, serif, sheetOf } from '../papers/paper.page.js';
import type { NoticeLine } from './use-permit-notice.lines.js';

export interface NoticeHead extends Made {
  /** as of, YYYY-MM-DD: what is used and what is left is that of the day */
  readonly on: string;
}

const title = '用编通知单';
const copies = ['存根', '通知'] as const;

const numberWords = ({ 编号 }: NoticeLine): string => `编号：${编号 === '' ? '（未编号）' : 编号}`;

/** What the notice tells its organ. */
const body = (line: NoticeLine): string =>
  `经研究，同意你单位使用${line.编制类型}${line.经费形式 === '' ? '' : `（${line.经费形式}）`} ${line.用编名额} 名。本通知单有效期至${dayWords(line.expiresOn)}，逾期未使用的自行失效。`;

const fields = (line: NoticeLine, on: string): readonly (readonly [label: string, value: string])[] => [
  ['用编单位', line.用编单位],
  ['编制类型', line.编制类型],
  ['经费形式', line.经费形式],
  ['用编名额', `${line.用编名额} 名`],
  ['批准依据', line.批准依据],
  ['批准日期', dayWords(line.grantedOn)],
  ['有效期至', dayWords(line.expiresOn)],
  ['使用情况', `截至 ${dayWords(on)}，已用 ${line.已用} 名，未用 ${line.未用} 名，${line.状态}`],
];

/** One notice on one sheet of A4 upright: the stub that the office keeps, and the notice that the organ gets, with the line to cut along. */
export const noticePage = (line: NoticeLine, head: NoticeHead): string => sheetOf(`${title} ${line.编号}`, style, copies.map((copy) => half(copy, line, head)).join('\n<hr>\n'));

const half = (copy: (typeof copies)[number], line: NoticeLine, head: NoticeHead): string => `<section>
<h1>${title}${copy === '存根' ? '<small>（存根）</small>' : ''}</h1>
<p class="number">${escaped(numberWords(line))}</p>
${copy === '通知' ? `<p>${escaped(line.用编单位)}：</p>\n<p class="body">${escaped(body(line))}</p>` : ''}
<table><tbody>
${fields(line, head.on).map(([label, value]) => `<tr><th scope="row">${label}</th><td>${escaped(value)}</td></tr>`).join('\n')}
</tbody></table>
${copy === '通知' ? `<p class="seal">机构编制委员会办公室（盖章）<br>${dayWords(line.grantedOn)}</p>` : '<p class="seal">经办人：　　　　　　审核人：　　　　　　批准人：　　　　　　</p>'}
<p class="made">${escaped(madeWords(head))}</p>
</section>`;

const style = `
@page { size: A4 portrait; margin: 15mm 20mm }
body { font: 12pt/1.6 ${serif}; margin: 1rem auto; max-width: 170mm }
section { break-inside: avoid }
h1 { font-size: 20pt; text-align: center; margin: 0; letter-spacing: .2em }
h1 small { font-size: 12pt; letter-spacing: 0 }
p { margin: .3em 0 }
.number, .seal { text-align: right }
.body { text-indent: 2em }
.seal { margin: 1em 1em .5em 0 }
.made { font-size: 9pt }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #000; padding: 2px 6px; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { width: 6em; font-weight: normal }
hr { border: 0; border-top: 1px dashed #000; margin: 8mm 0 }
@media print { body { margin: 0; max-width: none } }
`;

/** The same as a workbook: two sheets, A4 upright. What cells say is text and never a formula. */
export const noticeWorkbook = async (line: NoticeLine, head: NoticeHead): Promise<Buffer> => {
  const workbook = await newWorkbook();
  for (const copy of copies) {
    const sheet = workbook.addWorksheet(copy, { pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 1, horizontalCentered: true } });
    sheet.columns = [16, 64].map((width) => ({ width, style: { numFmt: '@' } }));
    const across = (text: string, horizontal: 'left' | 'center' | 'right'): Cell => {
      const row = sheet.addRow([text]);
      sheet.mergeCells(row.number, 1, row.number, 2);
      row.getCell(1).alignment = { horizontal, wrapText: true, vertical: 'top' };
      return row.getCell(1);
    };
    across(copy === '存根' ? `${title}（存根）` : title, 'center').font = { bold: true, size: 18 };
    across(numberWords(line), 'right');
    if (copy === '通知') {
      across(`${line.用编单位}：`, 'left');
      across(body(line), 'left');
      sheet.getRow(sheet.rowCount).height = 48;
    }
    const thin = { style: 'thin' } as const;
    for (const pair of fields(line, head.on)) {
      sheet.addRow([...pair]).eachCell((cell) => {
        cell.border = { top: thin, left: thin, bottom: thin, right: thin };
        cell.alignment = { wrapText: true, vertical: 'top' };
      });
    }
    across(copy === '通知' ? `机构编制委员会办公室（盖章）　${dayWords(line.grantedOn)}` : '经办人：　　　　审核人：　　　　批准人：　　　　', 'right');
    across(madeWords(head), 'left');
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
