import { grouped, parseEffectiveDate } from '@yange/kernel';
import { figure } from '../figures/figure-definition.fixture.js';
import { agreed, minus, notGiven, plus, share, sum, when } from '../language/term.js';
import { entry } from '../ledger/entry.fixture.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { deriveFigure } from './figure.derivation.js';
import { declaredFigure, said } from './figure.fixture.js';

const index = (...entries: readonly LedgerEntry[]) => grouped(entries, (one) => one.measure);
const grids = figure({ grids: sum('grids') });
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
    expect(derive([said('grids', 444)], figure({}), index(entry({ measure: 'grids' })))).toMatchObject({ verdict: 'not-derivable', basis: 'stated', derived: [] });
  });

  it('is a mismatch as soon as one of several measures differs, even when another cannot be derived', () => {
    const both = figure({ grids: sum('grids'), 'grid-workers': sum('grid-workers') });
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

  it('has a basis for each measure, and as a whole the weakest of those that the report declares', () => {
    const absorbed = { 'absorbed-principals': sum('a', { rank: 'p' }), 'absorbed-deputies': sum('a', { rank: 'd' }) };
    const definition = figure({ 'absorbed-leaders': plus(sum('a', { rank: 'p' }), sum('a', { rank: 'd' })), ...absorbed });
    const entries = index(entry({ measure: 'a', dims: { rank: 'p' }, kind: 'entity' }), entry({ measure: 'a', dims: { rank: 'd' }, amount: 2 }));
    const basisWhere = (...measures: readonly string[]) => derive(measures.map((one) => said(one, one === 'absorbed-leaders' ? 3 : one === 'absorbed-deputies' ? 2 : 1)), definition, entries);
    expect(basisWhere('absorbed-leaders', 'absorbed-principals', 'absorbed-deputies').derived.map(({ basis }) => basis)).toEqual(['computed', 'counted', 'block']);
    expect(basisWhere('absorbed-leaders', 'absorbed-principals', 'absorbed-deputies')).toMatchObject({ verdict: 'match', basis: 'block' });
    expect([basisWhere('absorbed-leaders').basis, basisWhere('absorbed-leaders', 'absorbed-principals').basis, basisWhere().basis]).toEqual(['computed', 'computed', 'block']);
  });

  it('is no calculation where a statement is divided', () => {
    const definition = figure({ 'sanding-rate': share(sum('issued'), sum('organs'), 0) });
    expect(derive([said('sanding-rate', 100)], definition, index(entry({ measure: 'issued', kind: 'stated' }), entry({ measure: 'organs' })))).toMatchObject({ verdict: 'match', basis: 'stated' });
    expect(derive([said('sanding-rate', 100)], definition, index(entry({ measure: 'issued' }), entry({ measure: 'organs' })))).toMatchObject({ verdict: 'match', basis: 'computed' });
  });

  it('is a mismatch where the events disagree: one of them contradicts the report, whichever is wrong', () => {
    const definition = figure({ grids: agreed(sum('grids'), sum('listed')) });
    const entries = (listed: number) => index(entry({ measure: 'grids', amount: 25 }), entry({ measure: 'listed', amount: listed }));
    expect(derive([said('grids', 25)], definition, entries(26))).toMatchObject({ verdict: 'mismatch', derived: [{ value: '26', tellings: ['25', '26'] }], underivable: [] });
    expect(derive([said('grids', 25)], definition, entries(25))).toMatchObject({ verdict: 'match', derived: [{ value: '25', tellings: [] }] });
    expect(derive([], definition, entries(26))).toMatchObject({ verdict: 'no-claim', derived: [{ value: null }], underivable: [{ measure: 'grids', reason: 'events-disagree' }] });
  });

  it('says why there is no value', () => {
    const reasonOf = (...entries: readonly LedgerEntry[]) => derive([said('grids', 444)], grids, index(...entries)).underivable;
    expect(reasonOf()).toEqual([{ measure: 'grids', reason: 'never-recorded' }]);
    expect(reasonOf(entry({ measure: 'grids', former: 'annulled' }))).toEqual([{ measure: 'grids', reason: 'annulled' }]);
    expect(reasonOf(entry({ measure: 'grids', on: '2021-01-01' }))).toEqual([{ measure: 'grids', reason: 'later-than-as-of' }]);
    expect(reasonOf(entry({ measure: 'grids', former: 'corrected' }), entry({ measure: 'grids', on: '2021-01-01' }))).toEqual([{ measure: 'grids', reason: 'later-than-as-of' }]);
    expect(reasonOf(entry({ measure: 'grids', former: 'annulled' }), entry({ measure: 'grids', on: '2021-01-01' }))).toEqual([{ measure: 'grids', reason: 'annulled' }]);
    expect(derive([said('grids', 444)], figure({ grids: notGiven }), index()).underivable).toEqual([{ measure: 'grids', reason: 'not-given' }]);
    expect(derive([said('grids', 444)], figure({}), index()).underivable).toEqual([{ measure: 'grids', reason: 'no-definition' }]);
    expect(derive([said('grids', 444)], grids, index(entry({ measure: 'grids', amount: 444 }))).underivable).toEqual([]);
  });

  it('names what would count, had it not been superseded, and nothing that came later', () => {
    const gone = entry({ measure: 'grids', amount: 400, former: 'corrected' });
    const goneLater = entry({ measure: 'grids', on: '2021-01-01', former: 'annulled' });
    const found = derive([said('grids', 444)], grids, index(gone, goneLater, entry({ measure: 'grids', amount: 444 })));
    expect(found).toMatchObject({ verdict: 'match', superseded: [gone.eventId] });
  });

  it('looks for a date up to the day of the report, for a number up to its own day', () => {
    const definition = figure({ 'inaugurated-on': when('inaugurations'), grids: sum('inaugurations') });
    const at = { asOf: parseEffectiveDate('2019-02-02'), reportedOn: '2020-06-30' };
    const found = (on: string) => deriveFigure(declaredFigure('X1', [said('inaugurated-on', '2019-02-02')], at), definition, index(entry({ measure: 'inaugurations', on })), 5);
    expect(found('2019-03-05')).toMatchObject({ verdict: 'mismatch', derived: [{ value: '2019-03-05' }, { value: null }] });
    expect(found('2019-02-02')).toMatchObject({ verdict: 'match', derived: [{ value: '2019-02-02' }, { value: '1' }] });
    expect(found('2020-07-01')).toMatchObject({ verdict: 'not-derivable', underivable: [{ reason: 'later-than-as-of' }, { reason: 'later-than-as-of' }] });
  });

  it('is computed where it is calculated from several measures', () => {
    const entries = index(entry({ measure: 'listed-powers', amount: 99 }), entry({ measure: 'powers-claimed', amount: 41 }));
    const definition = figure({ 'town-claim-rate': share(sum('powers-claimed'), sum('listed-powers'), 1) }, sum('powers-claimed'), sum('listed-powers'));
    expect(derive([said('town-claim-rate', '41.4', { unit: '%' })], definition, entries)).toMatchObject({ verdict: 'match', basis: 'computed', numerator: '41', denominator: '99' });
    expect(derive([], figure({ 'other-powers': minus(sum('listed-powers'), sum('powers-claimed')), organs: plus(sum('listed-powers')) }), entries).basis).toBe('computed');
  });

  it('keeps the half of a rate that is known', () => {
    const definition = figure({ 'finish-rate': notGiven }, sum('finished'), sum('cases-handled'));
    expect(derive([said('finish-rate', 97, { unit: '%' })], definition, index(entry({ measure: 'cases-handled', amount: 24596 })))).toMatchObject({ verdict: 'not-derivable', numerator: null, denominator: '24596' });
  });

  it('uses the date of the figure, not today', () => {
    const entries = index(entry({ measure: 'grids', amount: 20, on: '2018-07-31' }), entry({ measure: 'grids', amount: -13, on: '2018-08-31' }));
    const at = (to: string) => deriveFigure(declaredFigure('X1', [said('grids', 20)], { asOf: { from: null, to, precision: 'by-end-of', text: to } }), grids, entries, 5);
    expect(at('2018-07-31').derived[0]?.value).toBe('20');
    expect(at('2018-08-31').derived[0]?.value).toBe('7');
  });
});
