import { reportFigure, said } from '../view/figure.fixture.js';
import { found } from './rule.fixture.js';
import { sameCountUnprovenSameSet } from './same-count-unproven-same-set.rule.js';

const seals = reportFigure('X1', [said('departments-with-seal-and-code', 6)]);
const units = reportFigure('X2', [said('transfer-units', 6), said('transferred-persons', 30)]);

describe('same-count-unproven-same-set', () => {
  it('finds two equal counts of things of one class', () => {
    expect(found(sameCountUnprovenSameSet, [seals, units])).toEqual([['X1', 'X2']]);
  });

  it('finds nothing where the counts or the classes differ', () => {
    expect(found(sameCountUnprovenSameSet, [seals, reportFigure('X2', [said('transfer-units', 7)])])).toEqual([]);
    expect(found(sameCountUnprovenSameSet, [seals, reportFigure('X2', [said('teams', 6, { unit: '支' })])])).toEqual([]);
  });

  it('finds nothing where the report says that they are the same, directly or by a third figure', () => {
    const same = (id: string, measure: string, figureId: string) => reportFigure(id, [said(measure, 6)], { relations: [{ kind: 'same-set-as', figureId, partition: '' }] });
    expect(found(sameCountUnprovenSameSet, [seals, same('X2', 'transfer-units', 'X1')])).toEqual([]);
    expect(found(sameCountUnprovenSameSet, [seals, same('X2', 'transfer-units', 'X3'), same('X3', 'duty-departments', 'X1')])).toEqual([]);
  });

  it('finds nothing where one measure is told twice, or where all are counted by name', () => {
    expect(found(sameCountUnprovenSameSet, [seals, reportFigure('X2', [said('departments-with-seal-and-code', 6)])])).toEqual([]);
    expect(found(sameCountUnprovenSameSet, [{ ...seals, basis: 'counted' }, { ...units, basis: 'counted' }])).toEqual([]);
  });
});
