import { defineImportTable, type RowReader } from '@yange/use-case';
import { defineMeasureUseCase } from '../commands/definition/define-measure.use-case.js';
import { readTerm } from '../language/term.notation.js';
import { noted } from './noted.cell.js';
import { definitionWriters } from './definition.writers.js';

const derivation = (row: RowReader, column: string): string => {
  const text = row.optionalText(column) ?? '';
  noted(row, column, () => (text === '' ? null : readTerm(text)), null);
  return text;
};

/** 指标定义: how the district's reports count, where the product does not know it or the district counts otherwise. */
export const measureDefinitionsTable = defineImportTable({
  name: '指标定义',
  writers: definitionWriters,
  citesDocument: false,
  sample: { 指标: '示例专班', 推算: '合计(网格，单位类别=街道办事处)', 单位: '个', 英文名称: 'sample task forces' },
  columns: [
    { header: '指标', required: true, hint: { zh: '指标名称；系统没有的即为本区自设指标', en: 'a measure; one that the product does not know becomes the district\'s own' } },
    { header: '数据编号', required: false, hint: { zh: '只用于某项数据的写其编号；该数据即使没有声明值也会推算', en: 'only for this figure, which is then derived even where it claims nothing' } },
    { header: '推算', required: true, hint: { zh: '如 合计(网格)、每个(职数，按=单位，单位类别=街道办事处)、占比(…，…，1位)', en: 'how it is derived; see README of reporting' } },
    { header: '分子', required: false, hint: { zh: '比率的分子，推算为占比时不必填', en: 'what is divided, where the derivation is no share' } },
    { header: '分母', required: false, hint: { zh: '比率的分母', en: 'by what it is divided' } },
    { header: '单位', required: false, hint: { zh: '自设指标的单位，如 个', en: 'measure word of the district\'s own measure' } },
    { header: '英文名称', required: false, hint: { zh: '自设指标的英文名称', en: 'English words of the district\'s own measure' } },
  ],
  command: (row) => {
    row.text('推算');
    return {
      useCase: defineMeasureUseCase,
      body: {
        measure: row.text('指标'),
        figureId: row.optionalText('数据编号') ?? '',
        derivation: derivation(row, '推算'),
        numerator: derivation(row, '分子'),
        denominator: derivation(row, '分母'),
        unit: row.optionalText('单位') ?? '',
        titleEn: row.optionalText('英文名称') ?? '',
      },
    };
  },
});
