import fc from 'fast-check';
import { dispatchEnds, rankDepartments, type DispatchEnd, type Outcome, type RankedStep } from './call-ranking.reading.js';

const step = (type: string, on_day: string, over: Partial<RankedStep> = {}): RankedStep => ({ stream_id: 'call/1', type, organ_id: 'd', organ: '城管局', on_day, due_on: '', passed: null, score: null, passed_to: '', ...over });
const dispatched = step('CallDispatched', '2026-09-01', { due_on: '2026-09-10' });
const answered = (on: string) => step('CallAnswered', on);
const reviewed = (on: string, passed: boolean) => step('CallReviewed', on, { passed });
const closed = (on: string) => step('CallClosed', on, { organ_id: '', organ: '' });
const september = { from: '2026-09-01', to: '2026-09-30', on: '2026-09-30' };
const outcomes = (steps: readonly RankedStep[], over: object = {}) => dispatchEnds(steps, { ...september, ...over }).map(({ outcome }) => outcome);

describe('how a dispatch ended', () => {
  it.each<readonly [Outcome, readonly RankedStep[]]>([
    ['kept', [dispatched, answered('2026-09-10'), reviewed('2026-09-20', true)]],
    ['late', [dispatched, answered('2026-09-11'), reviewed('2026-09-12', true)]],
    ['late', [dispatched, answered('2026-09-05'), reviewed('2026-09-06', false), answered('2026-09-11'), reviewed('2026-09-12', true)]],
    ['kept', [dispatched, answered('2026-09-05'), reviewed('2026-09-06', false), answered('2026-09-10'), reviewed('2026-09-12', true)]],
    ['waiting', [dispatched, answered('2026-09-05')]],
    ['unreplied', [dispatched, answered('2026-09-05'), closed('2026-09-06')]],
    ['unreplied', [dispatched, closed('2026-09-06')]],
    ['overdue', [dispatched]],
    ['overdue', [dispatched, answered('2026-09-05'), reviewed('2026-09-06', false)]],
    ['returned', [dispatched, step('CallReturned', '2026-09-02')]],
    ['escalated', [dispatched, step('CallEscalated', '2026-09-02'), closed('2026-09-03')]],
  ])('is %s', (outcome, steps) => expect(outcomes(steps)).toEqual([outcome]));

  it('is asked at the end of a day: what came later is not known', () => {
    const steps = [dispatched, answered('2026-09-09'), reviewed('2026-09-20', true)];
    expect(['2026-08-31', '2026-09-08', '2026-09-10', '2026-09-19', '2026-09-20'].map((on) => outcomes(steps, { on })[0])).toEqual([undefined, 'running', 'waiting', 'waiting', 'kept']);
    expect([outcomes([dispatched], { on: '2026-09-10' }), outcomes([dispatched], { on: '2026-09-11' })]).toEqual([['running'], ['overdue']]);
  });

  it('passes on with an organ that ended to the one that goes on with it', () => {
    const heir = { organ_id: 'heir', organ: '' };
    const steps = [dispatched, step('CallShareTakenOver', '2026-09-03', { passed_to: 'heir' }), step('CallAnswered', '2026-09-09', heir), step('CallReviewed', '2026-09-09', { ...heir, passed: true })];
    expect(dispatchEnds(steps, september, new Map([['heir', '综合执法局']]))).toMatchObject([{ organId: 'heir', organ: '综合执法局', outcome: 'kept' }]);
    expect(dispatchEnds(steps, { ...september, on: '2026-09-02' })).toMatchObject([{ organId: 'd', outcome: 'running' }]);
  });

  it('counts in the period of its day, each dispatch for itself', () => {
    expect(outcomes([dispatched], { to: '2026-09-09' })).toEqual([]);
    expect(outcomes([dispatched], { from: '2026-09-11' })).toEqual([]);
    const again = [dispatched, step('CallReturned', '2026-09-02'), step('CallDispatched', '2026-09-03', { due_on: '2026-09-14' }), answered('2026-09-14'), reviewed('2026-09-15', true)];
    expect(outcomes(again)).toEqual(['returned', 'kept']);
  });
});

const end = (organ: string, outcome: Outcome, score: number | null = null): DispatchEnd => ({ streamId: 'call/1', organId: organ, organ, dueOn: '2026-09-10', outcome, score });
const ranks = (ends: readonly DispatchEnd[], weight = 0) => rankDepartments(ends, weight).map(({ organ, rank, points }) => [organ, rank, points]);

describe('the ranking of departments', () => {
  it('divides what was answered in time by what was due', () => {
    const ends = [end('甲', 'kept'), end('甲', 'late'), end('甲', 'unreplied'), end('甲', 'running'), end('甲', 'waiting'), end('甲', 'returned'), end('甲', 'escalated'), end('乙', 'kept'), end('乙', 'kept'), end('丙', 'running')];
    expect(rankDepartments(ends, 0).map(({ organ, inTime }) => [organ, inTime])).toEqual([['乙', { numerator: 2, denominator: 2, percent: '100.0' }], ['甲', { numerator: 1, denominator: 3, percent: '33.3' }], ['丙', { numerator: 0, denominator: 0, percent: null }]]);
    expect(ranks(ends)).toEqual([['乙', 1, '100.0'], ['甲', 2, '33.3'], ['丙', null, null]]);
  });

  it('shares a place among those with as many points', () => {
    expect(ranks([end('甲', 'kept'), end('乙', 'kept'), end('丙', 'late')])).toEqual([['乙', 1, '100.0'], ['甲', 1, '100.0'], ['丙', 3, '0.0']]);
  });

  it('lets the assessments count by their share', () => {
    const ends = [end('甲', 'kept', 60), end('乙', 'kept', 90), end('乙', 'late', 100), end('丙', 'late')];
    expect(ranks(ends)).toEqual([['甲', 1, '100.0'], ['乙', 2, '50.0'], ['丙', 3, '0.0']]);
    expect(ranks(ends, 50)).toEqual([['甲', 1, '80.0'], ['乙', 2, '72.5'], ['丙', 3, '0.0']]);
    expect(ranks(ends, 100)).toEqual([['乙', 1, '95.0'], ['甲', 2, '60.0'], ['丙', 3, '0.0']]);
  });

  it('never puts fewer points before more, and never depends on the order of what happened', () => {
    const anyEnd = fc.record({ organ: fc.constantFrom('甲', '乙', '丙'), outcome: fc.constantFrom<Outcome>('kept', 'late', 'unreplied', 'overdue', 'waiting', 'returned'), score: fc.option(fc.integer({ min: 0, max: 100 })) });
    fc.assert(fc.property(fc.array(anyEnd, { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 100 }), (given, weight) => {
      const ends = given.map(({ organ, outcome, score }) => end(organ, outcome, score));
      const points = rankDepartments(ends, weight).flatMap((one) => (one.points === null ? [] : [Number(one.points)]));
      expect(points).toEqual([...points].sort((a, b) => b - a));
      expect(points.every((one) => one >= 0 && one <= 100)).toBe(true);
      expect(ranks([...ends].reverse(), weight)).toEqual(ranks(ends, weight));
    }));
  });
});
