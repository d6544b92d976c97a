import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { passAreaUnitOnUseCase } from '../commands/area-units/pass-area-unit-on.use-case.js';
import { registerAreaUnitUseCase } from '../commands/area-units/register-area-unit.use-case.js';
import { dispatchCallUseCase } from '../commands/calls/dispatch-call.use-case.js';
import { raiseCallUseCase } from '../commands/calls/raise-call.use-case.js';
import { acceptCaseUseCase } from '../commands/cases/accept-case.use-case.js';
import { setServiceItemUseCase } from '../commands/cases/set-service-item.use-case.js';
import { establishCommunityUseCase } from '../commands/communities/establish-community.use-case.js';
import { moveCommunityUseCase } from '../commands/communities/move-community.use-case.js';
import { grantStreetPowersUseCase } from '../commands/lists/grant-street-powers.use-case.js';
import { takeOverAreaUnitUseCase } from '../commands/organ-ends/take-over-area-unit.use-case.js';
import { takeOverCallUseCase } from '../commands/organ-ends/take-over-call.use-case.js';
import { takeOverServiceItemUseCase } from '../commands/organ-ends/take-over-service-item.use-case.js';
import { areaUnitIdOf } from './area-unit/area-unit.aggregate.js';
import { callId, organ, pastCall, terms } from './call/call.fixture.js';
import { numberedCaseId, serviceItemId } from './service-case/service-case.decider.js';

const [street, other, third] = ['海北街道', '海南街道', '千里山镇'].map((name) => ({ id: derivedId('organ', name), name })) as unknown as readonly [Unit, Unit, Unit];
type Unit = { readonly id: string; readonly name: string };
const day = '2026-09-29';
const decided = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on = day) => () => decideGiven(given, useCase, body, { effective: onDay(on) });
const told = (stream: string, useCase: AnyUseCase, body: object, given: readonly GivenEvent[] = [], on = '2026-01-05'): readonly GivenEvent[] =>
  [...given, ...decideGiven(given, useCase, body, { effective: onDay(on), commandId: `${useCase.name} ${on}` }).events.map(({ event }) => ({ stream, event, effective: onDay(on) }))];

const areaUnitId = areaUnitIdOf(street.id, '第一中学');
const school = told(`area-unit/${areaUnitId}`, registerAreaUnitUseCase, { name: '第一中学', kind: '学校', unit: street });
const itemId = serviceItemId('政务中心', '营业执照');
const item = told(`service-item/${itemId}`, setServiceItemUseCase, { centre: '政务中心', name: '营业执照', department: street, workingDays: 3 });

describe('what cannot become a fact here', () => {
  it('a unit of the area passes on from where it is', () => {
    expect(decided(school, passAreaUnitOnUseCase, { areaUnitId, from: other, unit: third })).toThrow('area-unit-elsewhere');
    expect(decided(school, passAreaUnitOnUseCase, { areaUnitId, from: street, unit: third })).not.toThrow();
  });

  it('a number of a case is given once', () => {
    const first = told(`service-case/${numberedCaseId(itemId, '12')}`, acceptCaseUseCase, { itemId, window: '1号', number: '12' }, item, '2026-03-02');
    expect(decided(first, acceptCaseUseCase, { itemId, window: '2号', number: '12' }, '2026-03-03')).toThrow('case-exists');
    expect(decided(first, acceptCaseUseCase, { itemId, window: '2号', number: '13' }, '2026-03-03')).not.toThrow();
  });

  it('a deadline lies on the day of the dispatch at the earliest', () => {
    const raised = pastCall(decideGiven([], raiseCallUseCase, { caller: organ('海北街道'), matter: '占道经营', called: [organ('城管')] }).events[0]?.event, day);
    const dispatch = (dueOn: string) => ({ callId, department: organ('城管'), signBy: day, dueOn });
    expect(decided([terms, raised], dispatchCallUseCase, dispatch('2026-09-28'))).toThrow('due-before-dispatch');
    expect(decided([terms, raised], dispatchCallUseCase, dispatch(day))).not.toThrow();
  });

  it('powers are granted in words', () => {
    expect(decided([], grantStreetPowersUseCase, { title: '街道七权', words: '；' })).toThrow('no-powers');
  });

  it('a community moves to another street', () => {
    const east = told(`communities/${street.id}`, establishCommunityUseCase, { unit: street, name: '东社区' });
    const move = (to: Unit) => ({ unit: street, community: '东社区', to });
    expect(decided(east, moveCommunityUseCase, move(street))).toThrow('same-unit');
    expect(decided(east, moveCommunityUseCase, move(other))).not.toThrow();
  });

  it('what goes on with a successor goes on with one', () => {
    const raised = pastCall(decideGiven([], raiseCallUseCase, { caller: street, matter: '占道经营', called: [other] }).events[0]?.event, day);
    const takeOver = (from: Unit, ...successors: readonly Unit[]) => ({ areaUnitId, itemId, callId, from, successors });
    const without = <K extends string>(body: Readonly<Record<string, unknown>>, ...keys: readonly K[]) => Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key as K)));
    const cases: readonly (readonly [AnyUseCase, readonly GivenEvent[], readonly string[]])[] = [
      [takeOverAreaUnitUseCase, school, ['itemId', 'callId']],
      [takeOverServiceItemUseCase, item, ['areaUnitId', 'callId']],
      [takeOverCallUseCase, [raised], ['areaUnitId', 'itemId']],
    ];
    for (const [useCase, given, others] of cases) {
      expect(decided(given, useCase, without(takeOver(street), ...others))).toThrow('successor-missing');
      expect(decided(given, useCase, without(takeOver(street, other, third), ...others))).toThrow('successor-unclear');
      expect(decided(given, useCase, without(takeOver(street, third), ...others))).not.toThrow();
    }
    const both = pastCall(decideGiven([], raiseCallUseCase, { caller: street, matter: '占道经营', called: [other, third] }).events[0]?.event, day);
    expect(decided([both], takeOverCallUseCase, without(takeOver(other, third), 'areaUnitId', 'itemId'))).toThrow('successor-called-already');
  });
});
