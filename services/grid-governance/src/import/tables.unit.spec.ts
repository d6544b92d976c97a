import { derivedId } from '@yange/kernel';
import { RowReader, type ImportTable, type RowCommand } from '@yange/use-case';
import { gridsTable } from './grids.table.js';
import { serviceCentreTable } from './service-centre.table.js';
import { serviceListsTable } from './service-lists.table.js';

const organs = { 新华街道: derivedId('organ', '新华街道') };

const read = (table: ImportTable, cells: Record<string, string>): { command: RowCommand; wrong: readonly string[] } => {
  const row = new RowReader({ district: '150302', table: table.name, row: 'X-001' }, cells, { organs });
  const command = table.command(row);
  return { command, wrong: row.errors.map(({ column, rule }) => `${column} ${rule}`) };
};

describe('rows of the tables of grid governance', () => {
  it('name the column and the rule for what is wrong', () => {
    expect(read(gridsTable, { 事项: '合并' }).wrong).toEqual(['事项 unknown-choice']);
    expect(read(gridsTable, { 事项: '划分标准', 户数下限: '300', 户数上限: '五百', 说明: '标准' }).wrong).toEqual(['户数上限 not-a-number']);
    expect(read(gridsTable, { 事项: '列明网格', 名称: '第一网格', 单位: '某街道', 户数: '350' }).wrong).toEqual(['单位 unknown-organ']);
    expect(read(gridsTable, { 事项: '撤销网格', 名称: '第一网格', 单位: '新华街道', 取自: '网格' }).wrong).toEqual(['取自 named-or-counted']);
    expect(read(gridsTable, { 事项: '撤销网格', 名称: '第一网格' }).wrong).toEqual(['单位 cell-required']);
    expect(read(serviceListsTable, { 事项: '公布清单', 清单: '清单', 事项名称: '事项', 数量: '14', 量词: '项', 渠道: '网站' }).wrong).toEqual(['范围 cell-required']);
    expect(read(serviceCentreTable, { 事项: '办件统计', 中心: '政务中心', 数量: '1', 统计截至: '2020-02-30' }).wrong).toEqual(['统计截至 wrong-date']);
    expect(read(serviceCentreTable, { 事项: '办件统计', 中心: '政务中心', 数量: '1' }).wrong).toEqual(['统计截至 cell-required']);
    expect(read(serviceCentreTable, { 事项: '设立大厅', 中心: '政务中心', 名称: '社保' }).wrong).toEqual(['数量 cell-required']);
  });

  it.each([
    [gridsTable, { 事项: '列明网格', 名称: '第一网格', 单位: '新华街道', 户数: '350', 取自: '网格' }, 'name-grid'],
    [gridsTable, { 事项: '列明网格', 名称: '第一网格', 单位: '新华街道', 户数: '350' }, 'create-grid'],
    [gridsTable, { 事项: '撤销网格', 取自: '网格', 数量: '2' }, 'abolish-counted-grids'],
    [gridsTable, { 事项: '撤销网格', 名称: '第一网格、第二网格', 单位: '新华街道' }, 'abolish-grids'],
    [gridsTable, { 事项: '网格员离开', 名称: '网格员', 数量: '3', 单位: '新华街道' }, 'release-grid-workers'],
    [gridsTable, { 事项: '划分网格', 名称: '网格', 单位: '新华街道', 数量: '3' }, 'create-grids'],
    [serviceCentreTable, { 事项: '列明大厅', 中心: '政务中心', 名称: '税务' }, 'name-hall'],
    [serviceCentreTable, { 事项: '办件统计', 中心: '政务中心', 数量: '10', 统计起始: '2020-01-01', 统计截至: '2020年6月' }, 'report-cases'],
  ] as const)('of $0.name become $2, which accepts them', (table, cells, name) => {
    const { command, wrong } = read(table, cells);
    expect([wrong, command.useCase.name]).toEqual([[], name]);
    expect(command.useCase.body.safeParse(command.body).success).toBe(true);
  });

  it('count cases to the last day of a month that is given without one', () => {
    expect(read(serviceCentreTable, { 事项: '办件统计', 中心: '政务中心', 数量: '10', 统计截至: '2020年6月' }).command.body).toMatchObject({ periodTo: '2020-06-30' });
  });
});
