import { newTally, tellSequence } from '@yange/use-case';
import fc from 'fast-check';
import { sequences, steps } from './organ-sequences.fixture.js';

describe('whatever is said of organs, corrected, annulled, late or ahead of time', () => {
  it('limits, names and keys hold on every day, folding equals the running state, and what was tried out is what happens', async () => {
    const tally = newTally();
    await fc.assert(fc.asyncProperty(steps, (sequence) => tellSequence(sequences, sequence, tally)), { numRuns: 150, seed: 20_190_101 });
    // All of it happens often, or the property says little.
    expect(Math.min(tally.accepted.say, tally.refused)).toBeGreaterThan(100);
    expect(Math.min(tally.accepted.correct, tally.accepted.annul)).toBeGreaterThan(10);
  }, 120_000);
});
