import { derivedId } from '@yange/kernel';
import { lookedAtDays, sequenceDays, type AnyUseCase, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { gridService } from './grid-governance.service.js';

const unit = { id: derivedId('organ', '海北街道'), name: '海北街道' };
const names = ['第一网格', '第二网格', '第三网格', '第四网格'] as const;
const named = (name: string): AnyUseCase => gridService.useCases.find((one) => one.name === name) as AnyUseCase;

export interface Wanted {
  readonly what: 'create' | 'resize' | 'split' | 'merge' | 'abolish' | 'workers' | 'left' | 'chief' | 'standard';
  readonly one: number;
  readonly other: number;
  readonly count: number;
}

const wanted: fc.Arbitrary<Wanted> = fc.record({
  what: fc.constantFrom('create', 'create', 'create', 'resize', 'split', 'merge', 'abolish', 'workers', 'left', 'chief', 'standard'),
  one: fc.nat({ max: 3 }),
  other: fc.nat({ max: 3 }),
  count: fc.integer({ min: 300, max: 500 }),
});

export const steps: fc.Arbitrary<readonly SequenceStep<Wanted>[]> = fc.array(
  fc.record({ step: fc.constantFrom('say', 'say', 'say', 'correct', 'annul'), wanted, day: fc.constantFrom(...sequenceDays), target: fc.nat({ max: 9 }) }),
  { minLength: 4, maxLength: 18 },
);

export const sequences: Sequences<Wanted> = {
  service: gridService,
  days: lookedAtDays,
  commandOf: ({ what, one, other, count }, told) => {
    const grid = (index: number, offset = '') => ({ name: `${names[index]}${offset}`, unit, households: count, population: 1000 });
    const ids = told.flatMap(({ events }) => events.filter(({ streamId }) => /^grid\/[0-9a-f-]{36}$/.test(streamId)).map(({ streamId }) => streamId.slice('grid/'.length)));
    const [first, second] = [ids[one % ids.length], ids[other % ids.length]];
    if (['resize', 'split', 'merge', 'abolish', 'chief'].includes(what) && first === undefined) return null;
    const commands: Readonly<Record<Wanted['what'], readonly [string, object]>> = {
      create: ['create-grid', grid(one)],
      resize: ['resize-grid', { gridId: first, households: count, population: 900 }],
      split: ['split-grid', { gridId: first, results: [grid(one, '东'), grid(other, '西')] }],
      merge: ['merge-grids', { gridIds: [first, second], result: grid(one, '合') }],
      abolish: ['abolish-grids', { gridIds: [first] }],
      workers: ['assign-grid-workers', { label: '网格员', count: count - 290 }],
      left: ['release-grid-workers', { label: '网格员', count: one + 1 }],
      chief: ['set-grid-chief', { gridId: first, role: '网格长', personId: derivedId('person', String(other)) }],
      standard: ['set-grid-standard', { householdsFrom: 300, householdsTo: count, population: 1000, populationApproximate: true, words: '300–500 户' }],
    };
    const [name, body] = commands[what];
    return [named(name), body];
  },
};
