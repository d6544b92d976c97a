import { writeTerm } from '../language/term.notation.js';
import { measures } from '../measures/measures.js';
import { knownDefinition, knownDefinitions } from './known.definitions.js';

/** The number of a document is one thing in each report: whose mark is meant is for the district to say. */
const forTheDistrictToSay = ['document-year', 'document-serial'];

describe('the definitions that every district has', () => {
  it('are one for each measure that the product has words for', () => {
    const defined = knownDefinitions.map(({ measure }) => measure);
    expect(new Set(defined).size).toBe(defined.length);
    expect([...defined, ...forTheDistrictToSay].sort()).toEqual(measures.map(({ id }) => id).sort());
  });

  it('say what is divided by what, where a rate is calculated and where it is only stated', () => {
    const rateOf = (measure: string) => [knownDefinition(measure)?.rate?.numerator, knownDefinition(measure)?.rate?.denominator].map((term) => term && writeTerm(term));
    expect(rateOf('town-claim-rate')).toEqual(['合计(认领权力，单位类别=镇，单位=口径)', '合计(清单权力)']);
    expect(rateOf('finish-rate')).toEqual(['合计(办结件)', '合计(办件)']);
    expect(rateOf('grids')).toEqual([undefined, undefined]);
  });

  it('have words that no two measures share', () => {
    expect(new Set(measures.map((one) => one.zh)).size).toBe(measures.length);
    expect(new Set(measures.map((one) => one.id)).size).toBe(measures.length);
  });
});
