import { onDay, Timeline } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { areaUnitLeftUseCase } from '../../commands/area-units/area-unit-left.use-case.js';
import { givePledgeUseCase } from '../../commands/area-units/give-pledge.use-case.js';
import { moveAreaUnitUseCase } from '../../commands/area-units/move-area-unit.use-case.js';
import { postponePledgeUseCase } from '../../commands/area-units/postpone-pledge.use-case.js';
import { registerAreaUnitUseCase } from '../../commands/area-units/register-area-unit.use-case.js';
import { settlePledgeUseCase } from '../../commands/area-units/settle-pledge.use-case.js';
import { establishCommunityUseCase } from '../../commands/communities/establish-community.use-case.js';
import { then } from '../community/community.fixture.js';
import { unit } from '../grid/grid.fixture.js';
import { areaUnit, areaUnitIdOf, pledgeIdOf, type AreaUnitEvent } from './area-unit.aggregate.js';

const areaUnitId = areaUnitIdOf(unit.id, '第一中学');
const pledgeId = pledgeIdOf(areaUnitId, '开放操场');
const told = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string) => then(past, useCase, body, on, () => `area-unit/${areaUnitId}`);
const on = (date: string) => ({ effective: onDay(date), commandId: date });
const rulesOf = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, date: string) => decideGiven(past, useCase, body, on(date)).rules;
const stateOn = (past: readonly GivenEvent[], date: string) =>
  Timeline.of<ReturnType<typeof areaUnit.initial>, AreaUnitEvent>(areaUnit, past.filter(({ stream }) => stream === `area-unit/${areaUnitId}`).map((one, position) => ({ event: one.event as never, eventId: `e${position}`, effective: one.effective ?? onDay(date), position, order: 0, supersedes: null }))).at(date);

const communities = then([], establishCommunityUseCase, { unit, name: '东社区' }, '2019-01-01', () => `communities/${unit.id}`);
const registration = { name: '第一中学', kind: '学校', unit, community: '东社区' };
const registered = told(communities, registerAreaUnitUseCase, registration, '2020-01-01');
const pledge = { areaUnitId, title: '开放操场', dueOn: '2020-09-01' };
const pledged = told(registered, givePledgeUseCase, pledge, '2020-03-01');
const kept = { areaUnitId, pledgeId, kept: true, evidence: ['照片'] };

describe('a unit of the area', () => {
  it('is registered once, with a kind of the table and a community that is there', () => {
    expect(decideGiven(communities, registerAreaUnitUseCase, registration, on('2020-01-01')).events).toMatchObject([{ event: { data: { areaUnitId, kind: 'school', community: { name: '东社区' } } } }]);
    expect(decideGiven(registered, registerAreaUnitUseCase, registration, on('2020-01-01')).events).toEqual([]);
    for (const day of ['2019-06-01', '2020-06-01']) expect(() => rulesOf(registered, registerAreaUnitUseCase, registration, day)).toThrow('area-unit-exists');
    expect(() => rulesOf(communities, registerAreaUnitUseCase, { ...registration, kind: '庙' }, '2020-01-01')).toThrow('unknown-code');
    expect(() => rulesOf(communities, registerAreaUnitUseCase, registration, '2018-12-31')).toThrow('unknown-community');
    expect(rulesOf(communities, registerAreaUnitUseCase, { ...registration, community: undefined }, '2018-12-31')).toEqual([]);
  });

  it('holds its name within the street while it is there: rule area-unit-name-twice', () => {
    const { keys } = decideGiven(communities, registerAreaUnitUseCase, registration, on('2020-01-01'));
    expect(keys.claims).toMatchObject([{ key: `area-unit:${unit.id}:第一中学`, taken: { rule: 'area-unit-name-twice' } }]);
    expect(decideGiven(registered, areaUnitLeftUseCase, { areaUnitId, reason: '迁出' }, on('2020-06-01')).keys).toMatchObject({ claims: [], releases: [{ key: `area-unit:${unit.id}:第一中学` }] });
  });

  it('moves within the street and leaves; then it may come again', () => {
    expect(stateOn(told(registered, moveAreaUnitUseCase, { unit, name: '第一中学' }, '2020-02-01'), '2020-02-01').community).toBeNull();
    const left = told(registered, areaUnitLeftUseCase, { areaUnitId, reason: '迁出' }, '2020-06-01');
    expect([stateOn(left, '2020-05-31').there, stateOn(left, '2020-06-01').there]).toEqual([true, false]);
    expect(decideGiven(left, areaUnitLeftUseCase, { areaUnitId, reason: '迁出' }, on('2020-07-01')).events).toEqual([]);
    expect(() => rulesOf(left, moveAreaUnitUseCase, { unit, name: '第一中学' }, '2020-07-01')).toThrow('area-unit-gone');
    expect(() => rulesOf(left, givePledgeUseCase, pledge, '2020-07-01')).toThrow('area-unit-gone');
    expect(() => rulesOf([], areaUnitLeftUseCase, { areaUnitId, reason: '迁出' }, '2020-07-01')).toThrow('unknown-area-unit');
    expect(rulesOf(left, registerAreaUnitUseCase, registration, '2020-08-01')).toEqual([]);
  });

  it('leaves without open pledges (area-unit-leaves-pledges)', () => {
    expect(rulesOf(pledged, areaUnitLeftUseCase, { areaUnitId, reason: '迁出' }, '2020-06-01')).toEqual(['area-unit-leaves-pledges']);
    expect(rulesOf(told(pledged, settlePledgeUseCase, kept, '2020-05-01'), areaUnitLeftUseCase, { areaUnitId, reason: '迁出' }, '2020-06-01')).toEqual([]);
  });
});

describe('a pledge', () => {
  it('has a day of its own, and each title once', () => {
    expect(decideGiven(pledged, givePledgeUseCase, pledge, on('2020-03-01')).events).toEqual([]);
    expect(() => rulesOf(pledged, givePledgeUseCase, { ...pledge, dueOn: '2021-01-01' }, '2020-04-01')).toThrow('pledge-exists');
    expect(() => rulesOf(registered, givePledgeUseCase, pledge, '2020-09-02')).toThrow('due-before-given');
    expect(rulesOf(registered, givePledgeUseCase, pledge, '2020-09-01')).toEqual([]);
  });

  it('is put off to a later day', () => {
    const later = { areaUnitId, pledgeId, dueOn: '2020-10-01', reason: '维修' };
    const done = told(pledged, postponePledgeUseCase, later, '2020-08-01');
    expect([stateOn(done, '2020-07-31'), stateOn(done, '2020-08-01')].map(({ pledges }) => pledges.get(pledgeId)?.dueOn)).toEqual(['2020-09-01', '2020-10-01']);
    expect(() => rulesOf(pledged, postponePledgeUseCase, { ...later, dueOn: '2020-09-01' }, '2020-08-01')).toThrow('due-not-later');
    expect(() => rulesOf(registered, postponePledgeUseCase, later, '2020-08-01')).toThrow('unknown-pledge');
  });

  it('is kept with what shows it (pledge-without-evidence)', () => {
    expect(rulesOf(pledged, settlePledgeUseCase, kept, '2020-09-01')).toEqual([]);
    expect(rulesOf(pledged, settlePledgeUseCase, { ...kept, evidence: [] }, '2020-09-01')).toEqual(['pledge-without-evidence']);
    expect(rulesOf(pledged, settlePledgeUseCase, { ...kept, kept: false, evidence: [] }, '2020-09-01')).toEqual([]);
  });

  it('is kept by its day, or by the one that it was put off to (pledge-kept-late)', () => {
    expect(rulesOf(pledged, settlePledgeUseCase, kept, '2020-09-02')).toEqual(['pledge-kept-late']);
    const later = told(pledged, postponePledgeUseCase, { areaUnitId, pledgeId, dueOn: '2020-10-01', reason: '维修' }, '2020-08-01');
    expect(rulesOf(later, settlePledgeUseCase, kept, '2020-09-02')).toEqual([]);
  });

  it('is given before it is settled, and settled once, on every day (area-unit-order)', () => {
    const done = told(pledged, settlePledgeUseCase, kept, '2020-08-01');
    expect(() => rulesOf(done, settlePledgeUseCase, { ...kept, kept: false }, '2020-08-02')).toThrow('pledge-settled');
    expect(rulesOf(done, settlePledgeUseCase, { ...kept, kept: false }, '2020-07-01')).toEqual(['area-unit-order']);
    expect(rulesOf(pledged, settlePledgeUseCase, { ...kept, kept: false }, '2020-07-01')).toEqual([]);
    expect(rulesOf(done, postponePledgeUseCase, { areaUnitId, pledgeId, dueOn: '2020-12-01', reason: '维修' }, '2020-07-01')).toEqual([]);
    const back = told(registered, areaUnitLeftUseCase, { areaUnitId, reason: '迁出' }, '2020-06-01');
    expect(rulesOf(told(back, givePledgeUseCase, pledge, '2020-05-01'), areaUnitLeftUseCase, { areaUnitId, reason: '迁出' }, '2020-04-01')).toEqual(['area-unit-order']);
  });
});
