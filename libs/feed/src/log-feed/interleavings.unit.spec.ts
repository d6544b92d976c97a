import fc from 'fast-check';
import { InterleavedWorld, mostOfStream, type Plan } from './interleaved-world.fixture.js';

const faults = fc.array(fc.boolean(), { maxLength: 4 });

const plan: fc.Arbitrary<Plan> = fc.record({
  clerks: fc.array(fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 }),
  batchSize: fc.integer({ min: 1, max: 3 }),
  lostAnswers: faults,
  failsBefore: faults,
  failsAfter: faults,
  restarts: fc.nat({ max: 2 }),
});

/** Each run is one interleaving; a failure prints the seed and the path that bring it back. */
const interleavings = 1_000;

describe('whatever comes between whom, in any order', () => {
  it('each command is stored once, no stream outgrows what its clerks see, and the reader has every event once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (scheduler, given) => {
        const world = new InterleavedWorld(scheduler, given);
        await world.run();
        const { events } = await world.log.readPage({ after: 0, limit: 1_000 });
        // Dense, and so is every stream.
        expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
        for (const streamId of new Set(events.map((event) => event.streamId))) {
          const versions = events.filter((event) => event.streamId === streamId).map(({ version }) => version);
          expect(versions).toEqual(versions.map((_, index) => index + 1));
          expect(versions.length).toBeLessThanOrEqual(mostOfStream);
        }
        // One event for each command that was answered, however often.
        expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(events.length);
        for (const { commandId, position } of world.answers) expect(events[position - 1]?.commandId).toBe(commandId);
        expect(new Set(world.answers.map(({ commandId }) => commandId)).size).toBe(events.length);
        expect(world.rows.map(({ position }) => position)).toEqual(events.map(({ position }) => position));
        for (const { events: handed, covered } of world.handed) expect(handed).toHaveLength(covered);
      }),
      { numRuns: interleavings },
    );
  }, 120_000);
});
