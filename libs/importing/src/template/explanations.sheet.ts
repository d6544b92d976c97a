import type { Workbook } from 'exceljs';
import type { DescribedTable } from '@yange/use-case';
import { noteOf } from './column.note.js';

export const explanationSheet = '说明';

export interface TemplateOrigin {
  /** six digits */
  readonly district: string;
  /** day of the names that drop-downs offer, YYYY-MM-DD */
  readonly on: string;
}

const rules: readonly (readonly [zh: string, en: string])[] = [
  ['每个工作表是一张表，工作表名即表名；不用的工作表可以删去，列的次序可以调换', 'one sheet per table, named as the table; sheets may be deleted, columns moved'],
  ['表头带 * 的列每行必填；其余列是否要填，取决于“事项”，见下', 'columns with * are due in every row; what else is due depends on 事项, below'],
  ['灰色的示例行（序号为“示例”）不会导入，可以留着；照它填写时请另起一行', 'the grey sample row (序号 示例) is not imported and may stay'],
  ['序号在本表内唯一，一经导入不再更改；内容有误时另加一行，填“更正序号”或“注销序号”', '序号 is unique and for ever; what is wrong is corrected by another row'],
  ['日期写成文字：2019-02-01、2019年2月、2019年2月底、截至2020年6月；只知道月份的不要补成 1 日', 'dates are text, as precisely as they are known'],
  ['不填写个人姓名、身份证号、电话', 'no names, identity numbers or telephone numbers of persons'],
];

/** What a clerk reads first: how to fill in, and for each table what each kind of row needs. */
export const addExplanations = (workbook: Workbook, tables: readonly DescribedTable[], { district, on }: TemplateOrigin): void => {
  const sheet = workbook.addWorksheet(explanationSheet);
  sheet.columns = [{ width: 16 }, { width: 20 }, { width: 46 }, { width: 60 }, { width: 60 }];
  sheet.addRow([`沿革 Yange 导入模板 · 区划 ${district} · 名称下拉截至 ${on}`]).font = { bold: true, size: 14 };
  for (const [zh, en] of rules) sheet.addRow([`${zh} · ${en}`]);
  sheet.addRow([]);
  sheet.addRow(['表', '事项', '必填', '可填', '']).font = { bold: true };
  for (const { name, matters } of tables) for (const { matter, due, may } of matters) wrap(sheet.addRow([name, matter, due.join('、'), may.join('、')]));
  sheet.addRow([]);
  sheet.addRow(['表', '列', '怎样填', '可用的词', '例']).font = { bold: true };
  for (const { name, columns } of tables) {
    for (const column of columns) wrap(sheet.addRow([name, `${column.required ? '*' : ''}${column.header}`, noteOf(column), column.choices.join('、'), column.example]));
  }
};

const wrap = (row: { alignment: object }): void => {
  row.alignment = { wrapText: true, vertical: 'top' };
};
