import { grouped } from '@yange/kernel';
import { entry } from '../ledger/entry.fixture.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { evaluate, percentage } from './term.evaluation.js';
import { agreed, date, each, latest, leastCount, minus, plus, share, sum, when, type Term } from '../language/term.js';

const valueOf = (term: Term, entries: readonly LedgerEntry[], asOf = '2020-06-30') => evaluate(term, grouped(entries, (one) => one.measure), { asOf, reported: '2020-06-30', unit: null });

describe('a term over the ledger', () => {
  it('sums the balances of all keys: a set replaces, an add adds', () => {
    const entries = [
      entry({ measure: 'quota', key: 'a', operation: 'set', amount: 40, on: '2019-01-01' }),
      entry({ measure: 'quota', key: 'a', amount: 5, on: '2019-03-01' }),
      entry({ measure: 'quota', key: 'b', amount: 7, on: '2019-02-01' }),
    ];
    expect(valueOf(sum('quota'), entries).value).toBe('52');
  });

  it('folds by effect, not by arrival', () => {
    const entries = [entry({ measure: 'quota', key: 'a', amount: 5, on: '2019-03-01' }), entry({ measure: 'quota', key: 'a', operation: 'set', amount: 40, on: '2019-01-01' })];
    expect(valueOf(sum('quota'), entries).value).toBe('45');
    expect(valueOf(sum('quota'), [...entries].reverse()).value).toBe('45');
  });

  it('takes only the dimensions asked for', () => {
    const entries = [entry({ measure: 'organs', amount: 11, dims: { category: 'party' } }), entry({ measure: 'organs', amount: 24, dims: { category: 'government' } })];
    expect(valueOf(sum('organs', { category: 'party' }), entries).value).toBe('11');
    expect(valueOf(sum('organs', { category: ['party', 'government'] }), entries).value).toBe('35');
  });

  it('counts what surely holds at the date, and lists what only may', () => {
    const sure = entry({ measure: 'teams', amount: 20, on: '截至2018年7月' });
    const maybe = entry({ measure: 'teams', amount: -13, on: '2018年8月' });
    const later = entry({ measure: 'teams', amount: -1, on: '2020-01-01' });
    const found = valueOf(sum('teams'), [sure, maybe, later], '2018-08-15');
    expect(found.value).toBe('20');
    expect([...found.events]).toEqual([sure.eventId]);
    expect([...found.uncertain]).toEqual([maybe.eventId]);
  });

  it('derives nothing from no events: absence is no zero', () => {
    expect(valueOf(sum('organs'), []).value).toBeNull();
    expect(valueOf(plus(sum('organs'), sum('others')), [entry({ measure: 'organs' })]).value).toBeNull();
  });

  it('gives the value that each member has, and none where they differ', () => {
    const posts = (owner: string, amount: number) => entry({ measure: 'posts', amount, dims: { owner } });
    expect(valueOf(each('posts', 'owner'), [posts('新华', 3), posts('新华', 6), posts('海北', 9)]).value).toBe('9');
    expect(valueOf(each('posts', 'owner'), [posts('新华', 3), posts('海北', 9)]).value).toBeNull();
  });

  it('takes the last statement, and the date of the last event as precisely as it is known', () => {
    const entries = [entry({ measure: 'target', operation: 'set', amount: 60, on: '2019-01-01' }), entry({ measure: 'target', operation: 'set', amount: 70, on: '2020年3月' })];
    expect(valueOf(latest('target'), entries).value).toBe('70');
    expect(valueOf(when('target'), entries).value).toBe('2020-03');
  });

  it('lets what was used up have no say in how well a value is known', () => {
    const entries = [
      entry({ measure: 'teams', key: 'block', amount: 1 }),
      entry({ measure: 'teams', key: 'block', amount: -1 }),
      entry({ measure: 'teams', key: 'a team', operation: 'set', kind: 'entity' }),
    ];
    expect([...valueOf(sum('teams'), entries).kinds]).toEqual(['entity']);
  });

  it('calculates sums, differences, shares and least counts', () => {
    const entries = [entry({ measure: 'claimed', amount: 41 }), entry({ measure: 'listed', amount: 99 }), entry({ measure: 'target', amount: 70, kind: 'stated' })];
    expect(valueOf(plus(sum('claimed'), sum('listed')), entries).value).toBe('140');
    expect(valueOf(minus(sum('listed'), sum('claimed')), entries).value).toBe('58');
    expect(valueOf(share(sum('claimed'), sum('listed'), 1), entries)).toMatchObject({ value: '41.4', calculated: true });
    expect(valueOf(leastCount(latest('target'), sum('listed')), entries).value).toBe('70');
  });

  it('takes a date that the last entry carries, and none where it carries none', () => {
    const plan = (issued: string, on: string) => entry({ measure: 'document', operation: 'set', dims: { issued }, on });
    expect(valueOf(date('document', 'issued'), [plan('2018-08', '2019-12-31')], '2018-08-31')).toMatchObject({ value: '2018-08', reason: null });
    expect(valueOf(date('document', 'issued'), [plan('', '2018-08-01')])).toMatchObject({ value: null, reason: 'never-recorded' });
  });

  it('knows an entry whose owner lost its category with the event that gave it', () => {
    const lost = { ownerCategory: 'town', eventId: 'retained', how: 'annulled' } as const;
    const posts = entry({ measure: 'posts', dims: { ownerCategory: 'group' }, lost });
    const found = valueOf(sum('posts', { ownerCategory: 'town' }), [posts]);
    expect([found.value, found.reason, [...found.superseded]]).toEqual([null, 'annulled', ['retained']]);
    expect(valueOf(sum('posts', { ownerCategory: 'street-office' }), [posts])).toMatchObject({ reason: 'never-recorded' });
  });

  it('divides by nothing without a result', () => {
    const entries = [entry({ measure: 'closed', operation: 'set', amount: 0 }), entry({ measure: 'opened', operation: 'set', amount: 0 })];
    expect(valueOf(share(sum('closed'), sum('opened'), 0), entries)).toMatchObject({ value: null, reason: 'zero-denominator' });
  });

  it('agrees only where all tellings of one fact do', () => {
    const entries = [entry({ measure: 'seals', amount: 14 }), entry({ measure: 'codes', amount: 14 }), entry({ measure: 'files', amount: 13 })];
    expect(valueOf(agreed(sum('seals'), sum('codes')), entries)).toMatchObject({ value: '14', calculated: false });
    expect(valueOf(agreed(sum('seals'), sum('files')), entries).value).toBeNull();
  });
});

describe('a percentage', () => {
  it.each([
    [41, 99, 1, '41.4'],
    [53, 53, 0, '100'],
    [1, 8, 1, '12.5'],
    [1, 8, 0, '13'],
    [1, 3, 1, '33.3'],
    [1, 1000, 1, '0.1'],
    [0, 7, 1, '0'],
  ])('of %d in %d with %d decimals is %s', (part, whole, decimals, expected) => {
    expect(percentage(part, whole, decimals, 'half-up')).toBe(expected);
  });

  it('of nothing is none', () => {
    expect(percentage(1, 0, 0, 'half-up')).toBeNull();
  });
});
