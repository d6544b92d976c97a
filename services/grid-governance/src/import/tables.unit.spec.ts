import { derivedId, type DomainEvent } from '@yange/kernel';
import { decideGiven, RowReader, type ImportTable, type RowCommand } from '@yange/use-case';
import { areaUnitsTable } from './area-units.table.js';
import { callsTable } from './calls.table.js';
import { centrePresenceTable } from './centre-presence.table.js';
import { communitiesTable } from './communities.table.js';
import { gridsTable } from './grids.table.js';
import { serviceCentreTable } from './service-centre.table.js';
import { serviceItemsTable } from './service-items.table.js';
import { serviceListsTable } from './service-lists.table.js';

const organs = Object.fromEntries(['新华街道', '海北街道', '区城市管理局'].map((name) => [name, derivedId('organ', name)]));
const share = { 呼叫单位: '新华街道', 呼叫编号: '1', 部门: '区城市管理局' };
const seated = { 单位: '新华街道', 驻区单位: '第一中学' };

const read = (table: ImportTable, cells: Record<string, string>): { command: RowCommand; wrong: readonly string[] } => {
  const row = new RowReader({ district: '150302', table: table.name, row: 'X-001' }, { 生效日期: '2020-06-01', ...cells }, { organs });
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
    expect(read(gridsTable, { 事项: '网格员考核', 名称: '网格员', 数量: '3', 合格人数: '3', 考核截至: '2020年6月' }).wrong).toEqual(['考核起始 cell-required']);
    expect(read(communitiesTable, { 事项: '合并社区', 单位: '新华街道', 社区: '东社区', 新名称: '新社区' }).wrong).toEqual(['社区 two-or-more']);
    expect(read(communitiesTable, { 事项: '划归', 单位: '新华街道', 社区: '东社区', 划入单位: '某街道' }).wrong).toEqual(['划入单位 unknown-organ']);
    expect(read(areaUnitsTable, { 事项: '兑现情况', ...seated, 承诺事项: '开放操场', 兑现: '也许' }).wrong).toEqual(['兑现 unknown-choice']);
    expect(read(areaUnitsTable, { 事项: '承诺', ...seated, 承诺事项: '开放操场', 兑现期限: '年底' }).wrong).toEqual(['兑现期限 wrong-date']);
    expect(read(callsTable, { 事项: '复核', ...share }).wrong).toEqual(['复核结果 cell-required']);
    expect(read(callsTable, { 事项: '街呼', 呼叫单位: '新华街道', 内容: '占道经营' }).wrong).toEqual(['部门 cell-required', '呼叫编号 cell-required']);
    expect(read(serviceItemsTable, { 事项: '一次性告知', 中心: '政务中心', 服务事项: '备案', 办件编号: '1' }).wrong).toEqual(['材料 cell-required']);
    expect(read(centrePresenceTable, { 事项: '单位入驻', 中心: '政务中心', 单位: '某局' }).wrong).toEqual(['单位 unknown-organ']);
    expect(read(centrePresenceTable, { 事项: '撤销窗口', 中心: '政务中心', 窗口: '1号' }).wrong).toEqual(['说明 cell-required']);
    expect(read(serviceCentreTable, { 事项: '设立大厅', 中心: '政务中心', 名称: '社保' }).wrong).toEqual(['数量 cell-required']);
  });

  it.each([
    [gridsTable, { 事项: '列明网格', 名称: '第一网格', 单位: '新华街道', 户数: '350', 取自: '网格' }, 'name-grid'],
    [gridsTable, { 事项: '列明网格', 名称: '第一网格', 单位: '新华街道', 户数: '350' }, 'create-grid'],
    [gridsTable, { 事项: '撤销网格', 取自: '网格', 数量: '2' }, 'abolish-counted-grids'],
    [gridsTable, { 事项: '撤销网格', 名称: '第一网格、第二网格', 单位: '新华街道' }, 'abolish-grids'],
    [gridsTable, { 事项: '网格员离开', 名称: '网格员', 数量: '3', 单位: '新华街道' }, 'release-grid-workers'],
    [gridsTable, { 事项: '划分网格', 名称: '网格', 单位: '新华街道', 数量: '3' }, 'create-grids'],
    [gridsTable, { 事项: '调整网格', 名称: '第一网格', 单位: '新华街道', 户数: '350' }, 'resize-grid'],
    [gridsTable, { 事项: '配备网格员', 名称: '专职', 数量: '3', 类别: '专职网格员' }, 'assign-grid-workers'],
    [gridsTable, { 事项: '配备标准', 类别: '专职网格员', 人数下限: '2', 说明: '一格两员' }, 'set-grid-crew-standard'],
    [gridsTable, { 事项: '网格员考核', 名称: '网格员', 数量: '3', 合格人数: '3', 考核起始: '2020年1月', 考核截至: '2020年6月' }, 'assess-grid-workers'],
    [communitiesTable, { 事项: '设立社区', 单位: '新华街道', 社区: '东社区' }, 'establish-community'],
    [communitiesTable, { 事项: '社区更名', 单位: '新华街道', 社区: '东社区', 新名称: '新社区' }, 'rename-community'],
    [communitiesTable, { 事项: '合并社区', 单位: '新华街道', 社区: '东社区、西社区', 新名称: '新社区' }, 'merge-communities'],
    [communitiesTable, { 事项: '拆分社区', 单位: '新华街道', 社区: '东社区', 新名称: '一社区、二社区' }, 'split-community'],
    [communitiesTable, { 事项: '划归', 单位: '新华街道', 社区: '东社区', 划入单位: '海北街道' }, 'move-community'],
    [communitiesTable, { 事项: '撤销社区', 单位: '新华街道', 社区: '东社区', 理由: '拆迁' }, 'end-community'],
    [communitiesTable, { 事项: '划定网格', 单位: '新华街道', 社区: '东社区', 网格: '第一网格、第二网格' }, 'place-grids'],
    [areaUnitsTable, { 事项: '登记', ...seated, 类别: '学校' }, 'register-area-unit'],
    [areaUnitsTable, { 事项: '所在社区变更', ...seated, 社区: '东社区' }, 'move-area-unit'],
    [areaUnitsTable, { 事项: '转属', ...seated, 转入单位: '海北街道' }, 'pass-area-unit-on'],
    [areaUnitsTable, { 事项: '离开', ...seated, 说明: '迁出' }, 'area-unit-left'],
    [areaUnitsTable, { 事项: '承诺', ...seated, 承诺事项: '开放操场', 兑现期限: '2020年底' }, 'give-area-pledge'],
    [areaUnitsTable, { 事项: '承诺延期', ...seated, 承诺事项: '开放操场', 兑现期限: '2021-03-01', 说明: '维修' }, 'postpone-area-pledge'],
    [areaUnitsTable, { 事项: '兑现情况', ...seated, 承诺事项: '开放操场', 兑现: '已兑现', 佐证: '照片' }, 'settle-area-pledge'],
    [callsTable, { 事项: '街呼', ...share, 内容: '占道经营' }, 'raise-call'],
    [callsTable, { 事项: '派单', ...share, 签收期限: '2020-03-02', 替代部门: '海北街道' }, 'dispatch-call'],
    [callsTable, { 事项: '签收', ...share }, 'sign-call'],
    [callsTable, { 事项: '退回', ...share, 内容: '非本部门职责' }, 'return-call'],
    [callsTable, { 事项: '办理', ...share, 内容: '清理' }, 'handle-call'],
    [callsTable, { 事项: '反馈', ...share, 内容: '已办' }, 'answer-call'],
    [callsTable, { 事项: '复核', ...share, 复核结果: '不通过' }, 'review-call'],
    [callsTable, { 事项: '催办', ...share }, 'remind-of-call'],
    [callsTable, { 事项: '提级', ...share, 提级至: '乌海市', 内容: '权限不足' }, 'escalate-call'],
    [callsTable, { 事项: '考核', ...share, 数值: '90' }, 'assess-call'],
    [callsTable, { 事项: '办结', ...share, 内容: '已办结' }, 'close-call'],
    [callsTable, { 事项: '规定时限', 签收工作日: '1', 办理工作日: '5', 预警工作日: '2' }, 'set-call-terms'],
    [callsTable, { 事项: '受理事项数', 呼叫单位: '新华街道', 统计起始: '2020-01-01', 统计截至: '2020年6月', 数值: '10' }, 'report-street-caseload'],
    [serviceItemsTable, { 事项: '载明事项', 中心: '政务中心', 服务事项: '备案', 材料: '申请表', 工作日: '3' }, 'set-service-item'],
    [serviceItemsTable, { 事项: '受理', 中心: '政务中心', 服务事项: '备案', 办件编号: '1', 窗口: '1号' }, 'accept-case'],
    [serviceItemsTable, { 事项: '一次性告知', 中心: '政务中心', 服务事项: '备案', 办件编号: '1', 材料: '申请表' }, 'give-one-time-notice'],
    [serviceItemsTable, { 事项: '后台流转', 中心: '政务中心', 服务事项: '备案', 办件编号: '1', 部门: '区城市管理局', 期限: '2020-03-05' }, 'forward-case'],
    [serviceItemsTable, { 事项: '后台办回', 中心: '政务中心', 服务事项: '备案', 办件编号: '1', 部门: '区城市管理局', 结果: '准予' }, 'hand-case-back'],
    [serviceItemsTable, { 事项: '出件', 中心: '政务中心', 服务事项: '备案', 办件编号: '1', 窗口: '1号', 结果: '准予' }, 'finish-case'],
    [centrePresenceTable, { 事项: '开设窗口', 中心: '政务中心', 大厅: '社保', 窗口: '1号', 办理事项: '社保、医保' }, 'open-window'],
    [centrePresenceTable, { 事项: '开设窗口', 中心: '政务中心', 窗口: '3号', 单位: '区城市管理局' }, 'open-window'],
    [centrePresenceTable, { 事项: '调整窗口单位', 中心: '政务中心', 窗口: '1号', 单位: '区城市管理局' }, 'set-window-unit'],
    [centrePresenceTable, { 事项: '调整窗口单位', 中心: '政务中心', 窗口: '1号' }, 'set-window-unit'],
    [centrePresenceTable, { 事项: '撤销窗口', 中心: '政务中心', 窗口: '1号', 说明: '并入综合窗口' }, 'close-window'],
    [centrePresenceTable, { 事项: '单位入驻', 中心: '政务中心', 单位: '区城市管理局', 办理事项: '市容' }, 'move-unit-in'],
    [centrePresenceTable, { 事项: '单位撤出', 中心: '政务中心', 单位: '区城市管理局', 说明: '改革' }, 'move-unit-out'],
    [serviceCentreTable, { 事项: '列明大厅', 中心: '政务中心', 名称: '税务' }, 'name-hall'],
    [serviceCentreTable, { 事项: '办件统计', 中心: '政务中心', 数量: '10', 统计起始: '2020-01-01', 统计截至: '2020年6月' }, 'report-cases'],
    [serviceCentreTable, { 事项: '办件统计', 中心: '政务中心', 数量: '10', 统计截至: '2020年6月', 受理数: '9', 办结数: '8' }, 'report-cases'],
  ] as const)('of $0.name become $2, which accepts them', (table, cells, name) => {
    const { command, wrong } = read(table, cells);
    expect([wrong, command.useCase.name]).toEqual([[], name]);
    expect(command.useCase.body.safeParse(command.body).success).toBe(true);
  });

  it('withdraw powers of streets in the words of their grant, and go out so that they come in again', () => {
    const cells = { 事项: '收回街道权力', 权力内容: '建议权;考核权', 街道: '新华街道、海北街道', 原因: '改革' };
    const { command, wrong } = read(serviceListsTable, cells);
    expect([wrong, command.useCase.name, command.body]).toEqual([[], 'withdraw-street-powers', { words: '建议权;考核权', streets: [{ id: organs['新华街道'], name: '新华街道' }, { id: organs['海北街道'], name: '海北街道' }], reason: '改革' }]);
    expect(read(serviceListsTable, { ...cells, 原因: '' }).wrong).toEqual(['原因 cell-required']);
    const told = decideGiven([], command.useCase, command.body as object).events.map(({ event }) => event as DomainEvent);
    expect(told).toHaveLength(1);
    expect(serviceListsTable.writers?.write(told, () => undefined)).toEqual(cells);
    expect(read(serviceListsTable, { 事项: '街道赋权', 清单: '七权', 权力内容: '建议权', 街道: '新华街道' }).command.body).toMatchObject({ streets: [{ name: '新华街道' }] });
  });

  it('keep accepted and finished cases apart, 0 and what nobody said as well, and go out as they came', () => {
    const statistic = { 事项: '办件统计', 中心: '政务中心', 数量: '10', 统计截至: '2020-06-30' };
    for (const [accepted, finished] of [['9', '8'], ['0', ''], ['', '0'], ['', '']] as const) {
      const cells = { ...statistic, ...(accepted === '' ? {} : { 受理数: accepted }), ...(finished === '' ? {} : { 办结数: finished }) };
      const { command, wrong } = read(serviceCentreTable, cells);
      expect([wrong, command.body]).toEqual([[], { centre: '政务中心', periodTo: '2020-06-30', handled: 10, ...(accepted === '' ? {} : { accepted: Number(accepted) }), ...(finished === '' ? {} : { finished: Number(finished) }) }]);
      const told = decideGiven([], command.useCase, command.body as object).events.map(({ event }) => event as DomainEvent);
      expect(serviceCentreTable.writers?.write(told, () => undefined)).toEqual(cells);
    }
    expect(read(serviceCentreTable, { ...statistic, 受理数: '若干' }).wrong).toEqual(['受理数 not-a-number']);
  });

  it('count cases to the last day of a month that is given without one', () => {
    expect(read(serviceCentreTable, { 事项: '办件统计', 中心: '政务中心', 数量: '10', 统计截至: '2020年6月' }).command.body).toMatchObject({ periodTo: '2020-06-30' });
  });
});
