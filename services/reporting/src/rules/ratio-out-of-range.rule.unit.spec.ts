import { reportFigure, said } from '../view/figure.fixture.js';
import { ratioOutOfRange } from './ratio-out-of-range.rule.js';
import { found, rulesOn } from './rule.fixture.js';

const quota = (value: number) => reportFigure('X1', [said('administrative-quota', value)]);
const posts = (value: number) => reportFigure('X2', [said('section-posts', value)]);

describe('ratio-out-of-range', () => {
  it('finds two measures out of proportion, and says how far', () => {
    expect(found(ratioOutOfRange, [quota(100), posts(60)])).toEqual([['X1', 'X2']]);
    expect(rulesOn(ratioOutOfRange, [quota(100), posts(60)])[0]?.text.zh).toContain('60.0%');
  });

  it('finds nothing within the bounds, without the other measure, or against nothing', () => {
    expect(found(ratioOutOfRange, [quota(100), posts(50)])).toEqual([]);
    expect(found(ratioOutOfRange, [posts(60)])).toEqual([]);
    expect(found(ratioOutOfRange, [quota(0), posts(60)])).toEqual([]);
  });

  it('asks for the bounds of the time', () => {
    const ratios = [{ numerator: 'section-posts', denominator: 'administrative-quota', min: 0, max: 0.5, from: '2021-01-01', to: null, why: { zh: '', en: '' } }];
    expect(found(ratioOutOfRange, [quota(100), posts(60)], { thresholds: { single: [], ratios } })).toEqual([]);
  });
});
