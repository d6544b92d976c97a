import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { partitionOf } from '@yange/feed';
import fc from 'fast-check';
import { note } from '../sample.projection.fixture.js';
import { SeenThrough, type SeenPartition } from './seen-through.js';

const partitions = 3;

/** A log of one event per stream, in this order of partitions. */
const logOf = async (order: readonly number[]): Promise<EventLog> => {
  const log = new MemoryEventLogs('sample').forDistrict('150302');
  const names = order.map((partition, index) => {
    for (let tried = 0; ; tried += 1) if (partitionOf(`organ-${index}-${tried}`, partitions) === partition) return `organ-${index}-${tried}`;
  });
  for (const name of names) await note(log, [name], 1);
  return log;
};

/** A reader that has looked at so many events of each partition. */
const seenOf = (order: readonly number[], counts: readonly number[]): readonly SeenPartition[] =>
  counts.map((count, partition) => {
    const own = order.flatMap((one, index) => (one === partition ? [index + 1] : [])).slice(0, count);
    return { partition, position: own.at(-1) ?? 0, covered: own.length };
  });

const truly = (order: readonly number[], seen: readonly SeenPartition[], position: number): boolean =>
  order.slice(0, position).every((partition, index) => (seen.find((one) => one.partition === partition)?.position ?? 0) >= index + 1);

describe('up to where a reader has seen a log that comes in partitions', () => {
  it('is not told by how many events it has seen: one from behind may stand for one that is missing', async () => {
    const order = [0, 1, 0];
    const log = { logId: 'x/sample', partitions, reader: await logOf(order) };
    const seen = seenOf(order, [2, 0, 0]);
    expect(seen.reduce((sum, { covered }) => sum + covered, 0)).toBe(2);
    expect(await new SeenThrough().reaches(2, seen, log)).toBe(false);
    expect(await new SeenThrough().reaches(1, seen, log)).toBe(true);
    expect(await new SeenThrough().reaches(2, seenOf(order, [1, 1, 0]), log)).toBe(true);
  });

  it('is as counting by hand says, whatever was asked before', async () => {
    const steps = fc.array(fc.record({ more: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), position: fc.nat(12) }), { minLength: 1, maxLength: 6 });
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(partitions - 1), { minLength: 1, maxLength: 12 }), steps, async (order, asked) => {
      const log = { logId: 'x/sample', partitions, reader: await logOf(order) };
      const through = new SeenThrough();
      let counts = [0, 0, 0];
      for (const { more, position } of asked) {
        counts = counts.map((count, partition) => count + (more[partition] ?? 0));
        const seen = seenOf(order, counts);
        const wanted = Math.min(position, order.length);
        expect([wanted, await through.reaches(wanted, seen, log)]).toEqual([wanted, truly(order, seen, wanted)]);
      }
    }), { numRuns: 200 });
  });
});
