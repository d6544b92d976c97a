import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type Fact } from '@yange/kernel';
import { decideGiven, type Decided, type GivenEvent } from '@yange/use-case';
import { absorbExcessLeadersUseCase } from '../../commands/excess-leaders/absorb-excess-leaders.use-case.js';
import { planAbsorptionUseCase } from '../../commands/excess-leaders/plan-absorption.use-case.js';
import { recordExcessLeadersUseCase } from '../../commands/excess-leaders/record-excess-leaders.use-case.js';
import { settlePlanUseCase } from '../../commands/excess-leaders/settle-plan.use-case.js';
import { stateRemainingExcessUseCase } from '../../commands/excess-leaders/state-remaining-excess.use-case.js';
import { excessLeaders, excessLeadersStream, leftToAbsorb } from './excess-leaders.aggregate.js';
import type { ExcessLeadersEvent } from './excess-leaders.events.js';

const owner = { name: '存在超职数配备的单位', count: 0, each: false };
const means = ['转任', '自然减员'];
const stream = excessLeadersStream(owner, '科级').streamId;
const past = (decided: Decided, on: string): GivenEvent[] => decided.events.map(({ event }) => ({ stream, event: event as StaffingEvent, effective: onDay(on) }));
const folded = (given: readonly GivenEvent[]) =>
  Timeline.of(
    excessLeaders,
    given.map((one, index): Fact<ExcessLeadersEvent> => ({ event: one.event as ExcessLeadersEvent, eventId: `e${index}`, effective: one.effective ?? onDay('2018-01-01'), position: index + 1, order: 0, supersedes: null })),
  ).latest();

const absorbed = past(decideGiven([], absorbExcessLeadersUseCase, { owner, principal: 4, deputy: 12, means }), '2019-05-31');
const remaining = past(decideGiven(absorbed, stateRemainingExcessUseCase, { owner, principal: 3, deputy: 10 }), '2020-06-30');
const plan = { owner, name: '整合职能', condition: '市委编办批复', principal: 2, deputy: 9 };
const later = { effective: onDay('2020-06-30') };

describe('leaders in excess', () => {
  it('leave unknown what no record and no statement tells', () => {
    expect(leftToAbsorb(folded(absorbed))).toBeNull();
    expect(leftToAbsorb(folded([...absorbed, ...remaining]))).toEqual({ principal: 3, deputy: 10 });
  });

  it('state the same remainder once', () => {
    expect(decideGiven([...absorbed, ...remaining], stateRemainingExcessUseCase, { owner, principal: 3, deputy: 10 }, later).events).toEqual([]);
  });

  it('keep a plan apart from what is', () => {
    const planned = decideGiven([...absorbed, ...remaining], planAbsorptionUseCase, plan, later);
    expect(planned.events).toMatchObject([{ event: { type: 'AbsorptionPlanned', data: { condition: '市委编办批复', leaders: { principal: 2, deputy: 9 } } } }]);
    expect(planned.rules).toEqual([]);
    const after = folded([...absorbed, ...remaining, ...past(planned, '2020-06-30')]);
    expect(leftToAbsorb(after)).toEqual({ principal: 3, deputy: 10 });
    expect(after.absorbed).toEqual({ principal: 4, deputy: 12 });
    const settled = decideGiven([...absorbed, ...remaining, ...past(planned, '2020-06-30')], settlePlanUseCase, { owner, planId: planned.decision.answer?.['planId'], outcome: 'condition-met' });
    expect(leftToAbsorb(folded([...absorbed, ...remaining, ...past(planned, '2020-06-30'), ...past(settled, '2020-07-01')]))).toEqual({ principal: 3, deputy: 10 });
  });

  it('find a plan for more than remain', () => {
    const planned = (principal: number) => decideGiven([...absorbed, ...remaining], planAbsorptionUseCase, { ...plan, principal }, later).rules;
    expect([planned(3), planned(4)]).toEqual([[], ['plan-over-remaining']]);
  });

  it('find more absorbed than there were, and a remainder that does not follow', () => {
    const recorded = past(decideGiven([], recordExcessLeadersUseCase, { owner, principal: 7, deputy: 22 }), '2018-01-01');
    const absorb = (principal: number) => decideGiven(recorded, absorbExcessLeadersUseCase, { owner, principal, means }, later).rules;
    expect([absorb(7), absorb(8)]).toEqual([[], ['absorbed-over-excess']]);
    expect(decideGiven([...recorded, ...absorbed], stateRemainingExcessUseCase, { owner, principal: 3, deputy: 10 }, later).rules).toEqual([]);
    expect(decideGiven([...recorded, ...absorbed], stateRemainingExcessUseCase, { owner, principal: 3, deputy: 9 }, later).rules).toEqual(['remaining-differs']);
  });

  it('are absorbed by means that the table of the day knows: rule absorb-means; history keeps what its source says', () => {
    const given = [...absorbed, ...remaining];
    const absorb = (by: readonly string[], mode: 'live' | 'history', past = given) => decideGiven(past, absorbExcessLeadersUseCase, { owner, principal: 1, means: [...by] }, { ...later, mode });
    expect([['转任'], ['removed'], [], ['谈话'], ['转任', '谈话']].map((by) => absorb(by, 'live').rules)).toEqual([[], [], ['absorb-means'], ['absorb-means'], ['absorb-means']]);
    expect(absorb(['removed'], 'live').events).toMatchObject([{ event: { data: { means: ['免职'] } } }]);
    expect([absorb([], 'history').rules, absorb(['谈话'], 'history').rules]).toEqual([[], []]);
    const table: GivenEvent = { stream: 'reference-list/closing-means', event: staffingContract.make('ReferenceListSet', { list: 'closing-means', entries: [{ code: 'talk', name: '谈话', marks: [] }] }), effective: onDay('2020-06-30') };
    expect([absorb(['谈话'], 'live', [...given, table]).rules, absorb(['转任'], 'live', [...given, table]).rules]).toEqual([[], ['absorb-means']]);
  });

  it('go on being absorbed after a stated remainder', () => {
    const given = [...absorbed, ...remaining];
    const more = decideGiven(given, absorbExcessLeadersUseCase, { owner, principal: 1, deputy: 2, means }, { effective: onDay('2020-12-31') });
    expect(leftToAbsorb(folded([...given, ...past(more, '2020-12-31')]))).toEqual({ principal: 2, deputy: 8 });
  });
});
