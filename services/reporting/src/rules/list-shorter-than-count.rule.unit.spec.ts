import { reportFigure, said } from '../view/figure.fixture.js';
import { listShorterThanCount } from './list-shorter-than-count.rule.js';
import { found, rulesOn } from './rule.fixture.js';

const halls = (count: number, names: readonly string[], open = false) => reportFigure('X1', [said('halls', count)], { listed: [{ measure: 'halls', names, open }] });

describe('list-shorter-than-count', () => {
  it('finds a list of fewer names than it counts, open or not', () => {
    expect(found(listShorterThanCount, [halls(3, ['甲', '乙'])])).toEqual([['X1']]);
    expect(rulesOn(listShorterThanCount, [halls(3, ['甲', '乙'], true)])[0]?.text.zh).toContain('等');
  });

  it('finds nothing where all are named, or where nothing is listed', () => {
    expect(found(listShorterThanCount, [halls(2, ['甲', '乙']), reportFigure('X2', [said('halls', 9)])])).toEqual([]);
  });
});
