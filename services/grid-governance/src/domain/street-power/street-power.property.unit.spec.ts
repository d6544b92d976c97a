import { derivedId } from '@yange/kernel';
import { newTally, tellSequence, type AnyUseCase, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { gridService } from '../../grid-governance.service.js';
import type { StreetPowers } from './street-power.aggregate.js';

const grant = gridService.useCases.find(({ name }) => name === 'grant-street-powers') as AnyUseCase;
const groups = ['规划参与权', '综合管理权、统筹权', '人事考核权和征得同意权'] as const;
const everyDay = ['2018-12-31', '2019-01-01', '2020-01-01', '2021-01-01', '2025-01-01', '2028-01-01', '2030-01-01'] as const;

interface Wanted {
  readonly what: 'grant';
  readonly which: readonly string[];
}

const step: fc.Arbitrary<SequenceStep<Wanted>> = fc.record({
  step: fc.constantFrom('say', 'say', 'say', 'correct', 'annul'),
  wanted: fc.record({ what: fc.constant('grant' as const), which: fc.subarray([...groups], { minLength: 1 }) }),
  day: fc.constantFrom('2019-01-01', '2020-01-01', '2021-01-01', '2028-01-01'),
  target: fc.nat({ max: 9 }),
});

/** A group of rights is granted once, on whichever day one looks. */
const invariant: Sequences<Wanted>['invariant'] = (stateOf, streamIds) => {
  for (const day of everyDay) {
    for (const streamId of streamIds.filter((id) => id.startsWith('street-powers'))) {
      const { groups: held } = stateOf(streamId, day) as StreetPowers;
      if (new Set(held).size !== held.length) throw new Error(`${day}: a group is granted twice`);
    }
  }
};

describe('whatever powers are granted to streets, corrected, annulled, late or ahead of time', () => {
  it('each group is held once on every day, folding equals the running state, and what was tried out is what happens', async () => {
    const tally = newTally();
    const sequences: Sequences<Wanted> = { service: gridService, days: everyDay, invariant, commandOf: ({ which }) => [grant, { title: '七项权力', words: which.join('；'), streets: [{ id: derivedId('street'), name: '海北街道' }] }] };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), (steps) => tellSequence(sequences, steps, tally)), { numRuns: 60, seed: 20_190_101 });
    // All of it happens often, or the property says little.
    expect(tally.accepted.say).toBeGreaterThan(60);
    expect(Math.min(tally.accepted.correct, tally.accepted.annul)).toBeGreaterThan(10);
  }, 240_000);
});
