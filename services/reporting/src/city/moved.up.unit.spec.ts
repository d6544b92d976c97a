import { grouped } from '@yange/kernel';
import { entry } from '../ledger/entry.fixture.js';
import { completed, type LedgerEntry } from '../ledger/ledger.js';
import type { CityMember } from './city.members.js';
import { withMovedUp } from './moved.up.js';
import type { MatchedHalf } from './moves/half.js';

const batch = '019a0000-0000-7000-8000-000000000001';
const told = [
  entry({ measure: 'transferred-persons', eventId: 'batch', key: `${batch}/block`, amount: 3, dims: { batchId: batch } }),
  entry({ measure: 'transferred-persons', eventId: 'one', key: `${batch}/block`, amount: -1 }),
  entry({ measure: 'transferred-persons', eventId: 'one', key: `${batch}/p1`, kind: 'entity', operation: 'set', amount: 1 }),
  entry({ measure: 'transferred-persons', eventId: 'other', key: 'another/p2', kind: 'entity', operation: 'set', amount: 1 }),
];
const half = { eventId: 'batch', district: '150303', state: 'up' } as MatchedHalf;

const read = (district: string, standing: CityMember['standing'], entries: readonly LedgerEntry[]) => ({ district, standing, leftOn: null, positions: { [`${district}/staffing`]: 9 }, index: grouped(entries, ({ measure }) => measure) });
const staffAt = (cityHas: readonly LedgerEntry[], halves: readonly MatchedHalf[] = [half]): readonly (readonly [string, number])[] =>
  (withMovedUp([read('150303', 'member', told), read('150300', 'own', cityHas)], halves).find(({ standing }) => standing === 'own')?.index.get('staff') ?? []).map(({ key, amount }) => [key, amount]);

describe('people who went up with their team', () => {
  it('are staff of the city one by one, those that are only a number and those of another batch are not', () => {
    expect(staffAt([])).toEqual([[`150303/${batch}/p1`, 1]]);
  });

  it('are staff of the city as a number where they left with the posts, whatever the district knew of its people; who of them is named later is there already', () => {
    const posts = { ...half, eventId: 'posts' };
    const along = entry({ measure: 'staff', eventId: 'posts', key: 'account', amount: -3 });
    const later = entry({ measure: 'transferred-persons', eventId: 'late', key: `${batch}/p3`, kind: 'entity', operation: 'set', amount: 1, dims: { counted: 'true' } });
    const sum = (entries: readonly LedgerEntry[]): number => {
      const index = grouped(completed({ entries, names: [], superseded: [] }).entries, ({ measure }) => measure);
      const up = withMovedUp([{ ...read('150303', 'member', []), index }, read('150300', 'own', [])], [half, posts]);
      return (up.find(({ standing }) => standing === 'own')?.index.get('staff') ?? []).reduce((total, { amount }) => total + amount, 0);
    };
    const opened = entry({ measure: 'staff', eventId: 'opened', key: 'account', operation: 'set', amount: 20 });
    expect([sum([along]), sum([opened, along]), sum([opened, along, ...told]), sum([opened, along, ...told, later])]).toEqual([3, 3, 4, 4]);
  });

  it('are none of it where the batch went elsewhere, or where the city records its own staff', () => {
    expect(staffAt([], [{ ...half, state: 'elsewhere' }])).toEqual([]);
    const own = entry({ measure: 'staff', key: 'own', amount: 40, operation: 'set' });
    expect(staffAt([own])).toEqual([['own', 40]]);
  });
});
