import { defineImportTable } from '@yange/use-case';
import { recordReferenceFactUseCase } from '../commands/report/record-reference-fact.use-case.js';
import { referenceFactWriters } from './reference-facts.writers.js';

/** 参考数据: facts from outside the district's institutions, each with its own source. */
export const referenceFactsTable = defineImportTable({
  name: '参考数据',
  writers: referenceFactWriters,
  sample: { 指标: '常住人口', 数值: '12345', 单位: '人', 地域: '示例地域', 区县数: '1', 数据时点: '2018年底', 来源: '示例出处', 约数: '否' },
  citesDocument: false,
  columns: [
    { header: '指标', required: true, hint: { zh: '常住人口', en: 'population' } },
    { header: '数值', required: true, hint: { zh: '整数或小数', en: 'an integer or a decimal' } },
    { header: '单位', required: true, hint: { zh: '人', en: 'unit' } },
    { header: '地域', required: true, hint: { zh: '数值所指的地域', en: 'the area it holds for' } },
    { header: '区县数', required: true, hint: { zh: '该地域有几个区县', en: 'how many districts the area has' } },
    { header: '数据时点', required: true, hint: { zh: '如 2022年底', en: 'such as 2022年底' } },
    { header: '来源', required: true, hint: { zh: '出处', en: 'where it was found' } },
    { header: '约数', required: false, hint: { zh: '是、否', en: 'whether it is approximate' } },
  ],
  command: (row) => ({
    useCase: recordReferenceFactUseCase,
    body: {
      factId: row.firstRow,
      measure: row.oneOf('指标', { 常住人口: 'population' }),
      value: row.text('数值'),
      unit: row.text('单位'),
      area: row.text('地域'),
      districts: row.integer('区县数'),
      asOf: row.text('数据时点'),
      source: row.text('来源'),
      approximate: row.yes('约数'),
    },
  }),
});
