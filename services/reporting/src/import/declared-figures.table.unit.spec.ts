import { RowReader } from '@yange/use-case';
import { declaredFiguresTable } from './declared-figures.table.js';
import { referenceFactsTable } from './reference-facts.table.js';

const place = { district: '150302', table: '汇报数据', row: 'A1' };
const sound = { 序号: 'A1', 汇报: '汇报', 数据编号: 'A2', 类别: '计数', 数据时点: '2019年2月底', 口径: '区本级党政机构·合计', 原文: '职能整合组建机构16个', 报告位置: '一(一)', 声明值: '职能整合组建机构=16个', 构成: 'A1按改革方式', 同指: 'A3、A4' };

const read = (cells: Readonly<Record<string, string>>) => {
  const row = new RowReader(place, cells, {});
  const { body, useCase } = declaredFiguresTable.command(row);
  return { body, useCase, errors: row.errors.map(({ column, rule }) => [column, rule]) };
};

describe('a row of 汇报数据', () => {
  it('becomes the same command as live use', () => {
    const { body, useCase, errors } = read(sound);
    expect(errors).toEqual([]);
    expect(useCase.body.parse(body)).toMatchObject({
      figureId: 'A2',
      kind: 'count',
      asOf: '2019年2月底',
      scope: '区本级党政机构·合计',
      measures: [{ measure: 'organs-merged-functions', value: '16' }],
      relations: [{ kind: 'part-of', figureId: 'A1', partition: '改革方式' }, { kind: 'same-set-as', figureId: 'A3' }, { kind: 'same-set-as', figureId: 'A4' }],
    });
  });

  it.each([
    ['nothing', '', 'cell-required'],
    ['no way of counting', '全区', 'wrong-notation'],
    ['another way of counting', '全区·总共', 'wrong-notation'],
  ])('is a problem where the scope says %s', (_what, scope, rule) => {
    expect(read({ ...sound, 口径: scope }).errors).toEqual([['口径', rule]]);
    expect(declaredFiguresTable.columns.find(({ header }) => header === '口径')?.required).toBe(true);
  });

  it('says which cells are wrong, all of them at once', () => {
    expect(read({ ...sound, 类别: '数字', 数据时点: '2019-02-30', 声明值: '职能整合组建机构=十六个', 主题: '自设机构' }).errors).toEqual([
      ['数据时点', 'wrong-date'],
      ['类别', 'unknown-choice'],
      ['声明值', 'wrong-notation'],
      ['主题', 'wrong-notation'],
    ]);
  });
});

describe('a row of 参考数据', () => {
  it('carries its own source', () => {
    const row = new RowReader({ ...place, table: '参考数据' }, { 序号: 'CK-1', 指标: '常住人口', 数值: '560200', 单位: '人', 地域: '某市', 区县数: '3', 数据时点: '2022年底', 来源: '某网页', 约数: '是' }, {});
    const { body, useCase } = referenceFactsTable.command(row);
    expect(row.errors).toEqual([]);
    expect(useCase.body.parse(body)).toMatchObject({ measure: 'population', value: '560200', districts: 3, approximate: true });
  });
});
