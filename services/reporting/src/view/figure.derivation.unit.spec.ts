import { figure } from '../figures/figure.definition.js';
import { minus, plus, share, sum } from '../figures/term.js';
import { entry } from '../ledger/entry.fixture.js';
import { grouped } from '../ledger/grouped.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { deriveFigure } from './figure.derivation.js';
import { declaredFigure, said } from './figure.fixture.js';

const index = (...entries: readonly LedgerEntry[]) => grouped(entries, (one) => one.measure);
const grids = figure('X1', { grids: sum('grids') });
const derive = (said_: Parameters<typeof declaredFigure>[1], definition: Parameters<typeof deriveFigure>[1], entries: ReturnType<typeof index>) => deriveFigure(declaredFigure('X1', said_), definition, entries, 5);

describe('a derived figure', () => {
  it('matches what was declared, and differs from it', () => {
    const entries = index(entry({ measure: 'grids', amount: 444 }));
    expect(derive([said('grids', 444)], grids, entries)).toMatchObject({ verdict: 'match', basis: 'block', derived: [{ measure: 'grids', value: '444', unit: '个' }] });
    expect(derive([said('grids', 443)], grids, entries).verdict).toBe('mismatch');
  });

  it('has no verdict where the report claims nothing, and says what it derives all the same', () => {
    expect(derive([], grids, index(entry({ measure: 'grids', amount: 444 })))).toMatchObject({ verdict: 'no-claim', derived: [{ value: '444' }] });
  });

  it('is not derivable from no events, or without a definition, and rests on the sentence alone', () => {
    expect(derive([said('grids', 444)], grids, index())).toMatchObject({ verdict: 'not-derivable', basis: 'stated', events: [] });
    expect(derive([said('grids', 444)], undefined, index(entry({ measure: 'grids' })))).toMatchObject({ verdict: 'not-derivable', basis: 'stated', derived: [] });
  });

  it('is a mismatch as soon as one of several measures differs, even when another cannot be derived', () => {
    const both = figure('X1', { grids: sum('grids'), 'grid-workers': sum('grid-workers') });
    expect(derive([said('grids', 1), said('grid-workers', 2)], both, index(entry({ measure: 'grids', amount: 9 }))).verdict).toBe('mismatch');
    expect(derive([said('grids', 9), said('grid-workers', 2)], both, index(entry({ measure: 'grids', amount: 9 }))).verdict).toBe('not-derivable');
  });

  it('lets an approximate value be a little off, an exact one never', () => {
    const entries = index(entry({ measure: 'grids', amount: 1020 }));
    expect(derive([said('grids', 1000, { approximate: true })], grids, entries).verdict).toBe('match');
    expect(derive([said('grids', 900, { approximate: true })], grids, entries).verdict).toBe('mismatch');
    expect(derive([said('grids', 1000)], grids, entries).verdict).toBe('mismatch');
  });

  it.each([
    ['counted', ['entity', 'entity']],
    ['block', ['entity', 'block']],
    ['stated', ['block', 'stated']],
  ] as const)('is %s, as good as the weakest of %j', (basis, kinds) => {
    const entries = index(...kinds.map((kind) => entry({ measure: 'grids', kind })));
    expect(derive([said('grids', 2)], grids, entries).basis).toBe(basis);
  });

  it('is computed where it is calculated from several measures', () => {
    const entries = index(entry({ measure: 'listed-powers', amount: 99 }), entry({ measure: 'powers-claimed', amount: 41 }));
    const definition = figure('X1', { 'town-claim-rate': share(sum('powers-claimed'), sum('listed-powers'), 1) }, { numerator: sum('powers-claimed'), denominator: sum('listed-powers') });
    expect(derive([said('town-claim-rate', '41.4', { unit: '%' })], definition, entries)).toMatchObject({ verdict: 'match', basis: 'computed', numerator: '41', denominator: '99' });
    expect(derive([], figure('X1', { 'other-powers': minus(sum('listed-powers'), sum('powers-claimed')), organs: plus(sum('listed-powers')) }), entries).basis).toBe('computed');
  });

  it('keeps the half of a rate that is known', () => {
    const definition = figure('X1', {}, { numerator: sum('finished'), denominator: sum('cases-handled') });
    expect(derive([said('finish-rate', 97, { unit: '%' })], definition, index(entry({ measure: 'cases-handled', amount: 24596 })))).toMatchObject({ verdict: 'not-derivable', numerator: null, denominator: '24596' });
  });

  it('uses the date of the figure, not today', () => {
    const entries = index(entry({ measure: 'grids', amount: 20, on: '2018-07-31' }), entry({ measure: 'grids', amount: -13, on: '2018-08-31' }));
    const at = (to: string) => deriveFigure(declaredFigure('X1', [said('grids', 20)], { asOf: { from: null, to, precision: 'by-end-of', text: to } }), grids, entries, 5);
    expect(at('2018-07-31').derived[0]?.value).toBe('20');
    expect(at('2018-08-31').derived[0]?.value).toBe('7');
  });
});
