import { gridContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { closeWindowUseCase } from '../../commands/centre/close-window.use-case.js';
import { moveUnitInUseCase } from '../../commands/centre/move-unit-in.use-case.js';
import { moveUnitOutUseCase } from '../../commands/centre/move-unit-out.use-case.js';
import { openHallsUseCase } from '../../commands/centre/open-halls.use-case.js';
import { openWindowUseCase } from '../../commands/centre/open-window.use-case.js';
import { setCentreNumberUseCase } from '../../commands/centre/set-centre-number.use-case.js';
import { setWindowUnitUseCase } from '../../commands/centre/set-window-unit.use-case.js';
import { takeOverResidenceUseCase } from '../../commands/organ-ends/take-over-residence.use-case.js';
import { organEndStream } from '../organ-end/organ-end.aggregate.js';
import { declaredDiffers } from './centre-presence.js';
import { windowIdOf } from './centre-presence.decider.js';
import { centreId } from './service-centre.decider.js';

const centre = '政务中心';
const stream = `service-centre/${centreId(centre)}`;
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [bureau, heir] = [organ('城管局'), organ('综合执法局')];
const on = (day: string) => ({ effective: onDay(day) });
const told = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, day: string): readonly GivenEvent[] =>
  [...past, ...decideGiven(past, useCase, body, on(day)).events.map(({ event }) => ({ stream, event: event as GivenEvent['event'], effective: onDay(day) }))];
const rules = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, day: string): readonly string[] => decideGiven(past, useCase, body, on(day)).rules;

const first = { centre, name: '1号', handles: ['社保', '社保', '医保'] };
const shut = { centre, name: '1号', reason: '并入综合窗口' };
const resident = { centre, unit: bureau, handles: ['市容', '环卫'] };
const left = { centre, unit: bureau, reason: '事项下放' };

describe('a window of a centre', () => {
  const open = told([], openWindowUseCase, first, '2019-02-01');

  it('is opened with what it handles, in a hall that is known by name', () => {
    expect(open[0]?.event).toMatchObject({ type: 'WindowOpened', data: { centre, name: '1号', hall: '', handles: ['社保', '医保'] } });
    const halls = told([], openHallsUseCase, { centre, named: ['社保大厅'], total: 2 }, '2019-01-01');
    expect(decideGiven(halls, openWindowUseCase, { ...first, hall: '社保大厅' }, on('2019-02-01')).events).toHaveLength(1);
    expect(() => decideGiven(halls, openWindowUseCase, { ...first, hall: '税务大厅' }, on('2019-02-01'))).toThrow('unknown-hall');
    expect(() => decideGiven(halls, openWindowUseCase, { ...first, hall: '社保大厅' }, on('2018-12-31'))).toThrow('unknown-hall');
  });

  it('of one number in two halls is two windows', () => {
    const halls = told(told([], openHallsUseCase, { centre, named: ['甲厅', '乙厅'], total: 2 }, '2019-01-01'), openWindowUseCase, { ...first, hall: '甲厅' }, '2019-02-01');
    expect(rules(halls, openWindowUseCase, { ...first, hall: '乙厅' }, '2019-03-01')).toEqual([]);
    expect(rules(halls, openWindowUseCase, { ...first, hall: '甲厅' }, '2019-03-01')).toEqual(['window-order']);
  });

  it('is closed once it is open, and opened again once it is closed (window-order)', () => {
    expect([rules(open, closeWindowUseCase, shut, '2019-02-02'), rules(open, closeWindowUseCase, shut, '2019-01-31'), rules([], closeWindowUseCase, shut, '2019-02-02')]).toEqual([[], ['window-order'], ['window-order']]);
    const closed = told(open, closeWindowUseCase, shut, '2019-06-01');
    expect([rules(closed, openWindowUseCase, first, '2019-07-01'), rules(closed, openWindowUseCase, first, '2019-05-01'), rules(closed, closeWindowUseCase, shut, '2019-05-01')]).toEqual([[], ['window-order'], ['window-order']]);
  });

  it('said twice is one fact', () => {
    expect(decideGiven(open, openWindowUseCase, first, on('2019-02-01')).events).toEqual([]);
    const closed = told(open, closeWindowUseCase, shut, '2019-06-01');
    expect(decideGiven(closed, closeWindowUseCase, shut, on('2019-06-01')).events).toEqual([]);
  });
});

describe('a resident unit', () => {
  const seated = told([], moveUnitInUseCase, resident, '2019-02-01');

  it('moves in once and out once it is there (resident-unit-order)', () => {
    expect([rules(seated, moveUnitOutUseCase, left, '2019-02-02'), rules(seated, moveUnitOutUseCase, left, '2019-01-31')]).toEqual([[], ['resident-unit-order']]);
    expect([rules([], moveUnitInUseCase, resident, '2019-03-01'), rules(seated, moveUnitInUseCase, resident, '2019-03-01')]).toEqual([[], ['resident-unit-order']]);
    expect(decideGiven(seated, moveUnitInUseCase, resident, on('2019-02-01')).events).toEqual([]);
  });

  it('is none that has ended', () => {
    const ended: GivenEvent = { stream: organEndStream(bureau.id).streamId, event: gridContract.make('GridOwnerEnded', { organId: bureau.id, name: bureau.name, endedOn: '2019-06-01', successors: [] }) };
    expect([rules([ended], moveUnitInUseCase, resident, '2019-05-31'), rules([ended], moveUnitInUseCase, resident, '2019-06-01')]).toEqual([[], ['work-of-ended-organ']]);
  });

  it('that ends leaves its place and its kinds of matters to the one that comes after it', () => {
    const ending = (past: readonly GivenEvent[], ...successors: readonly (typeof heir)[]) => decideGiven(past, takeOverResidenceUseCase, { centre, from: bureau, successors }, on('2019-06-01')).events.map(({ event }) => event as GivenEvent['event']);
    expect(ending(seated, heir)).toMatchObject([{ type: 'ResidentUnitMovedOut', data: { unit: { organId: bureau.id } } }, { type: 'ResidentUnitMovedIn', data: { unit: { organId: heir.id }, handles: ['市容', '环卫'] } }]);
    expect(ending(seated)).toMatchObject([{ type: 'ResidentUnitMovedOut' }]);
    expect(ending([])).toEqual([]);
    expect(() => ending(seated, heir, organ('住建局'))).toThrow('successor-unclear');
    const both = (handles: readonly string[]) => told(seated, moveUnitInUseCase, { centre, unit: heir, handles }, '2019-03-01');
    expect(ending(both(['环卫', '市容', '绿化']), heir)).toMatchObject([{ type: 'ResidentUnitMovedOut' }]);
    expect(() => ending(both(['环卫']), heir)).toThrow('successor-resident');
  });
});

describe('a window of a unit', () => {
  const ofBureau = { ...first, unit: bureau };
  const seated = told([], moveUnitInUseCase, resident, '2019-02-01');
  const open = told(seated, openWindowUseCase, ofBureau, '2019-02-01');
  const ended: GivenEvent = { stream: organEndStream(bureau.id).streamId, event: gridContract.make('GridOwnerEnded', { organId: bureau.id, name: bureau.name, endedOn: '2019-06-01', successors: [] }) };

  it('is of one that is resident, from its first day to its last (window-of-absent-unit)', () => {
    expect([rules(seated, openWindowUseCase, ofBureau, '2019-02-01'), rules(seated, openWindowUseCase, ofBureau, '2019-01-31'), rules([], openWindowUseCase, ofBureau, '2019-02-01'), rules([], openWindowUseCase, first, '2019-02-01')]).toEqual([[], ['window-of-absent-unit'], ['window-of-absent-unit'], []]);
    expect([rules(open, moveUnitOutUseCase, left, '2019-06-01'), rules(told(open, closeWindowUseCase, shut, '2019-06-01'), moveUnitOutUseCase, left, '2019-06-01')]).toEqual([['window-of-absent-unit'], []]);
  });

  it('is none of one that has ended', () => {
    expect([rules([...seated, ended], openWindowUseCase, ofBureau, '2019-05-31'), rules([...seated, ended], openWindowUseCase, ofBureau, '2019-06-01')]).toEqual([[], ['work-of-ended-organ']]);
    const bare = told(seated, openWindowUseCase, first, '2019-02-01');
    expect([rules([...bare, ended], setWindowUnitUseCase, { centre, name: '1号', unit: bureau }, '2019-05-31'), rules([...bare, ended], setWindowUnitUseCase, { centre, name: '1号', unit: bureau }, '2019-06-01')]).toEqual([[], ['work-of-ended-organ']]);
  });

  it('becomes that of another, or of the centre itself, while it is open', () => {
    const set = (unit: typeof bureau | undefined, past = open, day = '2019-03-01') => decideGiven(past, setWindowUnitUseCase, { centre, name: '1号', ...(unit === undefined ? {} : { unit }) }, on(day));
    expect([set(bureau).events, set(undefined)]).toMatchObject([[], { events: [{ event: { type: 'WindowUnitSet', data: { windowId: windowIdOf({ centre, name: '1号' }), name: '1号' } } }], rules: [] }]);
    expect([set(heir).rules, set(heir, told(open, moveUnitInUseCase, { centre, unit: heir }, '2019-03-01')).rules]).toEqual([['window-of-absent-unit'], []]);
    expect(() => set(heir, open, '2019-01-31')).toThrow('window-not-open');
  });

  it('passes on with the place of a unit that ends, and without an heir is of the centre itself', () => {
    const ending = (past: readonly GivenEvent[], ...successors: readonly (typeof heir)[]) => decideGiven(past, takeOverResidenceUseCase, { centre, from: bureau, successors }, on('2019-06-01'));
    expect(ending(open, heir)).toMatchObject({ events: [{ event: { type: 'ResidentUnitMovedOut' } }, { event: { type: 'WindowUnitSet', data: { unit: { organId: heir.id } } } }, { event: { type: 'ResidentUnitMovedIn' } }], rules: [] });
    expect(ending(open)).toMatchObject({ events: [{ event: { type: 'ResidentUnitMovedOut' } }, { event: { type: 'WindowUnitSet' } }], rules: [] });
    expect(ending(open).events[1]?.event.data).not.toHaveProperty('unit.organId');
    const lone = told([], openWindowUseCase, ofBureau, '2019-02-01');
    expect(ending(lone, heir).events).toMatchObject([{ event: { type: 'WindowUnitSet', data: { unit: { organId: heir.id } } } }]);
  });
});

describe('a declared number beside what is known one by one', () => {
  const declared = (past: readonly GivenEvent[], what: 'windows' | 'units', count: number, day = '2019-12-31') => decideGiven(past, setCentreNumberUseCase, { centre, what, count }, on(day));

  it('is a finding where it differs, and names both (windows-differ)', () => {
    const two = told(told([], openWindowUseCase, first, '2019-02-01'), openWindowUseCase, { ...first, name: '2号' }, '2019-02-01');
    expect([declared(two, 'windows', 2).rules, declared(two, 'windows', 3).rules, declared(two, 'windows', 1).rules, declared([], 'windows', 73).rules]).toEqual([[], ['windows-differ'], ['windows-differ'], []]);
    const openWindows = new Map(['1号', '2号'].map((name) => [name, { name, handles: [], count: 1 }]));
    expect(declaredDiffers({ windows: 3, units: 33, openWindows, residents: new Map() })).toMatchObject([{ zh: '填报服务窗口 3 个，逐一登记的 2 个', facts: { declared: '3', counted: '2' }, excess: 1 }]);
    const closed = told(two, closeWindowUseCase, shut, '2019-06-01');
    expect([declared(closed, 'windows', 1).rules, declared(closed, 'windows', 2).rules]).toEqual([[], ['windows-differ']]);
  });

  it('is told of once while windows are being entered, not at each', () => {
    const three = told([], setCentreNumberUseCase, { centre, what: 'windows', count: 3 }, '2019-01-01');
    expect(rules(three, openWindowUseCase, first, '2019-02-01')).toEqual(['windows-differ']);
    const one = told(three, openWindowUseCase, first, '2019-02-01');
    expect(rules(one, openWindowUseCase, { ...first, name: '2号' }, '2019-02-01')).toEqual([]);
    const all = told(told(one, openWindowUseCase, { ...first, name: '2号' }, '2019-02-01'), openWindowUseCase, { ...first, name: '3号' }, '2019-02-01');
    expect(rules(all, openWindowUseCase, { ...first, name: '4号' }, '2019-03-01')).toEqual(['windows-differ']);
  });

  it('holds for resident units likewise (resident-units-differ)', () => {
    const seated = told([], moveUnitInUseCase, resident, '2019-02-01');
    expect([declared(seated, 'units', 1).rules, declared(seated, 'units', 33).rules, declared([], 'units', 33).rules]).toEqual([[], ['resident-units-differ'], []]);
    expect(declared(told(seated, moveUnitOutUseCase, left, '2019-06-01'), 'units', 1).rules).toEqual(['resident-units-differ']);
  });
});
