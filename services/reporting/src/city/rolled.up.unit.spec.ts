import { grouped } from '@yange/kernel';
import fc from 'fast-check';
import { evaluate } from '../figures/term.evaluation.js';
import { knownDefinitions } from '../figures/known.definitions.js';
import { entry } from '../ledger/entry.fixture.js';
import type { LedgerEntry, LedgerIndex } from '../ledger/ledger.js';
import { ledgerMeasures } from '../language/ledger.words.js';
import { agreed, each, latest, leastCount, minus, notGiven, plus, share, sum, when, type Term } from '../language/term.js';
import { additivities } from './additivity.js';
import { rollUp } from './rolled.up.js';

const day = '2020-06-30';
const index = (entries: readonly LedgerEntry[]): LedgerIndex => grouped(entries, ({ measure }) => measure);
const over = (term: Term, ...districts: readonly (readonly LedgerEntry[])[]) => rollUp(term, new Map(districts.map((entries, n) => [`15030${n + 2}`, index(entries)])), day);

const haibowan = [
  entry({ measure: 'quota', key: 'a', operation: 'set', amount: 40 }),
  entry({ measure: 'issues-opened', amount: 3, dims: { kind: 'over' } }),
  entry({ measure: 'issues-closed', amount: 3, dims: { kind: 'over' } }),
  entry({ measure: 'posts', key: 'x', amount: 9, dims: { owner: '甲街道' } }),
  entry({ measure: 'fields-held', key: 'f1', kind: 'entity', dims: { name: '市场监管' } }),
  entry({ measure: 'fields-held', key: 'f2', kind: 'entity', dims: { name: '文化市场' } }),
  entry({ measure: 'claim-target', amount: 70, kind: 'stated' }),
];
const hainan = [
  entry({ measure: 'quota', key: 'a', operation: 'set', amount: 60 }),
  entry({ measure: 'issues-opened', amount: 97, dims: { kind: 'over' } }),
  entry({ measure: 'issues-closed', amount: 0, dims: { kind: 'over' } }),
  entry({ measure: 'posts', key: 'x', amount: 9, dims: { owner: '乙街道' } }),
  entry({ measure: 'fields-held', key: 'g1', kind: 'entity', dims: { name: '市场监管' } }),
  entry({ measure: 'claim-target', amount: 70, kind: 'stated' }),
];

describe('the numbers of several districts', () => {
  it('sums what each counts for itself, though ids meet', () => {
    expect(over(sum('quota'), haibowan, hainan)).toEqual({ value: '100', reason: null, partial: null, missing: [] });
    expect(over(minus(sum('quota'), sum('posts')), haibowan, hainan).value).toBe('82');
    expect(over(plus(sum('quota'), sum('posts')), haibowan, hainan).value).toBe('118');
  });

  it('divides a rate anew: the mean of 100 % and 0 % is not the rate of both', () => {
    expect(over(share(sum('issues-closed'), sum('issues-opened'), 0), haibowan, hainan).value).toBe('3');
  });

  it('counts a name once that districts share, unless it is held no more', () => {
    expect(over(sum('fields-held'), haibowan, hainan).value).toBe('2');
    const givenUp = entry({ measure: 'fields-held', key: 'f2', kind: 'entity', operation: 'set', amount: 0, dims: { name: '文化市场' } });
    expect(over(sum('fields-held'), [...haibowan, givenUp], hainan).value).toBe('1');
  });

  it('does not guess whether what is only counted is what another names', () => {
    expect(over(sum('fields-held'), haibowan, [entry({ measure: 'fields-held', amount: 7 })]).reason).toBe('counted-without-names');
  });

  it.each([
    ['per-unit', each('posts', 'owner')],
    ['of-each', latest('claim-target')],
    ['of-each', leastCount(latest('claim-target'), sum('quota'))],
    ['date', when('quota')],
    ['not-given', notGiven],
    ['of-one-unit', { form: 'query', query: { measure: 'posts', take: 'sum', ofScope: true } } satisfies Term],
    ['shared-names', plus(sum('fields-held'), sum('quota'))],
  ] as const)('never sums what is %s', (reason, term) => {
    expect(over(term, haibowan, hainan)).toEqual({ value: null, reason, partial: null, missing: [] });
  });

  it('takes the telling that counts things where a district tells one number twice', () => {
    expect(over(agreed(sum('posts'), each('posts', 'owner')), haibowan, hainan).value).toBe('18');
  });

  it('names the district that does not give its part, and says what the others come to', () => {
    expect(over(sum('quota'), haibowan, [])).toEqual({ value: null, reason: 'incomplete', partial: '40', missing: ['150303'] });
    expect(over(share(sum('issues-closed'), sum('issues-opened'), 0), haibowan, [])).toMatchObject({ value: null, reason: 'incomplete', missing: ['150303'] });
    expect(over(sum('fields-held'), haibowan, [])).toMatchObject({ value: null, partial: '2', missing: ['150303'] });
  });

  it('nets what moves from one district to another, on every day', () => {
    const moved = (amount: number) => entry({ measure: 'quota', key: 'a', amount, on: '2020-03-01' });
    expect(over(sum('quota'), [...haibowan, moved(-5)], [...hainan, moved(5)]).value).toBe('100');
  });

  it('equals a recomputation over all entries together, whatever the districts hold', () => {
    const amounts = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -9, max: 99 }), fc.boolean(), fc.constantFrom('2019-01-01', '2020-01-01', '2021-01-01')), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(fc.array(amounts, { minLength: 1, maxLength: 5 }), (districts) => {
      const entriesOf = (prefix: string) => (rows: typeof districts[number]) => [entry({ measure: 'quota', key: `${prefix}first` }), ...rows.map(([key, amount, set, on]) => entry({ measure: 'quota', key: `${prefix}${key}`, amount, operation: set ? 'set' : 'add', on }))];
      const together = index(districts.flatMap((rows, n) => entriesOf(`${n}/`)(rows)));
      expect(over(sum('quota'), ...districts.map(entriesOf(''))).value).toBe(evaluate(sum('quota'), together, { asOf: day, reported: day, unit: null }).value);
    }));
  });
});

describe('what can be added up', () => {
  it('is said of everything that the ledger holds', () => {
    expect(Object.keys(additivities).sort()).toEqual(ledgerMeasures.map(({ id }) => id).sort());
  });

  it('is no measure of each, no standard and no rate of a statement', () => {
    const added = knownDefinitions.filter(({ term }) => rollUp(term, new Map(), day).reason === 'incomplete').map(({ measure }) => measure);
    expect(added.filter((measure) => /per-|ordinal|-on$|target$|-from$|-to$/u.test(measure))).toEqual([]);
    expect(added).toEqual(expect.arrayContaining(['administrative-quota', 'teams', 'grids', 'closing-rate']));
  });
});
