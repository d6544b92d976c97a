import { derivedId } from '@yange/kernel';
import { RowReader, type ImportTable, type RowCommand } from '@yange/use-case';
import { auxiliaryTable } from './auxiliary.table.js';
import { handoverTable } from './handover.table.js';
import { powersTable } from './powers.table.js';
import { teamsTable } from './teams.table.js';

const organs = { 千里山镇: derivedId('organ', '千里山镇') };

const read = (table: ImportTable, cells: Record<string, string>): { command: RowCommand; wrong: readonly string[] } => {
  const row = new RowReader({ district: '150302', table: table.name, row: 'X-001' }, cells, { organs });
  const command = table.command(row);
  return { command, wrong: row.errors.map(({ column, rule }) => `${column} ${rule}`) };
};

describe('rows of the tables of enforcement', () => {
  it('name the column and the rule for what is wrong', () => {
    expect(read(teamsTable, { 事项: '解散' }).wrong).toContain('事项 unknown-choice');
    expect(read(teamsTable, { 事项: '设立', 队伍组: '队伍', 数量: '二十' }).wrong).toEqual(['数量 not-a-number']);
    expect(read(teamsTable, { 事项: '设立', 队伍组: '队伍' }).wrong).toEqual(['数量 cell-required']);
    expect(read(teamsTable, { 事项: '整建制上划', 队伍组: '队伍', 数量: '1' }).wrong).toEqual(['去向 cell-required']);
    expect(read(powersTable, { 事项: '认领', 清单: '清单', 单位: '某街道', 数量: '11', 权力类型: '许可' }).wrong).toEqual(['单位 unknown-organ', '权力类型 unknown-choice']);
    expect(read(auxiliaryTable, { 事项: '增加', 名称: '辅助人员', 人数: '35' }).wrong).toEqual(['类别 cell-required']);
    expect(read(handoverTable, { 事项: '交接', 单位: '千里山镇', 交接内容: '权责事项' }).wrong).toEqual(['对方名称 cell-required']);
  });

  it.each(['0/3', '1/0', '三分之一', '33%'])('refuse %s as a share', (share) => {
    expect(read(powersTable, { 事项: '垂管占比', 清单: '清单', 占比: share, 说明: '约三分之一' }).wrong).toEqual(['占比 not-a-share']);
  });

  it('do not look for the other side of a handover among the organs', () => {
    const { command, wrong } = read(handoverTable, { 事项: '交接', 单位: '千里山镇', 对方名称: '区综合行政执法局', 交接内容: '权责事项' });
    expect(wrong).toEqual([]);
    expect(command.body).toEqual({ unit: { id: organs.千里山镇, name: '千里山镇' }, counterpartName: '区综合行政执法局', matter: '权责事项' });
  });

  it.each([
    [teamsTable, { 事项: '撤销', 队伍名称: '甲、乙' }, 'abolish-teams'],
    [teamsTable, { 事项: '更名', 队伍名称: '甲', 新名称: '乙' }, 'rename-teams'],
    [teamsTable, { 事项: '移出领域', 执法领域: '市场', 说明: '上划' }, 'give-up-field'],
    [powersTable, { 事项: '修订清单', 清单: '清单', 数量: '105' }, 'revise-power-list'],
    [powersTable, { 事项: '撤回认领', 清单: '清单', 单位: '千里山镇', 权力类型: '未区分', 数量: '1', 说明: '误认' }, 'revoke-power-claim'],
    [handoverTable, { 事项: '收回装备', 单位: '千里山镇', 装备: '服装', 量词: '套', 数量: '1' }, 'return-equipment'],
    [auxiliaryTable, { 事项: '离开', 名称: '辅助人员', 人数: '1' }, 'release-auxiliary-staff'],
  ] as const)('of $0.name become $2, which accepts them', (table, cells, name) => {
    const { command, wrong } = read(table, cells);
    expect([wrong, command.useCase.name]).toEqual([[], name]);
    expect(command.useCase.body.safeParse(command.body).success).toBe(true);
  });
});
