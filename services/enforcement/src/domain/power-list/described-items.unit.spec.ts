import { onDay } from '@yange/kernel';
import { decideGiven } from '@yange/use-case';
import { describePowerItemsUseCase } from '../../commands/powers/describe-power-items.use-case.js';
import { issuePowerListUseCase } from '../../commands/powers/issue-power-list.use-case.js';
import { withdrawPowerItemsUseCase } from '../../commands/powers/withdraw-power-items.use-case.js';
import { after, itemText, kinds, listId, title } from './power-list.fixture.js';

const list = after([kinds], issuePowerListUseCase, { title, total: 3, penalty: 1 }, '2019-02-01');
const items = (...of: readonly string[]) => ({ listId, items: of.map((kind, index) => itemText(`事项${index}`, { kind })) });
const described = (...of: readonly string[]): readonly string[] => decideGiven(list, describePowerItemsUseCase, items(...of), { effective: onDay('2019-06-01') }).rules;

describe('items described on a list', () => {
  it('are no more than it has, nor more penalties or others than it has', () => {
    expect([described('penalty', 'inspection', 'inspection'), described('inspection', 'inspection')]).toEqual([[], []]);
    for (const drawn of [['penalty', 'penalty'], ['inspection', 'inspection', 'inspection'], ['penalty', 'inspection', 'inspection', 'inspection']]) expect(described(...drawn)).toEqual(['described-exceed-list']);
  });

  it('make room once they are withdrawn', () => {
    const full = after(list, describePowerItemsUseCase, items('penalty', 'inspection', 'inspection'), '2019-03-01');
    const another = { listId, items: [itemText('补充事项')] };
    const withdrawn = after(full, withdrawPowerItemsUseCase, { listId, items: ['事项1'], reason: '取消' }, '2019-04-01');
    expect([full, withdrawn].map((given) => decideGiven(given, describePowerItemsUseCase, another, { effective: onDay('2019-06-01') }).rules)).toEqual([['described-exceed-list'], []]);
  });
});
