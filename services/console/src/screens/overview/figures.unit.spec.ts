import { bases, verdicts } from '../../words/report.words.js';
import { filtered, filterOf, fractionOf, grouped, isAlso, isRestated, pairs, tally, toneOf, valueOf, type Figure, type Filter, type Finding } from './figures.model.js';

const title = { zh: '党政机构', en: 'organs' };

const figure = (id: string, more: Partial<Figure> = {}): Figure => ({
  id,
  kind: 'count',
  words: `${id} 的原文`,
  reading: '',
  place: '一(一)',
  scope: '',
  asOf: { from: null, to: '2019-02-28', precision: 'by-end-of', text: '2019年2月底' },
  declared: [{ measure: 'organs', value: 35, unit: '个', title, approximate: false, scope: '' }],
  derived: [{ measure: 'organs', value: 35, unit: '个', title, basis: 'counted', tellings: [] }],
  underivable: [],
  numerator: null,
  denominator: null,
  verdict: 'match',
  basis: 'counted',
  restated: false,
  provenance: 'stated',
  events: [],
  uncertain: [],
  superseded: [],
  declaredBy: 'e',
  ...more,
});

const figures = [
  figure('A1', { basis: 'computed' }),
  figure('A9', { basis: 'block', words: '核定行政编制461名' }),
  figure('B14', { verdict: 'no-claim', basis: 'computed', declared: [] }),
  figure('B34', { verdict: 'not-derivable', basis: 'stated', derived: [] }),
  figure('F5', { basis: 'stated' }),
];
const findings: Finding[] = [{ rule: 'ratio-out-of-range', figures: ['A9'], text: { zh: '领导职数与编制之比偏高', en: 'too many posts' } }];
const none: Filter = { part: '', verdict: '', basis: '', also: '', text: '' };
const ids = (filter: Partial<Filter>): string[] => filtered(figures, findings, { ...none, ...filter }).map(({ id }) => id);

describe('the figures of the report', () => {
  it('are drawn by what they rest on: one that is only restated never looks like one that was counted or computed', () => {
    expect(figures.map(toneOf)).toEqual(['computed', 'block', 'no-claim', 'not-derivable', 'stated']);
    expect(figures.filter(isRestated).map(({ id }) => id)).toEqual(['A9', 'F5']);
    expect(toneOf(figure('A2', { verdict: 'mismatch' }))).toBe('mismatch');
    const marks = [...Object.values(bases), ...Object.values(verdicts)].map(({ mark }) => mark);
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('are found by part, verdict, basis, words, values and findings', () => {
    expect(ids({ part: 'A' })).toEqual(['A1', 'A9']);
    expect(ids({ verdict: 'match', basis: 'stated' })).toEqual(['F5']);
    expect(ids({ text: '４６１ 编制' })).toEqual(['A9']);
    expect(ids({ text: 'RATIO-out' })).toEqual(['A9']);
    expect(ids({ text: 'b34' })).toEqual(['B34']);
    expect(ids({ text: '没有这样的' })).toEqual([]);
  });

  it('are found by what deserves a second look', () => {
    const inferred = [...figures, figure('E6', { provenance: 'reconstructed' })];
    const also = (kind: string): string[] => inferred.filter((one) => isAlso(one, findings, kind)).map(({ id }) => id);
    expect([also('finding'), also('reconstructed'), also('synthetic')]).toEqual([['A9'], ['E6'], []]);
  });

  it('stand in the parts of the report', () => {
    expect(grouped(figures).map((group) => [group.part, group.figures.length])).toEqual([['A', 2], ['B', 2], ['F', 1]]);
    expect(tally(figures, (one) => one.verdict)).toEqual({ match: 3, 'no-claim': 1, 'not-derivable': 1 });
  });

  it('have declared and derived values side by side, also where one of them is not there', () => {
    expect(pairs(figure('A1'))).toMatchObject([{ title, equal: true }]);
    expect(pairs(figure('B14', { declared: [] }))).toMatchObject([{ declared: null, equal: false }]);
    expect(pairs(figure('A9', { derived: [{ measure: 'organs', value: '36', unit: '', title, basis: 'counted', tellings: [] }] }))).toMatchObject([{ equal: false }]);
    const about = { measure: 'x', value: '33', unit: '%', approximate: true, title, scope: '' };
    expect([valueOf({ ...about, value: 0, unit: '个', approximate: false }), valueOf(about), valueOf(null)]).toEqual(['0 个', '约 33 %', '']);
  });

  it('say of a rate what it divides by what', () => {
    expect([fractionOf(figure('C1', { numerator: 41, denominator: 99 })), fractionOf(figure('A1'))]).toEqual(['41 ÷ 99', '']);
  });

  it('are filtered by what the address says', () => {
    expect(filterOf(new URLSearchParams('part=A&text=461&figure=A9'))).toEqual({ ...none, part: 'A', text: '461' });
  });
});
