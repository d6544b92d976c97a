import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { onDay, Timeline, type Fact } from '@yange/kernel';
import fc from 'fast-check';
import { pledgeList, type PledgeListEvent } from '../../domain/pledge-list/pledge-list.aggregate.js';
import { pledgeRows, type PledgeRow } from './pledge.fold.js';

type Type = PledgeListEvent['type'];
const types: readonly Type[] = ['PledgeItemsListed', 'PledgeItemsCancelled', 'PledgeItemsRetained'];
const told = (type: Type, day: number, { names = [] as readonly string[], rest = 0, kind = '', reason = '' } = {}, index = 0): Fact<OrganisationsEvent> => ({
  event: organisationsContract.make(type, { listId: 'l', listName: '清单', kind, ...(type === 'PledgeItemsRetained' ? { reason } : {}), items: { named: names.map((name) => ({ id: `${index}-${name}`, name })), blocks: rest === 0 ? [] : [{ id: `b-${index}`, label: '事项', count: rest }] } }) as OrganisationsEvent,
  eventId: `e-${index}`, effective: onDay(`2020-01-${String(day).padStart(2, '0')}`), position: index + 1, order: 0, supersedes: null,
});
const on = (rows: readonly PledgeRow[], date: string): readonly PledgeRow[] => rows.filter(({ valid_from, valid_to }) => valid_from <= date && (valid_to === null || valid_to > date));
const sum = (rows: readonly PledgeRow[], status: string): number => rows.filter((row) => row.status === status).reduce((total, { count }) => total + count, 0);

describe('what became of pledges and vetoes', () => {
  it('adds up to what is decided on, on every day', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...types), fc.integer({ min: 1, max: 20 }), fc.uniqueArray(fc.constantFrom('甲', '乙', '丙')), fc.nat(5), fc.constantFrom('', 'pledge', 'veto')), { maxLength: 10 }),
        (past) => {
          const facts = past.map(([type, day, names, rest, kind], index) => told(type, day, { names, rest, kind }, index));
          const timeline = Timeline.of(pledgeList, facts as unknown as readonly Fact<PledgeListEvent>[]);
          const rows = pledgeRows(timeline.facts as unknown as readonly Fact<OrganisationsEvent>[]);
          for (const { date, state } of timeline.from('2020-01-01')) {
            const there = on(rows, date);
            expect([date, sum(there, 'open'), sum(there, 'cancelled'), sum(there, 'retained')]).toEqual([date, state.listed - state.cancelled - state.retained, state.cancelled, state.retained]);
          }
        },
      ),
    ));

  it('is told of each by its name, and of blocks by how many', () => {
    const rows = pledgeRows([told('PledgeItemsListed', 1, { names: ['安全生产', '综治'], rest: 3 }, 0), told('PledgeItemsCancelled', 5, { names: ['综治'], rest: 2 }, 1), told('PledgeItemsRetained', 9, { names: ['安全生产'], reason: '法律规定' }, 2)]);
    const seen = (date: string) => on(rows, date).map(({ name, count, status, reason }) => [name, count, status, reason].join(' ').trim()).sort();
    expect(seen('2020-01-04')).toEqual(['事项 3 open', '安全生产 1 open', '综治 1 open']);
    expect(seen('2020-01-05')).toEqual(['事项 1 open', '事项 2 cancelled', '安全生产 1 open', '综治 1 cancelled']);
    expect(seen('2020-01-09')).toEqual(['事项 1 open', '事项 2 cancelled', '安全生产 1 retained 法律规定', '综治 1 cancelled']);
  });

  it('takes from the blocks of its own kind first, and from those of another kind only where nothing else is left', () => {
    const listed = [told('PledgeItemsListed', 1, { rest: 2, kind: 'veto' }, 0), told('PledgeItemsListed', 1, { rest: 3, kind: 'pledge' }, 1)];
    const open = (count: number) => on(pledgeRows([...listed, told('PledgeItemsCancelled', 2, { rest: count, kind: 'pledge' }, 2)]), '2020-01-02').filter(({ status }) => status === 'open').map(({ kind, count: left }) => `${kind} ${left}`);
    expect([open(2), open(3), open(4)]).toEqual([['veto 2', 'pledge 1'], ['veto 2'], ['veto 1']]);
  });
});
