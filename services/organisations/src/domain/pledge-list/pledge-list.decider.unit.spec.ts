import { organisationsContract } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { cancelPledgeItemsUseCase } from '../../commands/pledge-list/cancel-pledge-items.use-case.js';
import { listPledgeItemsUseCase } from '../../commands/pledge-list/list-pledge-items.use-case.js';
import { retainPledgeItemsUseCase } from '../../commands/pledge-list/retain-pledge-items.use-case.js';
import { pledgeListIdOf } from './pledge-list.aggregate.js';

const list = '责任状及“一票否决”事项';
const listId = pledgeListIdOf('150302', list);
type Type = 'PledgeItemsListed' | 'PledgeItemsCancelled' | 'PledgeItemsRetained';
const given = (type: Type, count: number, date = '2020-01-01', more: Partial<GivenEvent> = {}): GivenEvent => ({
  stream: `pledge-list/${listId}`,
  event: organisationsContract.make(type, { listId, listName: list, kind: '', items: { blocks: [{ id: `${type}-${date}`, label: '事项', count }] } }),
  effective: onDay(date),
  ...more,
});
const on = (date: string) => ({ effective: onDay(date) });

describe('pledge and veto items', () => {
  it('are listed as a block, by kind where the source tells them apart', () => {
    const { events } = decideGiven([], listPledgeItemsUseCase, { list, count: 25, label: '事项' });
    expect(events[0]?.event).toMatchObject({ type: 'PledgeItemsListed', data: { kind: '', items: { blocks: [{ count: 25 }] } } });
  });

  it('told again add nothing', () => {
    expect(decideGiven([given('PledgeItemsListed', 25)], listPledgeItemsUseCase, { list, count: 25, label: '事项' }, on('2020-01-01')).events).toEqual([]);
    expect(() => decideGiven([given('PledgeItemsListed', 25)], listPledgeItemsUseCase, { list, count: 26, label: '事项' }, on('2020-01-01'))).toThrow('told-otherwise');
  });

  it('are settled only as far as they are listed', () => {
    const past = [given('PledgeItemsListed', 25), given('PledgeItemsCancelled', 15, '2020-02-01')];
    const retained = (count: number) => decideGiven(past, retainPledgeItemsUseCase, { list, kind: 'pledge', count, reason: '暂无法清理' }, on('2020-03-01')).rules;
    expect([retained(10), retained(11)]).toEqual([[], ['more-settled-than-listed']]);
  });

  it('cannot be cancelled before they are listed, nor so that a later settlement has too few', () => {
    const past = [given('PledgeItemsListed', 25), given('PledgeItemsRetained', 20, '2020-06-01')];
    expect(decideGiven(past, cancelPledgeItemsUseCase, { list, count: 1 }, on('2019-12-01')).rules).toEqual(['more-settled-than-listed']);
    expect(decideGiven(past, cancelPledgeItemsUseCase, { list, count: 6 }, on('2020-02-01')).rules).toEqual(['more-settled-than-listed']);
    expect(() => decideGiven([], cancelPledgeItemsUseCase, { list, count: 1 })).toThrow('unknown-pledge-list');
  });

  it('count as corrected', () => {
    const past = [given('PledgeItemsListed', 20, '2020-01-01', { eventId: 'wrong' }), given('PledgeItemsListed', 25, '2020-01-01', { supersedes: 'wrong' })];
    expect(decideGiven(past, cancelPledgeItemsUseCase, { list, count: 25 }, on('2020-02-01')).rules).toEqual([]);
  });
});
