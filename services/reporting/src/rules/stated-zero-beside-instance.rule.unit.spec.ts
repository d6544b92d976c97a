import type { AspectName } from '../language/figure.language.js';
import { reportFigure, said } from '../view/figure.fixture.js';
import { found } from './rule.fixture.js';
import { statedZeroBesideInstance } from './stated-zero-beside-instance.rule.js';

const on = (id: string, aspect: AspectName, value: number, topic = '自设') => reportFigure(id, [said(aspect === 'zero' ? 'self-set-organs' : 'old-offices-named', value)], { topics: [{ topic, aspect }] });

describe('stated-zero-beside-instance', () => {
  it('finds each zero beside each instance', () => {
    expect(found(statedZeroBesideInstance, [on('X1', 'zero', 0), on('X2', 'instance', 3), on('Y5', 'zero', 0)])).toEqual([['X1', 'X2'], ['X2', 'Y5']]);
  });

  it('finds nothing without an instance, with none of them, or on another topic', () => {
    expect(found(statedZeroBesideInstance, [on('X1', 'zero', 0)])).toEqual([]);
    expect(found(statedZeroBesideInstance, [on('X1', 'zero', 0), on('X2', 'instance', 0)])).toEqual([]);
    expect(found(statedZeroBesideInstance, [on('X1', 'zero', 0), on('X2', 'instance', 3, '别的')])).toEqual([]);
  });
});
