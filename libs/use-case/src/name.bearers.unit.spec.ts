import fc from 'fast-check';
import { bearerOn, borneTogether, bornBy, type Bearer } from './name.bearers.js';

const [old, young]: readonly Bearer[] = [{ id: 'old', since: '2010-03-01' }, { id: 'young', since: '2019-02-28' }] as const;
const bearers: readonly Bearer[] = [old as Bearer, young as Bearer];

describe('who bears a name', () => {
  it.each([
    ['before all who are known', '2001-01-01', 'old'],
    ['on the day that the first took it', '2010-03-01', 'old'],
    ['the day before the next', '2019-02-27', 'old'],
    ['the day on which the next takes it', '2019-02-28', 'young'],
    ['later', '2026-01-01', 'young'],
    ['where a row says no day', null, 'young'],
  ])('%s', (_case, day, id) => expect(bearerOn(bearers, day)).toBe(id));

  it('is one of whom only that is known, on every day', () => {
    expect(['1990-01-01', '2030-01-01', null].map((day) => bearerOn('only', day))).toEqual(['only', 'only', 'only']);
  });

  it('does not rest on the order in which they were told', () => {
    expect(['2012-01-01', '2020-01-01'].map((day) => bearerOn([...bearers].reverse(), day))).toEqual(['old', 'young']);
  });

  it('on the day of a change is for rows that are read again whoever they meant at first: the row that merges 教育局 into 教育局 names the source', () => {
    const told = bornBy(bornBy(undefined, [old as Bearer]), [young as Bearer]);
    expect(bearerOn(told, '2019-02-28')).toBe('young');
    const again = bornBy(told, [old as Bearer]);
    expect(bearerOn(again, '2019-02-28')).toBe('old');
    expect(bearerOn(again, '2019-03-01')).toBe('young');
    expect(bearerOn(bornBy(again, [young as Bearer]), '2019-02-28')).toBe('young');
  });

  it('is never forgotten when more is told', () => {
    const bearer = fc.record({ id: fc.constantFrom('a', 'b', 'c'), since: fc.constantFrom('', '2010-01-01', '2015-06-30', '2020-12-31') });
    fc.assert(fc.property(fc.array(bearer, { maxLength: 5 }), fc.array(bearer, { minLength: 1, maxLength: 5 }), (before, now) => {
      const { name = [] } = borneTogether(before.length === 0 ? {} : { name: before }, { name: now });
      const known = (all: readonly Bearer[]) => [...new Set(all.map(({ id, since }) => `${id}@${since}`))].sort();
      expect(known(name as readonly Bearer[])).toEqual(known([...before, ...now]));
    }));
  });

  it('takes any word for a name', () => {
    const names = borneTogether(borneTogether({}, { constructor: 'x' }), JSON.parse('{"__proto__": "y"}') as Record<string, string>);
    expect(Object.entries(names)).toEqual([['constructor', [{ id: 'x', since: '' }]], ['__proto__', [{ id: 'y', since: '' }]]]);
  });
});
