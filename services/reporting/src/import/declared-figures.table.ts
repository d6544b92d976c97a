import { defineImportTable, type RowReader } from '@yange/use-case';
import { declareFigureUseCase } from '../commands/report/declare-figure.use-case.js';
import { countings } from '../language/scope.language.js';
import { readLists, readParts, readScope, readTopics, readValues } from './figure.notation.js';
import { noted } from './noted.cell.js';
import { kindWords } from './figure.words.js';
import { figureWriters } from './figure.writers.js';

/** 汇报数据: one row per figure that a report prints; 序号 is the figure's id. */
export const declaredFiguresTable = defineImportTable({
  name: '汇报数据',
  writers: figureWriters,
  sample: { 报告位置: '一(一)', 原文: '核定示例编制12名', 汇报: '示例汇报', 数据编号: 'A1', 类别: '计数', 数据时点: '2019年2月', 口径: '示例局·合计', 声明值: '行政编制=12名' },
  columns: [
    { header: '汇报', required: true, hint: { zh: '汇报的标题', en: 'title of the report' } },
    { header: '数据编号', required: true, hint: { zh: '章节字母加序号，如 A1', en: 'section letter and number, such as A1' } },
    { header: '类别', required: true, hint: { zh: Object.keys(kindWords).join('、'), en: 'kind of figure' } },
    { header: '数据时点', required: true, hint: { zh: '数据截至何时，如 2019年2月底', en: 'when the number holds' } },
    { header: '口径', required: true, hint: { zh: `对象·计法，计法为 ${countings.join('、')}，如 各街道·每个`, en: 'of what, and how it is counted, such as 各街道·每个' } },
    { header: '声明值', required: false, hint: { zh: '指标=值单位，多项以；分隔；约数写“约”；口径不同的在括号内另写；未声明数值的留空', en: 'measure=value unit, several separated by ；; empty where nothing is claimed' } },
    { header: '构成', required: false, hint: { zh: '是哪个数据的一部分、按什么划分，如 A1按机构类别', en: 'which figure it is a part of, and by what' } },
    { header: '同指', required: false, hint: { zh: '与哪些数据指同一批对象', en: 'figures that count the same things' } },
    { header: '标准对象', required: false, hint: { zh: '是哪个数据的标准', en: 'the figure whose things it sets a standard for' } },
    { header: '主题', required: false, hint: { zh: '如 自设机构：声明为零', en: 'topic and aspect' } },
    { header: '列举', required: false, hint: { zh: '指标：名称、名称；未列尽的以“等”结尾', en: 'names listed beside a count' } },
    { header: '提及机构', required: false, hint: { zh: '原文提到的机构名称', en: 'organs that the words name' } },
    { header: '读作', required: false, hint: { zh: '原文缺字时的通读', en: 'how garbled words are read' } },
  ],
  command: (row) => {
    row.optionalDate('数据时点');
    return {
      useCase: declareFigureUseCase,
      body: {
        report: row.text('汇报'),
        figureId: row.text('数据编号'),
        kind: row.oneOf('类别', kindWords),
        words: row.text('原文'),
        place: row.text('报告位置'),
        asOf: row.text('数据时点'),
        scope: scopeOf(row),
        measures: cell(row, '声明值', readValues),
        relations: [
          ...cell(row, '构成', readParts),
          ...row.list('同指').map((figureId) => ({ kind: 'same-set-as', figureId })),
          ...row.list('标准对象').map((figureId) => ({ kind: 'standard-for', figureId })),
        ],
        topics: cell(row, '主题', readTopics),
        listed: cell(row, '列举', readLists),
        mentions: row.list('提及机构'),
        reading: row.optionalText('读作') ?? '',
      },
    };
  },
});

const scopeOf = (row: RowReader): string => {
  const text = row.text('口径');
  if (text !== '') cell(row, '口径', (written) => [readScope(written ?? '')]);
  return text;
};

const cell = <T>(row: RowReader, column: string, read: (text: string | null) => T[]): T[] => noted(row, column, read, []);
