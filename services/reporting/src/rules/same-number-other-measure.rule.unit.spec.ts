import { reportFigure, said } from '../view/figure.fixture.js';
import { found } from './rule.fixture.js';
import { sameNumberOtherMeasure } from './same-number-other-measure.rule.js';

const at = (id: string, measure: string, value: number | string, place: string, over = {}) => reportFigure(id, [said(measure, value, over)], { place });

describe('same-number-other-measure', () => {
  it('finds one large number for two measures in two sections', () => {
    expect(found(sameNumberOtherMeasure, [at('X1', 'grids', 312, '一(一)'), at('Y2', 'windows', 312, '二(三)')])).toEqual([['X1', 'Y2']]);
  });

  it.each([
    ['small numbers', [at('X1', 'grids', 31, '一'), at('Y2', 'windows', 31, '二')]],
    ['one measure that is told twice', [at('X1', 'grids', 312, '一'), at('Y2', 'grids', 312, '二')]],
    ['figures of one section', [at('X1', 'grids', 312, '二(一)'), at('Y2', 'windows', 312, '二(三)')]],
    ['decimals', [at('X1', 'grids', '312.5', '一'), at('Y2', 'windows', '312.5', '二')]],
    ['numbers that are only about right', [at('X1', 'grids', 300, '一', { approximate: true }), at('Y2', 'windows', 300, '二', { approximate: true })]],
    ['different numbers', [at('X1', 'grids', 312, '一'), at('Y2', 'windows', 313, '二')]],
  ])('does not mind %s', (_what, figures) => {
    expect(found(sameNumberOtherMeasure, figures)).toEqual([]);
  });

  it('does not mind numbers that are names, such as years', () => {
    const year = (id: string, measure: string, place: string) => reportFigure(id, [said(measure, 2019)], { place, kind: 'document' });
    expect(found(sameNumberOtherMeasure, [year('X1', 'document-year', '一'), year('Y1', 'document-serial', '二')])).toEqual([]);
  });
});
