import fc from 'fast-check';
import { DeliveredWorld, type Delivery } from './delivered-world.fixture.js';
import { places, plants, type Plant } from './follower.fixture.js';

const delivery = (over: fc.Arbitrary<Delivery['over']>): fc.Arbitrary<Delivery> =>
  fc.record({
    over,
    writers: fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    armed: fc.array(fc.record({ at: fc.constantFrom(...places), nth: fc.integer({ min: 1, max: 6 }) }), { maxLength: 4 }),
    fetches: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 8 }),
    again: fc.array(fc.nat({ max: 3 }), { maxLength: 8 }),
    losses: fc.array(fc.record({ partition: fc.nat({ max: 1 }), after: fc.nat({ max: 20 }), nth: fc.nat({ max: 5 }) }), { maxLength: 3 }),
    unmarked: fc.array(fc.boolean(), { maxLength: 5 }),
    batchSize: fc.integer({ min: 1, max: 3 }),
  });

/** Each run is one interleaving; a failure prints the seed and the path that bring it back. */
describe.each(['topics', 'log'] as const)('a reader of the %s, whatever is delivered twice, late or not at all and whenever it dies', (over) => {
  it('has folded each event once, each stream in order, never past a gap, and in the end the whole log', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), delivery(fc.constant(over)), async (turns, given) => {
        expect(await new DeliveredWorld(turns, given).run()).toBeNull();
      }),
      { numRuns: over === 'topics' ? 300 : 150, seed: 20_260_310 },
    );
  }, 120_000);

  it('does the same again with the same seed', async () => {
    const traces = async (): Promise<readonly (readonly string[])[]> => {
      const found: (readonly string[])[] = [];
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), delivery(fc.constant(over)), async (turns, given) => {
          const world = new DeliveredWorld(turns, given);
          await world.run();
          found.push(world.follower.trace);
        }),
        { numRuns: 20, seed: 5 },
      );
      return found;
    };
    expect(await traces()).toEqual(await traces());
  }, 120_000);
});

describe('a bug that is planted is found within 50 interleavings', () => {
  const cases: readonly (readonly [plant: Plant, words: string])[] = [
    ['offset-before-apply', 'behind the checkpoint and not folded'],
    ['checkpoint-in-second-transaction', 'is folded twice'],
    ['checkpoint-not-compared', 'is folded twice'],
    ['no-chain', 'folded'],
  ];

  it.each(cases)('%s: %s', async (plant, words) => {
    let wrong: string | null = null;
    const { failed } = await fc.check(
      fc.asyncProperty(fc.scheduler(), delivery(fc.constant('topics')), async (turns, given) => {
        wrong = await new DeliveredWorld(turns, given, plant).run();
        return wrong === null;
      }),
      { numRuns: 50, seed: 7, endOnFailure: true },
    );
    expect([failed, wrong]).toEqual([true, expect.stringContaining(words)]);
  }, 120_000);

  it('whichever it is', () => {
    expect(cases.map(([plant]) => plant).sort()).toEqual(Object.keys(plants).sort());
  });
});
