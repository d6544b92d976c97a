import { compareWithExpected as compare, readExpected, type Expectation } from './expectation.js';

const expected: readonly Expectation[] = [
  { id: 'A1', kind: 'count', verdict: 'match', basis: 'computed' },
  { id: 'A2', kind: 'count', verdict: 'match', basis: 'block' },
];

describe('the comparison with the expected table', () => {
  it('finds nothing where all is as expected', () => {
    expect(compare(expected, { figures: expected })).toEqual([]);
  });

  it('names each field that differs', () => {
    expect(compare(expected, { figures: [{ id: 'A1', kind: 'rate', verdict: 'mismatch', basis: 'computed' }, expected[1] as Expectation] })).toEqual([
      { id: 'A1', field: 'kind', expected: 'count', actual: 'rate' },
      { id: 'A1', field: 'verdict', expected: 'match', actual: 'mismatch' },
    ]);
  });

  it('names figures that are missing and those that nobody expects', () => {
    expect(compare(expected, { figures: [expected[0] as Expectation, { id: 'Z9', kind: 'count', verdict: 'match', basis: 'block' }] }).map(({ id, field }) => [id, field])).toEqual([
      ['A2', 'missing'],
      ['Z9', 'unexpected'],
    ]);
  });

  it('minds the order', () => {
    expect(compare(expected, { figures: [...expected].reverse() })).toMatchObject([{ field: 'order' }]);
  });

  it('is read from rows, and from nothing else', () => {
    expect(readExpected([['A1', 'count', 'match', 'computed'], ['A2', 'count', 'match', 'block']])).toEqual(expected);
    for (const wrong of [{}, [['A1', 'number', 'match', 'block']], [['A1', 'count', 'equal', 'block']], [['A1', 'count', 'match']]]) expect(() => readExpected(wrong)).toThrow();
  });
});
