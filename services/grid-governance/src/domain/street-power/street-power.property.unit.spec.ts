import { derivedId } from '@yange/kernel';
import { newTally, tellSequence, type AnyUseCase, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { gridService } from '../../grid-governance.service.js';
import { isHeld, type StreetPowers } from './street-power.aggregate.js';

const named = (name: string): AnyUseCase => gridService.useCases.find((one) => one.name === name) as AnyUseCase;
const streets = ['海北街道', '海南街道'].map((name) => ({ id: derivedId('organ', name), name }));
const groups = ['规划参与权', '综合管理权、统筹权', '人事考核权和征得同意权'] as const;
const everyDay = ['2018-12-31', '2019-01-01', '2020-01-01', '2021-01-01', '2025-01-01', '2028-01-01', '2030-01-01'] as const;

interface Wanted {
  readonly what: 'grant' | 'withdraw';
  readonly which: readonly string[];
  /** none: all streets */
  readonly whom: readonly { readonly id: string; readonly name: string }[];
}

const step: fc.Arbitrary<SequenceStep<Wanted>> = fc.record({
  step: fc.constantFrom('say', 'say', 'say', 'correct', 'annul'),
  wanted: fc.record({ what: fc.constantFrom('grant' as const, 'grant' as const, 'withdraw' as const), which: fc.subarray([...groups], { minLength: 1 }), whom: fc.subarray(streets) }),
  day: fc.constantFrom('2019-01-01', '2020-01-01', '2021-01-01', '2028-01-01'),
  target: fc.nat({ max: 9 }),
});

/** A group of rights is there once under a number of its own, and a street holds no more than all hold, on whichever day one looks. */
const invariant: Sequences<Wanted>['invariant'] = (stateOf, streamIds) => {
  for (const day of everyDay) {
    for (const streamId of streamIds.filter((id) => id.startsWith('street-powers'))) {
      const { groups: held } = stateOf(streamId, day) as StreetPowers;
      if (new Set(held.map(({ words }) => words)).size !== held.length) throw new Error(`${day}: a group is granted twice`);
      if (new Set(held.map(({ ordinal }) => ordinal)).size !== held.length) throw new Error(`${day}: two groups have one number`);
      const astray = held.find((group) => (group.byAll ? group.streets.size > 0 : group.except.size > 0) || (!isHeld(group) && streets.some(({ id }) => isHeld(group, id))));
      if (astray !== undefined) throw new Error(`${day}: ${astray.words} is held by nobody and somebody`);
    }
  }
};

describe('whatever powers are granted to streets and withdrawn, corrected, annulled, late or ahead of time', () => {
  it('each group is held once on every day, folding equals the running state, and what was tried out is what happens', async () => {
    const tally = newTally();
    const sequences: Sequences<Wanted> = { service: gridService, days: everyDay, invariant, commandOf: ({ what, which, whom }) => (what === 'grant' ? [named('grant-street-powers'), { title: '七项权力', words: which.join('；'), streets: whom }] : [named('withdraw-street-powers'), { words: which.join('；'), streets: whom, reason: '改革' }]) };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), (steps) => tellSequence(sequences, steps, tally)), { numRuns: 60, seed: 20_190_101 });
    // All of it happens often, or the property says little.
    expect(tally.accepted.say).toBeGreaterThan(60);
    expect(Math.min(tally.accepted.correct, tally.accepted.annul, tally.refused)).toBeGreaterThan(10);
  }, 240_000);
});
