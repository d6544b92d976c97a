import fc from 'fast-check';
import { knownDefinitions } from '../figures/known.definitions.js';
import { queriesOf } from '../figures/measure.definition.js';
import { entry } from '../ledger/entry.fixture.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { each, sum, share, latest } from '../language/term.js';
import { declaredFigure } from '../view/figure.fixture.js';
import type { DeclaredFigure } from '../view/report.figure.js';
import { reportViewOf, type ReportSource } from '../view/report.view.js';
import { FigureMoves } from './figure.moves.js';
import { movedFigures } from './moved.figures.js';

const dayOf = (number: number): string => new Date(Date.UTC(2019, 0, 1 + number)).toISOString().slice(0, 10);
const days = Array.from({ length: 30 }, (_, index) => dayOf(index));

/** Of every way to take a value some, and what is calculated from several. */
const definitions = ['sum', 'each', 'latest', 'when', 'date', ''].flatMap((take) => knownDefinitions.filter(({ term }) => (term.form === 'query' ? term.query.take : '') === take).slice(0, 4));
const queries = queriesOf(definitions);

/** Contributions that known definitions may select or just miss, with late, imprecise, corrected and fractional ones among them. */
const entries = fc.array(
  fc.record({
    query: fc.integer({ min: 0, max: queries.length - 1 }),
    misses: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
    key: fc.constantFrom('a', 'b', 'owner-ended/o-1'),
    operation: fc.constantFrom('set' as const, 'add' as const),
    amount: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -2, max: 9 }) }, { weight: 1, arbitrary: fc.constantFrom(0.1, 0.2, 1.7) }),
    day: fc.integer({ min: 0, max: 34 }),
    span: fc.option(fc.integer({ min: 1, max: 9 }), { nil: 0 }),
    former: fc.constantFrom(undefined, undefined, undefined, undefined, 'annulled' as const, 'corrected' as const),
    owner: fc.constantFrom('', 'o-1', 'o-2'),
    order: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 20, maxLength: 60 },
).map((all): readonly LedgerEntry[] => all.map(({ query, misses, day, span, former, owner, ...rest }) => {
  const { measure, where = {}, by } = queries[query] ?? { measure: '' };
  const wanted = Object.fromEntries(Object.entries(where).map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]));
  const { effective: _effective, ...one } = entry({ measure, ...rest, dims: { ...(misses ? {} : wanted), ...(by === undefined ? {} : { [by]: owner || '2019-02' }), ...(owner === '' ? {} : { ownerId: owner }) }, ...(former === undefined ? {} : { former }) });
  return { ...one, effective: { from: span === 0 ? dayOf(day) : dayOf(day - span), to: dayOf(day), precision: span === 0 ? 'day' : 'range', text: '' } };
}));

const claims: readonly DeclaredFigure[] = definitions.map(({ measure, unit }, index) => declaredFigure(`A${index + 1}`, [{ measure, value: String(index % 7), unit, scope: '', approximate: index % 5 === 0 }]));

const sourceOf = (ledger: readonly LedgerEntry[], more: Partial<ReportSource> = {}): ReportSource => ({
  district: '150302', declared: claims, references: [], definitions: [], positions: {},
  ledger: { entries: ledger, superseded: [], names: [{ name: '甲镇', standing: 'known', subjectId: 'o-1', category: 'town', eventId: 'n-1' }, { name: '乙镇', standing: 'known', subjectId: 'o-2', category: 'town', eventId: 'n-2', former: 'annulled' }] },
  ...more,
});

/** What is to be: both days folded from nothing. */
const freshly = (source: ReportSource, day: string) => {
  const viewOn = (on: string) => reportViewOf({ ...source, declared: source.declared.map((figure) => ({ ...figure, asOf: { from: null, to: on, precision: 'by-end-of' as const, text: on }, reportedOn: on })) });
  return movedFigures(viewOn(new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)), viewOn(day));
};

describe('figures moving along', () => {
  it('are on every day what two fresh views of it and of the day before differ by, whatever days are left out', () => {
    let moved = 0;
    fc.assert(
      fc.property(entries, fc.subarray(days, { minLength: 1 }), (ledger, some) => {
        const source = sourceOf(ledger);
        const moves = new FigureMoves(source);
        for (const day of some) {
          const told = moves.movedOn(day);
          moved += told.length;
          expect(told).toEqual(freshly(source, day));
        }
      }),
      { numRuns: 100 },
    );
    expect(moved).toBeGreaterThan(200);
  }, 120_000);

  it('move with what defines them: with a definition of the district on the day since which it is in force', () => {
    const own = (since: string, term: ReportSource['definitions'][number]['term']) => ({ measure: '自定指标', figureId: '', term, numerator: null, denominator: null, since, unit: '个', en: 'own' });
    const definitions = [own('2019-01-05', sum('organs')), own('2019-01-10', each('organs', 'ownerId')), own('2019-01-12', latest('posts')), own('2019-01-20', share(sum('organs'), sum('posts'), 1))];
    const ledger = [entry({ measure: 'organs', amount: 3, on: '2019-01-02', dims: { ownerId: 'o-1' } }), entry({ measure: 'organs', amount: 4, on: '2019-01-11', dims: { ownerId: 'o-2' } }), entry({ measure: 'posts', amount: 9, on: '2019-01-15' })];
    const source = sourceOf(ledger, { definitions, declared: [declaredFigure('A1', [{ measure: '自定指标', value: '3', unit: '个', scope: '', approximate: true }])] });
    const moves = new FigureMoves(source);
    const told = days.map((day) => [day, moves.movedOn(day)] as const);
    expect(told).toEqual(days.map((day) => [day, freshly(source, day)]));
    expect(told.filter(([, figures]) => figures.length > 0).map(([day]) => day)).toEqual(['2019-01-05', '2019-01-11', '2019-01-12', '2019-01-15', '2019-01-20']);
  });
});
