import { MemoryEventLogs } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { CommandExecutor, specificationMeta, type AnyUseCase, type Cells, type ReferenceList } from '@yange/use-case';
import { fundingForms } from '../domain/reference/funding-forms.js';
import { managementStatuses } from '../domain/reference/management-statuses.js';
import { quotaKinds } from '../domain/reference/quota-kinds.js';
import { staffingService } from '../staffing.service.js';
import { district, eventsOf, importMore } from './history.fixture.js';

const cells = (id: string, kind: string, on: string): Cells => ({ 序号: id, 事项: '核定', 单位: '千里山镇', 编制类型: kind, 数量: '3', 生效日期: on, 依据文件: '整改通知', 来源性质: '虚拟' });
const others = quotaKinds.shipped.filter(({ code }) => code !== 'support');
const citations = [{ number: '海编发〔2019〕1号', issuer: '海勃湾区委编委', issuedOn: '2019-01-15' }];

/** A log whose district has a kind of its own from 2019 on, in the place of 工勤. */
const districtWith = async (entries: readonly object[], { list }: ReferenceList = quotaKinds) => {
  const set = staffingService.useCases.find(({ name }) => name === `set-${list}`) as AnyUseCase;
  const log = new MemoryEventLogs('staffing').forDistrict(district);
  const meta = specificationMeta({ commandId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', mode: 'live', citations, effective: onDay('2019-01-01') });
  await new CommandExecutor(staffingService.contract, staffingService.aggregates).execute(log, set, set.body.parse({ entries }), meta);
  return log;
};

describe('a kind of quota of the district\'s own, in an import', () => {
  it('is called by its name or its code from its day on, and is refused at its cell before; a retired one after', async () => {
    const log = await districtWith([...others, { code: 'filing', name: '备案制', marks: ['for-town'] }]);
    const rows = [['Z-1', '备案制', '2018-12-31'], ['Z-2', '备案制', '2019-01-01'], ['Z-3', 'filing', '2019-02-01'], ['Z-4', '工勤编制', '2018-12-31'], ['Z-5', '工勤编制', '2019-01-01'], ['Z-6', '未列明', '2019-01-01'], ['Z-7', '随便', '2019-01-01']] as const;
    const imported = await importMore(log, { 编制: rows.map(([id, kind, on]) => cells(id, kind, on)) });
    const refused = [{ column: '编制类型', rule: 'unknown-code' }];
    expect(imported.rows.map(({ row, status, errors }) => [row, status, errors.map(({ column, rule }) => ({ column, rule }))])).toEqual([
      ['Z-1', 'rejected', refused], ['Z-2', 'recorded', []], ['Z-3', 'unchanged', []], ['Z-4', 'recorded', []], ['Z-5', 'rejected', refused], ['Z-6', 'recorded', []], ['Z-7', 'rejected', refused],
    ]);
    const kinds = (await eventsOf(log)).flatMap(({ event }) => (event.type === 'QuotaApproved' ? [event.data.account?.type?.kindCode] : []));
    expect(kinds.filter((code) => code === 'filing')).toHaveLength(1);
  });

  it('does not take the name of another', async () => {
    await expect(districtWith([...others, { code: 'filing', name: '工勤编制', marks: [] }])).rejects.toThrow('name-of-other-code');
    await expect(districtWith([...others, { code: 'support', name: '工勤人员编制', marks: [] }])).resolves.toBeDefined();
  });

  it('may be managed and paid in ways of the district\'s own, called by their names as well', async () => {
    for (const [table, column] of [[managementStatuses, '管理方式'], [fundingForms, '经费形式']] as const) {
      const log = await districtWith([...table.shipped, { code: 'own', name: '本区办法', marks: [] }], table);
      const typed = (id: string, on: string, word: string): Cells => ({ ...cells(id, '事业编制', on), [column]: word });
      const imported = await importMore(log, { 编制: [typed('W-1', '2018-12-31', '本区办法'), typed('W-2', '2019-01-01', '本区办法'), typed('W-3', '2019-01-01', 'own'), typed('W-4', '2019-01-01', table.shipped[0]?.name ?? ''), typed('W-5', '2019-01-01', '')] });
      expect(imported.rows.map(({ row, status, errors }) => [row, status, errors.map((error) => [error.column, error.rule])])).toEqual([
        ['W-1', 'rejected', [[column, 'unknown-code']]], ['W-2', 'recorded', []], ['W-3', 'unchanged', []], ['W-4', 'recorded', []], ['W-5', 'recorded', []],
      ]);
    }
  });
});
