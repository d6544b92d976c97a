import { MemoryEventLogs } from '@yange/event-log';
import type { Cells } from '@yange/use-case';
import { district, eventsOf, importMore } from './history.fixture.js';

const common = { 依据文件: '整改通知', 来源性质: '虚拟' };
const quota = (id: string, verb: string, count: string, on: string): Cells => ({ 序号: id, 事项: verb, 单位: '千里山镇', 编制类型: '行政编制', 数量: count, 生效日期: on, ...common });
const closing = (id: string, cell: string, over: Cells = {}): Cells => ({ 序号: id, 事项: '销号', 台账: '甲台账', 问题类型: '超编', 条数: '1', 方式: '增编', 佐证材料: '批文', 增编依据: cell, 生效日期: '2019-06-01', ...common, ...over });
const issues: Cells = { 序号: 'T-0', 事项: '列入台账', 台账: '甲台账', 问题类型: '超编', 条数: '20', 生效日期: '2019-01-01', ...common };

describe('a row of a ledger that is closed by a higher cap', () => {
  const bring = async (rows: readonly Cells[]) => {
    const log = new MemoryEventLogs('staffing').forDistrict(district);
    const tables = { 编制: [quota('B-1', '核定', '10', '2019-01-01'), quota('B-2', '增加', '3', '2019-05-01'), quota('B-3', '核减', '1', '2019-05-02'), quota('B-4', '增加', '2', '2019-07-01')], 领导职数: [], 问题整改: [issues, ...rows] };
    const { rows: brought } = await importMore(log, tables);
    const outcomes = brought.filter(({ table }) => table === '问题整改').slice(1).map(({ row, status, errors, findings }) => [row, status, [...errors, ...findings].map(({ rule }) => rule)]);
    const raised = (await eventsOf(log)).flatMap(({ event }) => (event.type === 'IssuesClosed' ? [event.data.raised] : []));
    return { outcomes, raised, events: await eventsOf(log) };
  };

  it('names the row by which it rose, in words of tables, or the event', async () => {
    const { outcomes, raised, events } = await bring([closing('T-1', '编制 B-2'), closing('T-2', '编制：B-2')]);
    const increase = events.find(({ event }) => event.type === 'QuotaIncreased');
    expect(outcomes).toEqual([['T-1', 'recorded', []], ['T-2', 'recorded', []]]);
    expect(raised.map((cap) => [cap?.eventId, cap?.count, cap?.on])).toEqual([1, 2].map(() => [increase?.eventId, 3, '2019-05-01']));
    const again = await bring([closing('T-1', increase?.eventId ?? '')]);
    expect([again.outcomes, again.raised[0]?.count]).toEqual([[['T-1', 'recorded', []]], 3]);
  });

  it.each([
    ['a row that is nowhere', '编制 B-9', 'rejected', 'unknown-record'],
    ['words that name no row', '见批文', 'rejected', 'unknown-record'],
    ['a row of the ledger itself', '问题整改 T-0', 'rejected', 'no-cap-there'],
    ['a change that lowers the cap', '编制 B-3', 'rejected', 'no-cap-there'],
    ['a rise that came later', '编制 B-4', 'recorded', 'cap-not-raised'],
    ['nothing', '', 'recorded', 'cap-not-raised'],
  ])('and not %s', async (_what, cell, status, rule) => {
    expect((await bring([closing('T-1', cell)])).outcomes).toEqual([['T-1', status, [rule]]]);
  });
});
