import type { GridEvent } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, limitsGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { grantStreetPowersUseCase } from '../../commands/lists/grant-street-powers.use-case.js';
import { withdrawStreetPowersUseCase } from '../../commands/lists/withdraw-street-powers.use-case.js';
import { streetPowers, type StreetPowerEvent } from './street-power.aggregate.js';
import { splitGroups } from './street-power.decider.js';

const words = '负责人的指挥调度权、考核监督权；重大决策和重大项目的建议权;下沉资金、人员的统筹管理和自主支配权';

describe('street powers', () => {
  it('are split into groups by ； and into rights where a right ends before 、', () => {
    expect(splitGroups(words)).toEqual([
      { words: '负责人的指挥调度权、考核监督权', rights: ['负责人的指挥调度权', '考核监督权'] },
      { words: '重大决策和重大项目的建议权', rights: ['重大决策和重大项目的建议权'] },
      { words: '下沉资金、人员的统筹管理和自主支配权', rights: ['下沉资金、人员的统筹管理和自主支配权'] },
    ]);
  });

  it('keep their words and the rule by which they were split', () => {
    const { events } = decideGiven([], grantStreetPowersUseCase, { title: '街道七权', words });
    expect(events).toMatchObject([{ event: { data: { groups: [{ ordinal: 1 }, { ordinal: 2 }, { ordinal: 3 }], splittingRule: expect.stringContaining('；') } } }]);
    const given: GivenEvent = { stream: 'street-powers', event: events[0]?.event as GridEvent, effective: onDay('2019-01-01') };
    expect(decideGiven([given], grantStreetPowersUseCase, { title: '街道七权', words }).events).toEqual([]);
    expect(decideGiven([given], grantStreetPowersUseCase, { title: '街道八权', words: `${words}；新的权` }).events).toMatchObject([{ event: { data: { groups: [{ ordinal: 4, words: '新的权' }] } } }]);
  });
});

const street = (name: string) => ({ id: derivedId('organ', name), name });
const [north, south] = [street('海北街道'), street('海南街道')];
const told = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string): readonly GivenEvent[] => [...given, ...decideGiven(given, useCase, body, { effective: onDay(on) }).events.map(({ event }): GivenEvent => ({ stream: 'street-powers', event: event as GridEvent, effective: onDay(on) }))];
const grant = (words: string, ...streets: readonly object[]) => ({ title: '街道七权', words, streets });
const withdrawal = (words: string, ...streets: readonly object[]) => ({ words, streets, reason: '机构改革' });
const eventsOf = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on = '2021-01-01') => decideGiven(given, useCase, body, { effective: onDay(on) }).events.map(({ event }) => event as StreetPowerEvent);
const rulesOf = (given: readonly GivenEvent[], body: object, on = '2021-01-01') => decideGiven(given, withdrawStreetPowersUseCase, body, { effective: onDay(on) }).rules;

describe('powers granted street by street', () => {
  const one = told([], grantStreetPowersUseCase, grant('建议权；考核权', north), '2019-01-01');

  it('go to another street as well, a group keeping its number, and once to each', () => {
    expect(eventsOf(one, grantStreetPowersUseCase, grant('考核权；调度权', south))).toMatchObject([{ data: { groups: [{ ordinal: 2, words: '考核权' }, { ordinal: 3, words: '调度权' }], streets: { named: [{ name: '海南街道' }] } } }]);
    expect(eventsOf(one, grantStreetPowersUseCase, grant('考核权', north))).toEqual([]);
    const all = told(one, grantStreetPowersUseCase, grant('考核权'), '2020-01-01');
    expect(all).toHaveLength(2);
    expect(eventsOf(all, grantStreetPowersUseCase, grant('考核权', south))).toEqual([]);
  });

  it('have numbers that a group which is granted late does not take', () => {
    expect(eventsOf(one, grantStreetPowersUseCase, grant('调度权'), '2018-01-01')).toMatchObject([{ data: { groups: [{ ordinal: 3 }] } }]);
  });
});

describe('a withdrawal of powers of streets (street-powers-not-held)', () => {
  const all = told([], grantStreetPowersUseCase, grant('建议权；考核权'), '2019-01-01');

  it('takes them from all, under the title and number of their grant, and says which nobody holds any more', () => {
    const gone = told(all, withdrawStreetPowersUseCase, withdrawal('考核权'), '2020-01-01');
    expect(gone.at(-1)?.event).toMatchObject({ type: 'StreetPowersWithdrawn', data: { title: '街道七权', groups: [{ ordinal: 2, words: '考核权' }], reason: '机构改革', heldByNone: [2] } });
    expect([rulesOf(all, withdrawal('考核权')), rulesOf(gone, withdrawal('考核权')), rulesOf(gone, withdrawal('建议权'))]).toEqual([[], ['street-powers-not-held'], []]);
    expect(eventsOf(gone, withdrawStreetPowersUseCase, withdrawal('考核权'), '2020-01-01')).toEqual([]);
    expect(eventsOf(gone, grantStreetPowersUseCase, { ...grant('考核权'), title: '街道八权' })).toMatchObject([{ data: { title: '街道八权', groups: [{ ordinal: 2 }] } }]);
  });

  it('takes from one street what all others keep, until it is granted anew', () => {
    const without = told(all, withdrawStreetPowersUseCase, withdrawal('考核权', north), '2020-01-01');
    expect(without.at(-1)?.event).toMatchObject({ data: { heldByNone: [] } });
    expect([rulesOf(without, withdrawal('考核权', north)), rulesOf(without, withdrawal('考核权', south)), rulesOf(without, withdrawal('考核权'))]).toEqual([['street-powers-not-held'], [], []]);
    const anew = told(without, grantStreetPowersUseCase, grant('考核权', north), '2020-06-01');
    expect([anew.length, rulesOf(anew, withdrawal('考核权', north))]).toEqual([without.length + 1, []]);
    expect(eventsOf(without, grantStreetPowersUseCase, grant('考核权'))).toMatchObject([{ data: { groups: [{ words: '考核权' }] } }]);
  });

  it('from the only street that holds them leaves nobody', () => {
    const one = told([], grantStreetPowersUseCase, grant('建议权；考核权', north), '2019-01-01');
    expect(eventsOf(one, withdrawStreetPowersUseCase, withdrawal('建议权', north))).toMatchObject([{ data: { heldByNone: [1] } }]);
    expect([rulesOf(one, withdrawal('建议权', south)), rulesOf(one, withdrawal('建议权', north), '2018-12-31'), rulesOf([], withdrawal('建议权'))]).toEqual([['street-powers-not-held'], ['street-powers-not-held'], ['street-powers-not-held']]);
  });

  it('stands on a grant on every day, as one that is annulled leaves it behind', () => {
    const gone = told(all, withdrawStreetPowersUseCase, withdrawal('考核权'), '2020-01-01');
    expect([limitsGiven(streetPowers, gone, '2020-01-01'), limitsGiven(streetPowers, gone.slice(1), '2020-01-01')]).toEqual([[], ['street-powers-not-held']]);
  });
});
