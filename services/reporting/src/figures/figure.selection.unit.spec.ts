import { readTerm, writeTerm } from '../language/term.notation.js';
import type { OwnDefinition } from '../language/own-definition.js';
import { declaredFigure, said } from '../view/figure.fixture.js';
import { definitionOf } from './figure.selection.js';

const own = (measure: string, derivation: string, over: Partial<OwnDefinition> = {}): OwnDefinition => ({ measure, figureId: '', term: readTerm(derivation), numerator: null, denominator: null, since: '2020-01-01', unit: '', en: '', ...over });

const chosen = (id: string, measures: readonly string[], definitions: readonly OwnDefinition[], reportedOn = '2020-06-30') =>
  definitionOf(declaredFigure(id, measures.map((one) => said(one, 1)), { reportedOn }), definitions).measures.map(({ measure, term }) => [measure, writeTerm(term)]);

describe('the definition of a figure', () => {
  it('is the one that every district has, for each measure that it claims', () => {
    expect(chosen('Q7', ['grids', 'grid-workers'], [])).toEqual([['grids', '合计(网格)'], ['grid-workers', '合计(网格员)']]);
  });

  it('is the district\'s own before that, and one for this figure before one for all', () => {
    const definitions = [own('grids', '合计(网格员)'), own('grids', '合计(大厅)', { figureId: 'Q7' })];
    expect(chosen('Q8', ['grids'], definitions)).toEqual([['grids', '合计(网格员)']]);
    expect(chosen('Q7', ['grids'], [...definitions].reverse())).toEqual([['grids', '合计(大厅)']]);
  });

  it('is the last one in force on the day of the report', () => {
    const definitions = [own('grids', '合计(大厅)'), own('grids', '合计(窗口)', { since: '2020-06-30' }), own('grids', '合计(网格员)', { since: '2020-07-01' })];
    expect(chosen('Q7', ['grids'], definitions)).toEqual([['grids', '合计(窗口)']]);
    expect(chosen('Q7', ['grids'], definitions, '2020-02-01')).toEqual([['grids', '合计(大厅)']]);
    expect(chosen('Q7', ['grids'], definitions, '2019-12-31')).toEqual([['grids', '合计(网格)']]);
  });

  it('holds what the district defines for this very figure, though the report claims nothing', () => {
    expect(chosen('Q7', [], [own('grids', '合计(网格)', { figureId: 'Q7' }), own('windows', '合计(窗口)')])).toEqual([['grids', '合计(网格)']]);
  });

  it('is none for a measure that nobody defines, or that a later version defines', () => {
    expect(chosen('Q7', ['document-year'], [])).toEqual([]);
    expect(chosen('Q7', ['grids'], [own('grids', '合计(网格)', { term: null })])).toEqual([]);
  });
});
