import { lookedAtDays, sequenceDays, type AnyUseCase, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { groupIdOf, limitedIn, type OrganGroupState } from './domain/organ-group/organ-group.aggregate.js';
import type { OrganState } from './domain/organ/organ.aggregate.js';
import { organisationsService } from './organisations.service.js';

const group = '本级党政机构';
const groupStream = `organ-group/${groupIdOf('150302', group)}`;
export const named = (name: string): AnyUseCase => organisationsService.useCases.find((one) => one.name === name) as AnyUseCase;

export interface Wanted {
  readonly what: 'establish' | 'rename' | 'abolish' | 'merge' | 'absorb' | 'split' | 'co-locate' | 'end' | 'limit' | 'rank';
  readonly name: string;
  readonly one: number;
  readonly other: number;
  readonly limit: number;
}

const wanted: fc.Arbitrary<Wanted> = fc.record({
  what: fc.constantFrom('establish', 'establish', 'establish', 'rename', 'abolish', 'merge', 'absorb', 'split', 'co-locate', 'end', 'limit', 'limit', 'rank'),
  name: fc.constantFrom('甲局', '乙局', '丙局', '丁部'),
  one: fc.nat({ max: 5 }),
  other: fc.nat({ max: 5 }),
  limit: fc.integer({ min: 1, max: 2 }),
});

export const steps: fc.Arbitrary<readonly SequenceStep<Wanted>[]> = fc.array(
  fc.record({ step: fc.constantFrom('say', 'say', 'say', 'correct', 'annul'), wanted, day: fc.constantFrom(...sequenceDays), target: fc.nat({ max: 9 }) }),
  { minLength: 4, maxLength: 16 },
);

export const sequences: Sequences<Wanted> = {
  service: organisationsService,
  days: lookedAtDays,
  commandOf: ({ what, name, one, other, limit }, told) => {
    const organs = [...new Set(told.flatMap(({ events }) => events.filter(({ streamId }) => streamId.startsWith('organ/')).map(({ streamId }) => streamId.slice('organ/'.length))))];
    if (organs.length === 0 && !['establish', 'limit'].includes(what)) return null;
    const [first, second] = [organs[one % organs.length], organs[other % organs.length]];
    const result = { name, category: 'government-department', group };
    const commands: Readonly<Record<Wanted['what'], readonly [string, object]>> = {
      establish: ['establish-organ', result],
      rename: ['rename-organ', { organId: first, newName: name }],
      abolish: ['abolish-organ', { organId: first, group }],
      merge: ['merge-organs', { sources: [first, second], result, groups: [group] }],
      absorb: ['merge-organs', { sources: [first, second], resultId: first, groups: [group] }],
      split: ['split-organ', { organId: first, results: [result], continues: true }],
      'co-locate': ['co-locate-organs', { organId: first, guestId: second, group }],
      end: ['end-co-location', { organId: first, guestId: second, group }],
      limit: ['set-institution-limit', { group, limit }],
      rank: ['change-organ-rank', { organId: first, newRank: one > 2 ? '正科级' : '副科级' }],
    };
    const [useCase, body] = commands[what];
    return [named(useCase), body];
  },
  invariant: (stateOf, streamIds) => {
    for (const day of lookedAtDays) {
      const counted = stateOf(groupStream, day) as OrganGroupState | undefined;
      if (counted !== undefined && counted.limit !== null && limitedIn(counted) > counted.limit) throw new Error(`${day}: ${limitedIn(counted)} organs, limit ${counted.limit}`);
      const members = counted === undefined ? [] : [...counted.categories.values()].flatMap((one) => [...one.named.keys()]);
      const there = streamIds.filter((id) => id.startsWith('organ/') && (stateOf(id, day) as OrganState).status === 'active').map((id) => id.slice('organ/'.length));
      if (members.sort().join() !== there.sort().join()) throw new Error(`${day}: the group counts ${members.length}, there are ${there.length}`);
    }
    for (const day of lookedAtDays) {
      const names = streamIds.filter((id) => id.startsWith('organ/')).map((id) => stateOf(id, day) as OrganState).filter(({ status }) => status === 'active').map(({ name }) => name);
      if (new Set(names).size !== names.length) throw new Error(`${day}: a name has two holders: ${names.join('、')}`);
    }
  },
};
