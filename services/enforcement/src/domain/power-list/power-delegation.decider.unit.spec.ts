import { enforcementContract, PowerKind } from '@yange/contracts';
import { onDay, Timeline } from '@yange/kernel';
import { decideGiven, limitsGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { declinePowersUseCase } from '../../commands/powers/decline-powers.use-case.js';
import { delegatePowersUseCase } from '../../commands/powers/delegate-powers.use-case.js';
import { describePowerItemsUseCase } from '../../commands/powers/describe-power-items.use-case.js';
import { determineUnitCapacityUseCase } from '../../commands/powers/determine-unit-capacity.use-case.js';
import { evaluatePowersUseCase } from '../../commands/powers/evaluate-powers.use-case.js';
import { setPowerKindsUseCase } from '../../commands/powers/set-power-kinds.use-case.js';
import { withdrawPowerItemsUseCase } from '../../commands/powers/withdraw-power-items.use-case.js';
import { powerList } from './power-list.aggregate.js';
import { powerListLimits } from './power-list.limits.js';
import type { PowerListEvent } from './power-list.events.js';
import { bureau, bodyOf, ground, issued, itemText, kinds, listId, methods, past, street, subject, town } from './power-list.fixture.js';

const june = { effective: onDay('2020-06-01') };
const describeItems = (...items: readonly object[]): readonly GivenEvent[] => decideGiven(ground, describePowerItemsUseCase, { listId, items }).events.map(({ event }) => past(event as PowerListEvent, '2019-03-01'));
const claim = (unit: typeof town, ...named: readonly string[]) => ({ listId, unit, kind: 'other', items: { named } });
const after = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on = '2020-06-01'): readonly GivenEvent[] => [...given, ...decideGiven(given, useCase, body, { effective: onDay(on) }).events.map(({ event }) => past(event as PowerListEvent, on))];
const reasonsOf = (given: readonly GivenEvent[], unit: typeof town, name: string, on = '2020-06-01'): readonly [readonly string[], string] => {
  const { rules, decision } = decideGiven(given, claimPowersUseCase, claim(unit, name), { effective: onDay(on) });
  return [rules, decision.violations?.[0]?.facts?.['reasons'] ?? ''];
};
const stateOf = (given: readonly GivenEvent[]) =>
  Timeline.of(powerList, given.filter(({ stream }) => stream.startsWith('power-list')).map((one, position) => ({ event: one.event as PowerListEvent, eventId: `e${position}`, effective: one.effective ?? onDay('2019-01-01'), position, order: 0, supersedes: null }))).latest();

describe('the items of a list', () => {
  it('are of a kind that is in force that day (power-kind-unknown)', () => {
    const body = { listId, items: [itemText('检查')] };
    expect(decideGiven(ground, describePowerItemsUseCase, body).rules).toEqual([]);
    expect(decideGiven([issued, kinds], describePowerItemsUseCase, { listId, items: [itemText('征收', { kind: 'levy' })] }).rules).toEqual(['power-kind-unknown']);
    // Until a district sets its own, the table that comes along holds.
    const [levy, own] = [{ listId, items: [itemText('征收', { kind: 'levy' })] }, { listId, items: [itemText('本区', { kind: 'own' })] }];
    const later = { ...kinds, effective: onDay('2019-05-01') };
    const on = (day: string, given: object) => decideGiven([issued, later], describePowerItemsUseCase, given, { effective: onDay(day) }).rules;
    expect([on('2019-04-30', levy), on('2019-05-01', levy), on('2019-05-01', body)]).toEqual([[], ['power-kind-unknown'], []]);
    expect(decideGiven([issued], describePowerItemsUseCase, own)).toMatchObject({ rules: ['power-kind-unknown'], decision: { violations: [{ zh: expect.stringContaining('penalty（行政处罚）'), facts: { codes: expect.stringContaining('coercion') } }] } });
  });

  it('are described once each, with a period that is one', () => {
    expect(() => decideGiven(ground, describePowerItemsUseCase, { listId, items: [itemText('甲'), itemText('甲')] })).toThrow('item-twice');
    expect(() => decideGiven(ground, describePowerItemsUseCase, { listId, items: [itemText('甲', { basisFrom: '2020-01-02', basisTo: '2020-01-01' })] })).toThrow('wrong-period');
    expect(() => decideGiven([], setPowerKindsUseCase, { kinds: [{ code: 'aa', name: '甲' }, { code: 'aa', name: '乙' }] })).toThrow('kind-twice');
  });
});

describe('who may claim what (claim-not-eligible)', () => {
  const described = [...ground, ...describeItems(
    itemText('检查'), itemText('处罚', { kind: 'penalty' }), itemText('草原', { vertical: true }), itemText('审批', { level: 'district' }), itemText('电梯', { expertise: '特种设备' }), itemText('新法', { basisFrom: '2020-06-01', basisTo: '2020-12-31' }),
  )];
  const strong = after(described, determineUnitCapacityUseCase, { listId, unit: town, level: 'district', expertise: ['特种设备'] }, '2020-01-01');

  it('is not passed by with another spelling: an item is called as the list has it', () => {
    const given = [...ground, ...describeItems(itemText('违建（一）处罚', { kind: 'penalty' }))];
    const live = (useCase: AnyUseCase, name: string, mode: 'live' | 'history' = 'live') => () => decideGiven(given, useCase, { ...claim(street, name), ...(useCase === declinePowersUseCase ? { reason: 'no-enforcement-body', words: '无主体' } : {}) }, { ...june, mode });
    for (const name of ['违建(一)处罚', '违建 （一）处罚']) {
      for (const useCase of [claimPowersUseCase, declinePowersUseCase]) expect(live(useCase as AnyUseCase, name)).toThrow('item-spelled-otherwise');
    }
    expect([live(claimPowersUseCase, '违建（一）处罚')().rules, live(claimPowersUseCase, '违建（二）处罚')().rules, live(claimPowersUseCase, '违建(一)处罚', 'history')().events.length]).toEqual([['claim-not-eligible'], [], 1]);
    expect(live(declinePowersUseCase, '违建（一）处罚')().events).toHaveLength(1);
  });

  it('is told by reason', () => {
    expect(reasonsOf(described, street, '检查')).toEqual([[], '']);
    expect(reasonsOf(described, street, '处罚')).toEqual([['claim-not-eligible'], 'no-enforcement-body']);
    expect(reasonsOf(described, town, '处罚')).toEqual([[], '']);
    expect(reasonsOf(described, town, '草原')).toEqual([['claim-not-eligible'], 'vertical-holder']);
    expect(reasonsOf(described, town, '审批')).toEqual([['claim-not-eligible'], 'beyond-authority']);
    expect(reasonsOf(described, town, '电梯')).toEqual([['claim-not-eligible'], 'expertise']);
    expect([reasonsOf(strong, town, '审批'), reasonsOf(strong, town, '电梯')]).toEqual([[[], ''], [[], '']]);
  });

  it('depends on the legal basis of that very day', () => {
    expect(reasonsOf(described, town, '新法', '2020-05-31')).toEqual([['claim-not-eligible'], 'legal-basis']);
    expect(reasonsOf(described, town, '新法', '2020-06-01')).toEqual([[], '']);
    expect(reasonsOf(described, town, '新法', '2020-12-31')).toEqual([[], '']);
    expect(reasonsOf(described, town, '新法', '2021-01-01')).toEqual([['claim-not-eligible'], 'legal-basis']);
  });

  it('fits the reason given for declining', () => {
    const decline = (name: string, reason: string, given: readonly GivenEvent[] = described) => () => decideGiven(given, declinePowersUseCase, { ...claim(town, name), reason, words: '不具备条件' }, june).events;
    expect(decline('草原', 'vertical-holder')()).toHaveLength(1);
    expect(decline('检查', 'vertical-holder')).toThrow('reason-contradicts-record');
    expect(decline('电梯', 'authority-or-expertise')()).toHaveLength(1);
    expect(decline('电梯', 'expertise', strong)).toThrow('reason-contradicts-record');
    expect(decline('新法', 'legal-basis')).toThrow('reason-contradicts-record');
    expect(decline('从未载明', 'expertise')()).toHaveLength(1);
  });
});

const given = after([...ground, ...describeItems(itemText('检查'), itemText('处罚', { kind: 'penalty' }))], claimPowersUseCase, claim(town, '检查', '处罚'), '2020-01-01');
const delegation = { listId, unit: town, items: ['检查'], method: '确认', delegatedBy: bureau, legalReview: '司法局已审查', procedure: '按行政检查程序' };

describe('a delegation', () => {
  it('rests on a review of legality and a procedure (delegation-without-review, delegation-without-procedure)', () => {
    expect(decideGiven(given, delegatePowersUseCase, delegation, june).rules).toEqual([]);
    expect(decideGiven(given, delegatePowersUseCase, { ...delegation, legalReview: ' ' }, june).rules).toEqual(['delegation-without-review']);
    expect(decideGiven(given, delegatePowersUseCase, { ...delegation, procedure: '' }, june).rules).toEqual(['delegation-without-procedure']);
  });

  it('is made by another than whom it is made to (delegation-to-itself)', () => {
    // Whom two names mean is told by their ids.
    expect(decideGiven(given, delegatePowersUseCase, { ...delegation, delegatedBy: { ...town, id: bureau.id } }, june).rules).toEqual([]);
    expect(decideGiven(given, delegatePowersUseCase, { ...delegation, delegatedBy: town }, june).rules).toEqual(['delegation-to-itself']);
    const heldBy = (holder: typeof town) => after(given, describePowerItemsUseCase, { listId, items: [itemText('检查', { holder })] }, '2020-02-01');
    expect(decideGiven(heldBy(town), delegatePowersUseCase, delegation, june)).toMatchObject({ rules: ['delegation-to-itself', 'delegation-by-holder'], decision: { violations: [{ zh: '“检查”原由千里山镇行使，不能再赋予它' }, {}] } });
    expect(decideGiven(heldBy(bureau), delegatePowersUseCase, delegation, june).rules).toEqual([]);
  });

  it('is made by who holds the power, where that is described (delegation-by-holder)', () => {
    const heldBy = (holder: typeof town) => after(given, describePowerItemsUseCase, { listId, items: [itemText('检查', { holder })] }, '2020-02-01');
    expect(decideGiven(heldBy(street), delegatePowersUseCase, delegation, june)).toMatchObject({ rules: ['delegation-by-holder'], decision: { violations: [{ facts: { organ: bureau.id, items: '检查' } }] } });
    expect(decideGiven(heldBy(street), delegatePowersUseCase, { ...delegation, delegatedBy: street }, june).rules).toEqual([]);
    expect(decideGiven(given, delegatePowersUseCase, delegation, june).rules).toEqual([]);
  });

  it('is of what is claimed and can be carried, by a method that is adopted, once at a time', () => {
    expect(() => decideGiven(given, delegatePowersUseCase, { ...delegation, items: ['别的'] }, june)).toThrow('not-claimed');
    expect(() => decideGiven(given, delegatePowersUseCase, { ...delegation, method: '委托' }, june)).toThrow('unknown-method');
    expect(() => decideGiven(given, delegatePowersUseCase, { ...delegation, until: '2020-05-31' }, june)).toThrow('wrong-period');
    const done = after(given, delegatePowersUseCase, { ...delegation, until: '2020-12-31' });
    expect(decideGiven(done, delegatePowersUseCase, { ...delegation, until: '2020-12-31' }, june).events).toEqual([]);
    expect(() => decideGiven(done, delegatePowersUseCase, delegation, { effective: onDay('2020-12-31') })).toThrow('already-delegated');
    expect(decideGiven(done, delegatePowersUseCase, delegation, { effective: onDay('2021-01-01') }).rules).toEqual([]);
    const bodyGone = [...given, bodyOf(town, false, '2020-03-01')];
    expect(decideGiven(bodyGone, delegatePowersUseCase, { ...delegation, items: ['处罚'] }, june).rules).toEqual(['claim-not-eligible']);
  });

  it('ends with its claim, and never stands without one (delegation-without-claim)', () => {
    const made = enforcementContract.make('PowersDelegated', { listId, unit: subject(town), items: [{ id: 'x', name: '检查' }], method: '确认' });
    expect(powerListLimits(stateOf([issued, methods, past(made)])).map(({ rule }) => rule)).toEqual(['delegation-without-claim']);
    const delegated = [...given, past(made, '2020-02-01')].filter(({ stream }) => stream.startsWith('power-list'));
    const unclaimed = delegated.filter(({ event }) => event.type !== 'PowersClaimed');
    expect([limitsGiven(powerList, delegated, '2020-02-01'), limitsGiven(powerList, unclaimed, '2020-02-01')]).toEqual([[], ['delegation-without-claim']]);
  });

  it('is evaluated by who made it (evaluation-by-delegator)', () => {
    const done = after(given, delegatePowersUseCase, delegation);
    const evaluation = { listId, unit: town, evaluatedBy: bureau, periodFrom: '2020-06-01', periodTo: '2020-12-31', result: 'fit', nextDue: '2021-12-31' };
    const january = { effective: onDay('2021-01-05') };
    expect(decideGiven(done, evaluatePowersUseCase, evaluation, january).rules).toEqual([]);
    expect(decideGiven(done, evaluatePowersUseCase, { ...evaluation, evaluatedBy: street }, january).rules).toEqual(['evaluation-by-delegator']);
    expect(decideGiven(given, evaluatePowersUseCase, evaluation, january).rules).toEqual(['evaluation-by-delegator']);
    expect(() => decideGiven(done, evaluatePowersUseCase, { ...evaluation, periodTo: '2020-05-31' }, january)).toThrow('wrong-period');
    expect(() => decideGiven(done, evaluatePowersUseCase, evaluation, { ...january, mode: 'live', today: '2020-12-30' })).toThrow('period-not-over');
  });
});

describe('a withdrawal', () => {
  const both = after(given, claimPowersUseCase, claim(street, '检查'), '2020-02-01');
  const done = after(both, delegatePowersUseCase, delegation);
  const withdrawal = { listId, items: ['检查'], reason: '依据修订' };
  const gone = after(done, withdrawPowerItemsUseCase, withdrawal, '2020-09-01');

  it('ends every claim and delegation of the item in one append', () => {
    const { events } = decideGiven(done, withdrawPowerItemsUseCase, withdrawal, { effective: onDay('2020-09-01') });
    expect(events.map(({ stream, event }) => [stream, event.type])).toEqual([['list', 'PowerItemsWithdrawn'], ['list', 'PowersClaimRevoked'], ['list', 'PowersClaimRevoked']]);
    const state = stateOf(gone);
    expect([...state.units.values()].map(({ items, other, delegations }) => [[...items], other, delegations.size])).toEqual([[['处罚'], 1, 0], [[], 0, 0]]);
    expect(decideGiven(gone, withdrawPowerItemsUseCase, withdrawal, { effective: onDay('2020-09-01') }).events).toEqual([]);
    expect(() => decideGiven(done, withdrawPowerItemsUseCase, { ...withdrawal, items: ['没有'] }, june)).toThrow('unknown-item');
  });

  it('leaves nobody holding the item on any later day (claim-of-withdrawn)', () => {
    expect(reasonsOf(gone, street, '检查', '2020-10-01')).toEqual([['claim-not-eligible', 'claim-of-withdrawn'], 'withdrawn']);
    const scheduled = after(given, claimPowersUseCase, claim(street, '检查'), '2021-01-01');
    expect(decideGiven(scheduled, withdrawPowerItemsUseCase, withdrawal, { effective: onDay('2020-09-01') }).rules).toEqual(['claim-of-withdrawn']);
    const revoked = enforcementContract.make('PowersClaimRevoked', { listId, unit: subject(street), items: { named: [{ id: 'x', name: '检查' }] }, kind: PowerKind.OTHER, reason: '误认' });
    expect(decideGiven([...scheduled, past(revoked, '2021-01-01')], withdrawPowerItemsUseCase, withdrawal, { effective: onDay('2020-09-01') }).rules).toEqual([]);
  });
});
