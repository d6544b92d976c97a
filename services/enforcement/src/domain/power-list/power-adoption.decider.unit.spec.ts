import { enforcementContract } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { adoptPowerListUseCase } from '../../commands/powers/adopt-power-list.use-case.js';
import { declinePowersUseCase } from '../../commands/powers/decline-powers.use-case.js';
import { setDeclineReasonsUseCase } from '../../commands/powers/set-decline-reasons.use-case.js';
import { ground, listId, past, street, title, town } from './power-list.fixture.js';

const june = { effective: onDay('2020-06-30') };

describe('a list of the Region', () => {
  const revised = past(enforcementContract.make('PowerListRevised', { listId, title, version: 2, items: { id: 'v2', label: title, count: 105 } }), '2020-01-01');
  const adopt = (version: number, on: string, given: readonly GivenEvent[] = [...ground, revised]) => decideGiven(given, adoptPowerListUseCase, { listId, unit: street, version }, { effective: onDay(on) });

  it('is adopted by a unit in the version in force that day (adopted-version-not-in-force)', () => {
    expect([adopt(1, '2019-12-31').rules, adopt(1, '2020-01-01').rules, adopt(2, '2020-01-01').rules]).toEqual([[], ['adopted-version-not-in-force'], []]);
    expect(() => adopt(2, '2019-12-31')).toThrow('unknown-version');
    expect(() => adopt(1, '2019-12-31', [])).toThrow('list-not-in-force');
  });

  it('is adopted once a day', () => {
    const once = [...ground, revised, past(enforcementContract.make('PowerListAdopted', { listId, unit: { organId: street.id, name: street.name, count: 1 }, version: 2 }), '2020-01-01')];
    expect(adopt(2, '2020-01-01', once).events).toEqual([]);
  });
});

describe('reasons for declining', () => {
  const staff = { code: 'no-staff', name: '人员不足', standsOn: [] };
  const set: GivenEvent = { stream: 'decline-reasons', event: enforcementContract.make('DeclineReasonsSet', { reasons: [staff] }), effective: onDay('2020-01-01') };
  const decline = (reason: string, given: readonly GivenEvent[] = [...ground, set], on = june) => decideGiven(given, declinePowersUseCase, { listId, unit: street, kind: 'penalty', items: { counted: 9 }, reason, words: '人手不够' }, on);

  it('are those in force on the day', () => {
    expect(decline('no-staff').events[0]?.event).toMatchObject({ type: 'PowersDeclined', data: { reasonCode: 'no-staff', reason: 0 } });
    expect(() => decline('no-staff', ground)).toThrow('unknown-reason');
    expect(() => decline('no-staff', [...ground, set], { effective: onDay('2019-12-31') })).toThrow('unknown-reason');
    expect(() => decline('no-enforcement-body')).toThrow('unknown-reason');
    expect(decline('no-enforcement-body', ground).events).toHaveLength(1);
  });

  it('are told once, and a district that set the old ones anew still knows what it recorded by number', () => {
    const [first] = decline('no-staff').events;
    expect(decline('no-staff', [...ground, set, past(first?.event as never, '2020-06-30')]).events).toEqual([]);
    const old = past(enforcementContract.make('PowersDeclined', { listId, unit: { organId: street.id, name: street.name, count: 1 }, items: { blocks: [{ id: 'b', label: '行政处罚事项', count: 9 }] }, kind: 1, reason: 1 }), '2020-06-30');
    expect(decline('no-enforcement-body', [...ground, old]).events).toEqual([]);
  });

  it('are set each once', () => {
    expect(() => decideGiven([], setDeclineReasonsUseCase, { reasons: [staff, staff] })).toThrow('reason-twice');
    expect(decideGiven([set], setDeclineReasonsUseCase, { reasons: [staff] }, { effective: onDay('2020-01-01') }).events).toEqual([]);
    expect(decideGiven([set], setDeclineReasonsUseCase, { reasons: [staff] }, june).events).toHaveLength(1);
  });

  it('that stand on a missing body are no reason for a unit that has one', () => {
    const again: GivenEvent = { ...set, event: enforcementContract.make('DeclineReasonsSet', { reasons: [{ code: 'nobody', name: '无执法主体', standsOn: ['no-enforcement-body'] }] }) };
    expect(() => decideGiven([...ground, again], declinePowersUseCase, { listId, unit: town, kind: 'penalty', items: { counted: 9 }, reason: 'nobody', words: '人手不够' }, june)).toThrow('reason-contradicts-record');
  });
});
