import type { Carried } from './carried.js';
import type { Strength } from './load.shapes.js';
import { compared, ratesOf } from './rates.js';

const strength = (value: number, from: NonNullable<Strength>['from'] = 'team-account'): Strength => ({ value, from, teams: 1, events: [] });
const period = (from: string, to: string, accepted: number, counted = true) => ({ from, to, accepted, finished: 0, counted });
const carried = (over: Partial<Carried>): Carried => ({ team: { id: 't', name: '大队', words: ['大队'], field: '', organ: { id: 'o', name: '局' } }, items: { value: 10, events: [] }, cases: [], people: strength(5), quota: strength(5), ...over });
const alone = (one: Carried) => ratesOf(one, [one]);
const rated = (...items: readonly number[]) => compared(items.map((value) => ({ rates: alone(carried({ items: { value, events: [] } })) })), '2020-01-01').map(({ rates }) => rates.itemsPerPerson?.outlier);

describe('rates of a load', () => {
  it('keep both sides, and are none where one is not known or nobody is there', () => {
    expect(alone(carried({})).itemsPerPerson).toMatchObject({ numerator: 10, denominator: 5 });
    expect([alone(carried({ items: null })).itemsPerPerson, alone(carried({ people: null })).itemsPerPerson, alone(carried({ people: strength(0) })).itemsPerPerson]).toEqual([null, null, null]);
  });

  it('of cases count the periods within the window, and their days', () => {
    const cases = [period('2019-01-01', '2019-12-31', 99, false), period('2020-01-01', '2020-01-31', 4), period('2020-02-01', '2020-02-29', 6)];
    expect(alone(carried({ cases })).casesPerPerson).toMatchObject({ numerator: 10, denominator: 5, days: 60 });
    expect(alone(carried({ cases: cases.slice(0, 1) })).casesPerPerson).toBeNull();
  });

  it('of teams that share the account of their organ are made of what all of them carry', () => {
    const [a, b, own] = [carried({ people: strength(6, 'organ-account') }), carried({ people: strength(6, 'organ-account') }), carried({ items: { value: 500, events: [] } })];
    expect(ratesOf(a, [a, b, own]).itemsPerPerson).toMatchObject({ numerator: 20, denominator: 6 });
    expect(ratesOf(a, [a, { ...b, items: null }]).itemsPerPerson).toBeNull();
  });

  it('of cases of other days are not added up', () => {
    const [half, whole] = [carried({ people: strength(6, 'organ-account'), cases: [period('2020-01-01', '2020-06-30', 5)] }), carried({ people: strength(6, 'organ-account'), cases: [period('2020-01-01', '2020-12-31', 5)] })];
    expect(ratesOf(half, [half, whole]).casesPerPerson).toBeNull();
    expect(ratesOf(half, [half, half]).casesPerPerson).toMatchObject({ numerator: 10, days: 182 });
  });

  it('stand out from twice the median on, and below half of it', () => {
    expect(rated(10, 10, 20)).toEqual([null, null, 'high']);
    expect(rated(10, 10, 19)).toEqual([null, null, null]);
    expect(rated(10, 10, 5)).toEqual([null, null, null]);
    expect(rated(10, 10, 4)).toEqual([null, null, 'low']);
    expect(rated(10, 100)).toEqual([null, null]);
  });

  it('are compared by the day', () => {
    const of = (to: string, accepted: number) => ({ rates: alone(carried({ cases: [period('2020-01-01', to, accepted)] })) });
    expect(compared([of('2020-12-31', 366), of('2020-01-31', 31), of('2020-01-31', 62)], '2020-01-01').map(({ rates }) => rates.casesPerPerson?.timesMedian)).toEqual([1, 1, 2]);
  });
});
