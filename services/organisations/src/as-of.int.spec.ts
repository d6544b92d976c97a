import { testDatabase } from '@yange/testing';
import { drawnDifferences, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { named, sequences, steps, type Wanted } from './organ-sequences.fixture.js';
import { organisationsService } from './organisations.service.js';

/** Also organs that come under others: of those that are to share a place, one goes under the other. */
const withParents: Sequences<Wanted> = {
  ...sequences,
  invariant: () => undefined,
  commandOf: (wanted, told) => {
    const { organId, guestId } = (sequences.commandOf(wanted, told)?.[1] ?? {}) as { readonly organId?: string; readonly guestId?: string };
    return wanted.what === 'co-locate' && organId !== guestId ? [named('reparent-organ'), { organId, newParentId: guestId }] : sequences.commandOf(wanted, told);
  },
};

const say = (what: Wanted['what'], name: string, [one, other]: readonly [number, number], day: string): SequenceStep<Wanted> => ({ step: 'say', wanted: { what, name, one, other, limit: 6 }, day, target: 0 });

/** What an organ is changes after the days that are asked for: by chance alone that comes about too rarely. */
const ground = [
  say('limit', '', [0, 0], '2018-06-01'),
  say('establish', '戊局', [0, 0], '2019-01-01'), say('establish', '己局', [0, 0], '2019-01-01'),
  say('rank', '', [3, 0], '2021-01-01'), say('co-locate', '', [0, 1], '2021-01-01'), say('rename', '庚局', [1, 0], '2021-01-01'),
];

describe('as of a day, whatever is said late, ahead of time, otherwise or taken back', () => {
  it('every question that a day is asked of answers what it would, had nothing happened since', async () => {
    const drawn = fc.sample(steps, { numRuns: 60, seed: 20_190_103 }).map((sequence) => [...ground, ...sequence]);
    expect(await drawnDifferences({ service: organisationsService, sequences: withParents, drawn, needs: ['OrganRankChanged', 'OrganReparented', 'OrganRenamed'], database: testDatabase })).toEqual([]);
  }, 240_000);
});
