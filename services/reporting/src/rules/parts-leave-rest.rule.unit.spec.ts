import { reportFigure, said } from '../view/figure.fixture.js';
import { partsLeaveRest } from './parts-leave-rest.rule.js';
import { found, rulesOn } from './rule.fixture.js';

const part = (id: string, value: number, partition = '方式') => reportFigure(id, [said('party-organs', value)], { relations: [{ kind: 'part-of', figureId: 'X1', partition }] });
const whole = reportFigure('X1', [said('organs', 10)]);

describe('parts-leave-rest', () => {
  it('finds parts that do not make up their whole', () => {
    expect(found(partsLeaveRest, [whole, part('X10', 3), part('X2', 5)])).toEqual([['X1', 'X2', 'X10']]);
    expect(rulesOn(partsLeaveRest, [whole, part('X2', 3), part('X3', 5)])[0]?.text.zh).toContain('其余 2个');
  });

  it('says when the rest is easily taken for a part', () => {
    expect(rulesOn(partsLeaveRest, [whole, part('X2', 2), part('X3', 6)])[0]?.text.zh).toContain('易混');
    expect(rulesOn(partsLeaveRest, [whole, part('X2', 3), part('X3', 6)])[0]?.text.zh).not.toContain('易混');
  });

  it('finds nothing where they do, and never sums two partitions', () => {
    expect(found(partsLeaveRest, [whole, part('X2', 4), part('X3', 6)])).toEqual([]);
    expect(found(partsLeaveRest, [whole, part('X2', 4), part('X3', 6), part('X4', 10, '类别')])).toEqual([]);
    expect(found(partsLeaveRest, [whole, part('X2', 4), part('X3', 6), part('X4', 9, '类别')])).toEqual([['X1', 'X4']]);
  });

  it('takes the derived value of a part that the report does not number, and stays silent without one', () => {
    const silent = reportFigure('X3', [], { relations: [{ kind: 'part-of', figureId: 'X1', partition: '方式' }] }, { derived: [{ measure: 'party-organs', value: '6', unit: '个', basis: 'block', tellings: [] }] });
    expect(found(partsLeaveRest, [whole, part('X2', 4), silent])).toEqual([]);
    expect(found(partsLeaveRest, [whole, part('X2', 4), { ...silent, derived: [] }])).toEqual([]);
  });
});
