import type { StoredEvent } from '@yange/event-log';
import { MemoryEventLogs } from '@yange/event-log';
import { ReadSide } from '../read-side.fixture.js';
import { noteAll, SampleTally, sampleStreams } from '../sample.projection.fixture.js';
import type { ProjectionTransaction } from '../projection.port.js';
import { foldDigests } from './fold-digests.js';

/** Wrong on purpose: how many rows it writes depends on the size of its batches. */
class BatchCounter extends SampleTally {
  override tables(schema: string): readonly string[] {
    return [`create table ${schema}.sample_streams (batches integer)`];
  }

  override async apply(tx: ProjectionTransaction, events: readonly StoredEvent[]): Promise<void> {
    await tx.client.query(`insert into ${tx.schema}.sample_streams values ($1)`, [events.length]);
  }
}

describe('fold digests', () => {
  let side: ReadSide;
  let events: readonly StoredEvent[];

  beforeAll(async () => {
    side = await ReadSide.open();
    const other = new MemoryEventLogs('staffing').forDistrict('150303');
    await noteAll(side.log, sampleStreams(5), 1, 6);
    await noteAll(other, sampleStreams(3), 1, 4);
    events = (await Promise.all([side.log, other].map((log) => log.readPage({ after: 0, limit: 1_000 })))).flatMap((page) => page.events);
  }, 180_000);

  afterAll(() => side.close());

  it('are one for a projection that depends on the events alone', async () => {
    const digests = await foldDigests(side.pool('check'), new SampleTally(), events);
    expect(new Set(Object.values(digests)).size).toBe(1);
    expect(await side.query('select 1 from projections.projection_versions')).toEqual([]);
  }, 180_000);

  it('differ for one that depends on how they came', async () => {
    const digests = await foldDigests(side.pool('check'), new BatchCounter(), events);
    expect(digests.oneByOne).not.toBe(digests.atOnce);
    expect(digests.twice).toBe(digests.atOnce);
  }, 180_000);

  it('report an event that cannot be folded', async () => {
    const projection = new SampleTally();
    projection.unbearable.set('organ-01@2', 'poison');
    await expect(foldDigests(side.pool('check'), projection, events)).rejects.toThrow('cannot be folded');
  }, 180_000);
});
