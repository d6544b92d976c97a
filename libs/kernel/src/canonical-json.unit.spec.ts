import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('JSON in one form', () => {
  it('writes the sample of RFC 8785, 3.2.2 as its 3.2.3 does', () => {
    const sample = JSON.parse('{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}') as unknown;
    expect(canonicalJson(sample)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });

  it('orders members by UTF-16 code units, also names that look like numbers', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7, '10': 8, '2': 9 })).toBe('{"\\r":2,"1":4,"10":8,"2":9,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('says the same of the same members in any order, with any spaces, and reads back as what it was', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).toReversed().map(([name, inner]) => [name, shuffled(inner)])) : value;
    };
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(shuffled(JSON.parse(JSON.stringify(value, null, 3))))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }));
  });
});
