import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { assessGridWorkersUseCase } from '../../commands/grids/assess-grid-workers.use-case.js';
import { assignGridWorkersUseCase } from '../../commands/grids/assign-grid-workers.use-case.js';
import { releaseGridWorkersUseCase } from '../../commands/grids/release-grid-workers.use-case.js';
import { setCrewStandardUseCase } from '../../commands/grids/set-crew-standard.use-case.js';
import { setChiefRolesUseCase } from '../../commands/grids/set-chief-roles.use-case.js';
import { unit, workers } from '../grid/grid.fixture.js';

describe('the people of the grids', () => {
  it('cannot leave in greater number than there are, on that day or a later one', () => {
    const leave = (count: number) => decideGiven([workers(10, '2018-01-01')], releaseGridWorkersUseCase, { label: '网格员', count }).rules;
    expect(leave(10)).toEqual([]);
    expect(leave(11)).toEqual(['grid-workers-overdrawn']);
  });

  it('leave the unit that has them', () => {
    const given = [workers(10, '2018-01-01'), workers(3, '2018-01-01', unit.id)];
    expect(decideGiven(given, releaseGridWorkersUseCase, { label: '网格员', count: 4, unit }).rules).toEqual(['grid-workers-overdrawn']);
    expect(() => decideGiven([workers(10, '2018-01-01')], releaseGridWorkersUseCase, { label: '网格员', count: 1, unit })).toThrow('unknown-grid');
  });

  it('are assessed by numbers, no more than are there (assessed-exceeds-workers)', () => {
    const assess = (assessed: number, passed: number, periodTo = '2018-12-31') => () => decideGiven([workers(10, '2018-01-01')], assessGridWorkersUseCase, { label: '网格员', periodFrom: '2018-01-01', periodTo, assessed, passed });
    expect([assess(10, 9)().rules, assess(11, 9)().rules]).toEqual([[], ['assessed-exceeds-workers']]);
    expect(assess(10, 11)).toThrow('passed-exceeds-assessed');
    expect(assess(10, 10, '2017-12-31')).toThrow('wrong-period');
    const on = (today: string, mode: 'live' | 'history' = 'live') => () => decideGiven([workers(10, '2018-01-01')], assessGridWorkersUseCase, { label: '网格员', periodFrom: '2018-01-01', periodTo: '2018-12-31', assessed: 10, passed: 9 }, { today, mode });
    expect(on('2018-12-30')).toThrow('period-not-over');
    expect([on('2018-12-31')().events.length, on('2018-12-30', 'history')().events.length]).toEqual([1, 1]);
    expect(() => decideGiven([], assessGridWorkersUseCase, { label: '网格员', periodFrom: '2018-01-01', periodTo: '2018-12-31', assessed: 1, passed: 1 })).toThrow('unknown-grid');
  });

  it('add nothing for a repeated command', () => {
    expect(decideGiven([workers(1228, '2019-02-01')], assignGridWorkersUseCase, { label: '网格员', count: 1228 }).events).toEqual([]);
  });

  it('have kinds of chief, each named once', () => {
    const { events } = decideGiven([], setChiefRolesUseCase, { roles: ['网格长', '单元长'] });
    expect(events).toMatchObject([{ event: { data: { roles: [{ name: '网格长' }, { name: '单元长' }] } } }]);
    const given = events.map(({ event }) => ({ stream: 'chief-roles', event, effective: onDay('2019-01-01') }));
    expect(decideGiven(given, setChiefRolesUseCase, { roles: ['单元长'] }).events).toEqual([]);
  });

  it('are of a kind that the table knows that day, one to a label', () => {
    const assign = (given: readonly GivenEvent[], body: object) => decideGiven(given, assignGridWorkersUseCase, { count: 3, ...body });
    const { events } = assign([], { label: '专职', kind: '专职网格员' });
    expect(events).toMatchObject([{ event: { data: { kind: 'full-time', workers: { label: '专职', count: 3 } } } }]);
    const given = events.map(({ event }) => ({ stream: 'grid-workers/district', event }));
    expect(() => assign(given, { label: '专职', kind: 'helper' })).toThrow('worker-kind-differs');
    expect(assign(given, { label: '专职', kind: 'full-time' }).events).toHaveLength(1);
    expect(() => assign([], { label: '专职', kind: '队员' })).toThrow('unknown-code');
  });

  it('have a standard by kind, whose most is not below its least', () => {
    const set = (body: object) => decideGiven([], setCrewStandardUseCase, { kind: 'full-time', persons: 2, words: '一格两员', ...body }).events;
    expect([set({}).length, set({ mostPersons: 2 }).length]).toEqual([1, 1]);
    expect(() => set({ mostPersons: 1 })).toThrow('standard-range');
    expect(() => set({ kind: 'nobody' })).toThrow('unknown-code');
  });
});
