import { reportFigure, said } from '../view/figure.fixture.js';
import { found, population, rulesOn } from './rule.fixture.js';
import { standardAgainstPopulation } from './standard-against-population.rule.js';

const standard = reportFigure('X1', [said('population-per-grid', 500, { unit: '人', approximate: true })], { kind: 'range', relations: [{ kind: 'standard-for', figureId: 'X2', partition: '' }] });
const grids = (count: number) => reportFigure('X2', [said('grids', count)]);

describe('standard-against-population', () => {
  it('finds a standard that would fill a district beyond twice its share of the area', () => {
    expect(found(standardAgainstPopulation, [standard, grids(500)], { references: [population(300_000, 3)] })).toEqual([['X1', 'X2']]);
    expect(rulesOn(standardAgainstPopulation, [standard, grids(500)], { references: [population(300_000, 3)] })[0]?.text.en).toContain('about 250000 people: 83 %');
  });

  it('finds nothing within it, and nothing without a population to compare with', () => {
    expect(found(standardAgainstPopulation, [standard, grids(400)], { references: [population(300_000, 3)] })).toEqual([]);
    expect(found(standardAgainstPopulation, [standard, grids(5000)])).toEqual([]);
    expect(found(standardAgainstPopulation, [{ ...standard, declared: { ...standard.declared, relations: [] } }, grids(5000)], { references: [population(300_000, 3)] })).toEqual([]);
  });
});
