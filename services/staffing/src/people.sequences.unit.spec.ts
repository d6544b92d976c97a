import { newTally, tellSequence, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import type { ExcessLeadersState } from './domain/excess-leaders/excess-leaders.aggregate.js';
import { everyDay, ground, needs, sequences, steps, type Wanted } from './people-sequences.fixture.js';

describe('whatever is said of permits, people, batches, posts, totals, secondments, plans and ledgers, corrected, annulled, late or ahead of time', () => {
  it('every limit holds on every day, people and accounts agree, folding equals the running state, and what was tried out is what happens', async () => {
    const tally = newTally();
    const told = new Set<string>();
    const seen: Sequences<Wanted> = { ...sequences, commandOf: (one, known) => (known.forEach(({ useCase }) => told.add(useCase.name)), sequences.commandOf(one, known)) };
    await fc.assert(fc.asyncProperty(steps, (sequence) => tellSequence(seen, [...ground, ...sequence], tally)), { numRuns: 80, seed: 20_190_101 });
    expect(needs.filter((name) => !told.has(name))).toEqual([]);
    expect(Math.min(tally.accepted.say, tally.refused)).toBeGreaterThan(200);
    expect(Math.min(tally.accepted.correct, tally.accepted.annul)).toBeGreaterThan(30);
  }, 180_000);

  it('no plan, and no outcome of one, changes what is in excess, absorbed or left', async () => {
    let planned = 0;
    const numbers = (state: unknown): string => {
      const { recorded, absorbed, remaining, rounds } = state as ExcessLeadersState;
      return JSON.stringify([recorded, absorbed, remaining, rounds]);
    };
    const of = (kept: readonly Wanted['what'][]) => steps.map((sequence) => sequence.map((one) => ({ ...one, step: 'say' as const, wanted: { ...one.wanted, one: 0, what: kept[one.wanted.other % kept.length] ?? 'excess' } })));
    await fc.assert(
      fc.asyncProperty(of(['excess', 'absorb', 'plan', 'settle', 'excess', 'plan']), async (sequence) => {
        const last = async (some: readonly SequenceStep<Wanted>[]): Promise<readonly string[]> => {
          let found: readonly string[] = [];
          const seen: Sequences<Wanted> = { ...sequences, invariant: (stateOf, ids) => void (found = ids.filter((id) => id.startsWith('excess-leaders/')).flatMap((id) => everyDay.map((day) => numbers(stateOf(id, day))))) };
          await tellSequence(seen, some, newTally());
          return found;
        };
        const withoutPlans = sequence.filter(({ wanted: { what } }) => what !== 'plan' && what !== 'settle');
        planned += sequence.length - withoutPlans.length;
        expect(await last(sequence)).toEqual(await last(withoutPlans));
      }),
      { numRuns: 30, seed: 20_190_102 },
    );
    expect(planned).toBeGreaterThan(100);
  }, 120_000);
});
