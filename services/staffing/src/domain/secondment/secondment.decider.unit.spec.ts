import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type Decided, type GivenEvent } from '@yange/use-case';
import { clearSecondmentsUseCase } from '../../commands/transfers/clear-secondments.use-case.js';
import { extendSecondmentUseCase } from '../../commands/transfers/extend-secondment.use-case.js';
import { recordSecondmentsUseCase } from '../../commands/transfers/record-secondments.use-case.js';
import { personStream } from '../person/person.aggregate.js';
import { secondmentStream } from './secondment.aggregate.js';

const owner = { name: '镇和街道办事处', count: 7, each: false };
const past = (decided: Decided, on: string): GivenEvent[] =>
  decided.events.map(({ event }) => ({ stream: secondmentStream(owner).streamId, event: event as StaffingEvent, effective: onDay(on) }));
const ids = ['a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02'] as const;

/** In some account: a group of which nobody says who its members are may send them. */
const onBooks = ids.map((personId): GivenEvent => ({ stream: personStream(personId).streamId, event: staffingContract.make('PersonEntered', { personId, account: { id: personId, owner: { name: '某镇' } } }) as StaffingEvent, effective: onDay('2017-01-01') }));

const record = (body: object, commandId = 'one', given: readonly GivenEvent[] = []): Decided => decideGiven(given, recordSecondmentsUseCase, { owner, forms: ['借调'], persons: 3, until: '2018-12-31', ...body }, { commandId, effective: onDay('2018-01-01') });
const idOf = (decided: Decided): string => decided.decision.answer?.['secondmentId'] ?? '';
const first = record({});
const away = past(first, '2018-01-01');
const clear = (given: readonly GivenEvent[], body: object, on = '2019-02-01') => decideGiven(given, clearSecondmentsUseCase, { owner, ...body }, { effective: onDay(on) });
const extend = (given: readonly GivenEvent[], until: string, secondmentId = idOf(first), on = '2018-06-01') => decideGiven(given, extendSecondmentUseCase, { owner, secondmentId, until }, { effective: onDay(on) });

describe('secondments', () => {
  it('are cleared without a number where the source gives none, once', () => {
    const cleared = clear([], { forms: ['抽调', '借调'], complete: true });
    expect(cleared.events).toMatchObject([{ event: { type: 'SecondmentsCleared', data: { complete: true, owner: { count: 7 } } } }]);
    expect(cleared.events[0]?.event.data).not.toHaveProperty('persons');
    expect(clear(past(cleared, '2019-01-01'), { complete: true }).events).toEqual([]);
    expect(() => clear([], {})).toThrow('clearing-without-content');
  });

  it('have an end, not before they begin', () => {
    expect([record({}).rules, record({ until: undefined }).rules]).toEqual([[], ['secondment-without-end']]);
    expect(record({ until: '2018-01-01' }).events).toHaveLength(1);
    expect(() => record({ until: '2017-12-31' })).toThrow('secondment-ends-before');
    expect(record({}, 'one', away).events).toEqual([]);
  });

  it('find more coming back than were away', () => {
    expect(clear(away, { persons: 3 }).rules).toEqual([]);
    expect(clear(away, { persons: 4 }).rules).toEqual(['more-back-than-away']);
  });

  it('take who comes back without saying of which from the earliest, and are all back when the source says so', () => {
    const both = [...away, ...past(record({ persons: 2 }, 'two'), '2018-02-01')];
    const second = idOf(record({ persons: 2 }, 'two'));
    const four = [...both, ...past(clear(both, { persons: 4 }), '2019-02-01')];
    expect([clear(four, { secondmentId: second, persons: 1 }, '2019-03-01').rules, clear(four, { secondmentId: second, persons: 2 }, '2019-03-01').rules]).toEqual([[], ['more-back-than-away']]);
    expect(clear(four, { secondmentId: idOf(first), complete: true }, '2019-03-01').events).toEqual([]);
    const all = [...both, ...past(clear(both, { complete: true }), '2019-02-01')];
    expect(clear(all, { persons: 1 }, '2019-03-01').rules).toEqual(['more-back-than-away']);
    // One that is back whole does not bring back the others.
    const one = [...both, ...past(clear(both, { secondmentId: second, complete: true }), '2019-02-01')];
    expect([clear(one, { persons: 3 }, '2019-03-01').rules, clear(one, { complete: true }, '2019-03-01').events.length]).toEqual([[], 1]);
  });

  it('know those who are named one by one', () => {
    const named = record({ persons: 2, personIds: ids }, 'named', onBooks);
    const given = past(named, '2018-01-01');
    expect(() => record({ persons: 1, personIds: [ids[0]] }, 'again', given)).toThrow('already-away');
    expect(() => record({ persons: 1, personIds: ids })).toThrow('more-named-than-persons');
    const back = clear(given, { personIds: [ids[0]] }, '2018-03-01');
    expect(back.rules).toEqual([]);
    const later = [...given, ...past(back, '2018-03-01')];
    expect(() => clear(later, { personIds: [ids[0]] }, '2018-04-01')).toThrow('not-away');
    expect(() => clear(later, { personIds: [ids[1]], persons: 0.5 })).toThrow();
    expect([clear(later, { personIds: [ids[1]] }, '2018-04-01').rules, clear(later, { persons: 2 }, '2018-04-01').rules]).toEqual([[], ['more-back-than-away']]);
  });

  it('are extended while somebody is away, and only to a later day', () => {
    expect(extend(away, '2019-06-30').events).toMatchObject([{ event: { type: 'SecondmentsExtended', data: { until: '2019-06-30' } } }]);
    expect(extend(away, '2018-12-31').events).toEqual([]);
    expect(() => extend(away, '2018-11-30')).toThrow('not-longer');
    expect(() => extend(away, '2019-06-30', ids[0])).toThrow('unknown-secondment');
    const back = [...away, ...past(clear(away, { secondmentId: idOf(first), complete: true }, '2018-05-01'), '2018-05-01')];
    expect(() => extend(back, '2019-06-30')).toThrow('secondment-over');
    expect(() => clear(away, { secondmentId: ids[1], complete: true })).toThrow('unknown-secondment');
  });
});
