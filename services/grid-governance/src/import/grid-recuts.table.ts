import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { mergeGridsUseCase } from '../commands/grids/merge-grids.use-case.js';
import { splitGridUseCase } from '../commands/grids/split-grid.use-case.js';
import { gridIdOf } from '../domain/grid/grid.aggregate.js';
import { gridRecutWriters } from './grid-recuts.writers.js';

const verbs = { 合并网格: 'merge', 拆分网格: 'split' } as const;

interface NamedGridCells {
  readonly name: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly households: number;
  readonly population: number;
  readonly deviationReason: string;
}

const results = (row: RowReader, unit: { readonly id: string; readonly name: string }): readonly NamedGridCells[] =>
  row.text('分合后网格').split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line, index) => {
    const [name = '', households = '', population = '', deviationReason = '', ...more] = line.split(/[|｜]/).map((part) => part.trim());
    const whole = (digits: string): boolean => /^\d{1,9}$/.test(digits);
    if (name === '' || !whole(households) || !(population === '' || whole(population)) || more.length > 0) {
      row.fail('分合后网格', 'grid-form', `第 ${index + 1} 行“${line.slice(0, 60)}”应为 名称|户数|人口|偏离标准的理由，后两项可省`, `line ${index + 1} "${line.slice(0, 60)}" should be name|households|people|reason, the last two of which may be left out`);
    }
    return { name, unit, households: Number(households) || 0, population: Number(population) || 0, deviationReason };
  });

const recut = (row: RowReader) => {
  const unit = row.organ('单位');
  row.text('原网格');
  return { sources: row.list('原网格').map((name) => gridIdOf(unit.id, name)), results: results(row, row.optionalOrgan('划入单位') ?? unit) };
};

const merge = (row: RowReader): RowCommand => {
  const { sources, results: [result, ...others] } = recut(row);
  if (others.length > 0) row.fail('分合后网格', 'one-result', '合并后只有一个网格', 'a merger leaves one grid');
  return { useCase: mergeGridsUseCase, body: { gridIds: sources, result } };
};

const split = (row: RowReader): RowCommand => {
  const { sources: [gridId, ...others], results: parts } = recut(row);
  if (others.length > 0) row.fail('原网格', 'one-source', '拆分的是一个网格', 'one grid is split');
  if (parts.length < 2) row.fail('分合后网格', 'two-or-more', '拆分后须有两个以上网格，一行一个', 'a split leaves two grids or more, a line each');
  return { useCase: splitGridUseCase, body: { gridId, results: parts } };
};

/** 网格分合: grids that became one, and one that became several; households go along. */
export const gridRecutsTable = defineImportTable({
  name: '网格分合',
  sample: { 事项: '拆分网格', 单位: '示例镇', 原网格: '示例网格', 分合后网格: '示例第一网格|200|500|示例理由\n示例第二网格|200|500|示例理由' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('单位', '原网格所在的镇或街道', 'street or town of the grids before', true),
    column('原网格', '原网格名称，须已列明；合并的以、分隔', 'grids before, by name', true),
    { ...column('分合后网格', '一行一个：名称|户数|人口|偏离标准的理由；后两项可省', 'a line each: name|households|people|why outside the standard', true), longest: 10_000 },
    column('划入单位', '分合后的网格属另一镇或街道时填', 'street or town of the grids afterwards, where it is another'),
  ],
  command: (row) => (row.matter(verbs) === 'merge' ? merge(row) : split(row)),
  writers: gridRecutWriters,
});
