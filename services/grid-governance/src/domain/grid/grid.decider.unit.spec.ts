import { gridContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { derivedId, onDay, parseEffectiveDate, Timeline } from '@yange/kernel';
import { CommandExecutor, decideGiven, setHistoryWindow, specificationMeta, type GivenEvent } from '@yange/use-case';
import { abolishGridsUseCase } from '../../commands/grids/abolish-grids.use-case.js';
import { assignGridWorkersUseCase } from '../../commands/grids/assign-grid-workers.use-case.js';
import { createGridUseCase } from '../../commands/grids/create-grid.use-case.js';
import { createGridsUseCase } from '../../commands/grids/create-grids.use-case.js';
import { releaseGridWorkersUseCase } from '../../commands/grids/release-grid-workers.use-case.js';
import { resizeGridUseCase } from '../../commands/grids/resize-grid.use-case.js';
import { setChiefRolesUseCase } from '../../commands/grids/set-chief-roles.use-case.js';
import { setGridStandardUseCase } from '../../commands/grids/set-grid-standard.use-case.js';
import { gridRegister, totalIn } from './grid-register.aggregate.js';
import type { GridRegisterEvent } from './grid.events.js';

const make = gridContract.make;
const unit = { id: derivedId('organ', '新华街道'), name: '新华街道' };
const past = (event: GridRegisterEvent, on: string, more: Partial<GivenEvent> = {}): GivenEvent => ({ stream: 'grid-register', event, effective: parseEffectiveDate(on), ...more });

const standardBody = { householdsFrom: 300, householdsTo: 500, population: 1000, populationApproximate: true, words: '300-500户' };
const standard = past(make('GridStandardSet', standardBody), '2018-01-01');
const block = (count: number, on: string, more: Partial<GivenEvent> = {}) => past(make('GridsCreated', { grids: { blocks: [{ id: 'b', label: '网格', count }] } }), on, more);
const workers = (count: number, on: string, more: Partial<GivenEvent> = {}) => past(make('GridWorkersAssigned', { workers: { id: 'w', label: '网格员', count } }), on, more);
const named = (id: string, name: string, on: string, drawnFrom = '') => past(make('GridsCreated', { grids: { named: [{ id, name, drawnFrom }] } }), on);
const first = { name: '第一网格', unit, households: 350 };

const totalAt = (given: readonly GivenEvent[], date: string): number =>
  totalIn(
    Timeline.of(
      gridRegister,
      given.map((one, position) => ({ event: one.event as GridRegisterEvent, eventId: `e${position}`, effective: one.effective ?? onDay(date), position, order: 0, supersedes: null })),
    ).at(date),
    'grid',
    'block',
  );

describe('grids', () => {
  it('are a block where the source only counts them', () => {
    const { events } = decideGiven([], createGridsUseCase, { label: '网格', count: 444 });
    expect(events).toMatchObject([{ event: { type: 'GridsCreated', data: { grids: { named: [], blocks: [{ label: '网格', count: 444 }] } } } }]);
  });

  it('are drawn from that block once they are named: the total stays', () => {
    const given = [standard, block(444, '2019-01-01')];
    const { events, rules } = decideGiven(given, createGridUseCase, { ...first, drawnFrom: '网格' });
    expect(rules).toEqual([]);
    expect(events).toMatchObject([
      { stream: 'register', event: { data: { grids: { named: [{ name: '第一网格', drawnFrom: 'b' }] } } } },
      { stream: 'grid', event: { type: 'GridSized', data: { households: 350 } } },
    ]);
    expect(totalAt([...given, past(events[0]?.event as GridRegisterEvent, '2019-02-01')], '2019-02-01')).toBe(444);
  });

  it('are not drawn from a block that is empty, or not there yet', () => {
    const used = [block(1, '2019-01-01'), named('g0', '第零网格', '2019-01-02', 'b')];
    expect(() => decideGiven(used, createGridUseCase, { ...first, drawnFrom: '网格' })).toThrow('block-overdrawn');
    expect(() => decideGiven([block(9, '2019-03-01')], createGridUseCase, { ...first, drawnFrom: '网格' })).toThrow('unknown-grid');
  });

  it('add nothing for a repeated command', () => {
    expect(decideGiven([block(444, '2019-02-01')], createGridsUseCase, { label: '网格', count: 444 }, { commandId: 'another' }).events).toEqual([]);
    expect(decideGiven([named('g', '第一网格', '2019-02-01')], createGridUseCase, first, { commandId: 'another' }).events).toEqual([]);
    expect(decideGiven([standard], setGridStandardUseCase, standardBody, { effective: onDay('2018-01-01') }).events).toEqual([]);
    expect(decideGiven([workers(1228, '2019-02-01')], assignGridWorkersUseCase, { label: '网格员', count: 1228 }).events).toEqual([]);
  });

  it('have one name each', () => {
    expect(() => decideGiven([named('g', '第一网格', '2018-02-01')], createGridUseCase, first)).toThrow('grid-exists');
  });

  it('find by a late abolition that a later day is overdrawn', () => {
    const given = [block(2, '2018-01-01'), named('g1', '甲', '2020-01-01', 'b'), named('g2', '乙', '2020-01-01', 'b')];
    expect(decideGiven(given, abolishGridsUseCase, { block: '网格', count: 1 }).rules).toEqual(['grids-overdrawn']);
    expect(() => decideGiven(given, abolishGridsUseCase, { block: '网格', count: 3 })).toThrow('block-overdrawn');
  });

  it('count by the corrected number', () => {
    const given = [block(444, '2018-01-01', { eventId: 'first' }), block(44, '2018-01-01', { supersedes: 'first' })];
    expect(() => decideGiven(given, abolishGridsUseCase, { block: '网格', count: 45 })).toThrow('block-overdrawn');
  });
});

describe('the standard', () => {
  it('makes a grid outside it a broken rule, unless a reason is given', () => {
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 299 }).rules).toEqual(['grid-size']);
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 501 }).rules).toEqual(['grid-size']);
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 500 }).rules).toEqual([]);
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 120, deviationReason: '工业园区' }).rules).toEqual([]);
  });

  it('is the one in force at the effective date', () => {
    expect(decideGiven([standard], createGridUseCase, { ...first, households: 1 }, { effective: onDay('2017-12-31') }).rules).toEqual([]);
  });

  it('holds for a grid that is cut anew', () => {
    const gridId = derivedId('grid', 'g');
    const given = [standard, named(gridId, '第一网格', '2018-06-01')];
    const wider = { gridId, households: 900 };
    expect(decideGiven(given, resizeGridUseCase, wider)).toMatchObject({ rules: ['grid-size'], events: [{ stream: 'grid', event: { data: { name: '第一网格', households: 900 } } }] });
    expect(() => decideGiven([standard], resizeGridUseCase, wider)).toThrow('unknown-grid');
  });

  it('is kept as a finding in history and refuses the command live', async () => {
    const log = new MemoryEventLogs('grid').forDistrict('150302');
    const executor = new CommandExecutor(gridContract);
    const citations = [{ number: '内党办发〔2019〕22号', issuer: '自治区党委办公厅', issuedOn: '2019-05-01' }];
    const meta = (commandId: string, mode: 'live' | 'history') => specificationMeta({ commandId, mode, citations, id: (label) => derivedId(commandId, label) });
    const body = (name: string) => createGridUseCase.body.parse({ name, unit, households: 10 });
    await executor.execute(log, setHistoryWindow(gridContract), { cutOver: '2020-07-01' }, meta('window', 'history'));
    await executor.execute(log, setGridStandardUseCase, standardBody, meta('standard', 'history'));
    const then = await executor.execute(log, createGridUseCase, body('甲'), meta('then', 'history'));
    expect(then).toMatchObject({ status: 'recorded', findings: [{ rule: 'grid-size' }] });
    await expect(executor.execute(log, createGridUseCase, body('乙'), meta('now', 'live'))).rejects.toThrow('grid-size');
  });

  it('has a lower bound below its upper bound', () => {
    expect(() => decideGiven([], setGridStandardUseCase, { ...standardBody, householdsFrom: 501 })).toThrow('standard-range');
  });
});

describe('the people of the grids', () => {
  it('cannot leave in greater number than there are, on that day or a later one', () => {
    const leave = (count: number) => decideGiven([workers(10, '2018-01-01')], releaseGridWorkersUseCase, { label: '网格员', count }).rules;
    expect(leave(10)).toEqual([]);
    expect(leave(11)).toEqual(['grid-workers-overdrawn']);
  });

  it('have kinds of chief, each named once', () => {
    const { events } = decideGiven([], setChiefRolesUseCase, { roles: ['网格长', '单元长'] });
    expect(events).toMatchObject([{ event: { data: { roles: [{ name: '网格长' }, { name: '单元长' }] } } }]);
    const given = events.map(({ event }) => past(event as GridRegisterEvent, '2019-01-01'));
    expect(decideGiven(given, setChiefRolesUseCase, { roles: ['单元长'] }).events).toEqual([]);
  });
});
