import { partitionOf } from '@yange/feed';
import { ReadSide } from '../read-side.fixture.js';
import { note, SampleTally } from '../sample.projection.fixture.js';
import { NotCaughtUp } from './heads.js';
import { ProjectionWatch } from './projection-watch.js';

const partitions = 2;

describe('waiting for a projection whose log comes in partitions', () => {
  let side: ReadSide;
  beforeAll(async () => void (side = await ReadSide.open()));
  afterAll(() => side.close());

  const streamIn = (partition: number): string => Array.from({ length: 100 }, (_, index) => `organ-${index}`).find((name) => partitionOf(name, partitions) === partition) ?? '';

  const stands = async (positions: readonly number[], covered: readonly number[]): Promise<void> => {
    await side.query('delete from projections.projection_versions');
    await side.query(`insert into projections.projection_versions (reader, version, generation, schema_name, feed, state, views) values ($1, $2, 1, 'sample', 'kafka', 'live', '{}')`, [new SampleTally().name, new SampleTally().version]);
    for (const [partition, position] of positions.entries()) {
      await side.query(`insert into projections.checkpoints (reader, version, generation, feed, log_id, partition, pos, covered, owner_epoch, updated_at) values ($1, $2, 1, 'kafka', $3, $4, $5, $6, 1, now())`, [new SampleTally().name, new SampleTally().version, side.log.logId, partition, position, covered[partition]]);
    }
  };

  it('does not take an event from behind the position for one that is missing', async () => {
    for (const [version, partition] of [[1, 0], [1, 1], [2, 0]] as const) await note(side.log, [streamIn(partition)], version);
    const watch = new ProjectionWatch(new SampleTally(), { kind: 'kafka', subscribe: () => Promise.reject(new Error('only looked at')), close: () => Promise.resolve() }, side.pool('watch'), {
      logIds: [side.log.logId], head: async () => (await side.log.head()).position, partitioned: (logId) => ({ logId, partitions, reader: side.log }),
    });
    await stands([3, 0], [2, 0]);
    await expect(watch.waitUntilCaughtUp({ [side.log.logId]: 2 }, 200)).rejects.toThrow(NotCaughtUp);
    await stands([1, 2], [1, 1]);
    await watch.waitUntilCaughtUp({ [side.log.logId]: 2 });
  });
});
