import type { StoredEvent } from '@yange/event-log';
import { ReadSide } from '../read-side.fixture.js';
import { note, noteAll, SampleTally, tallied, type SampleRow } from '../sample.projection.fixture.js';
import { readSupposing, type RowsReader, type Supposed } from './read-supposing.js';

const now = (events: readonly StoredEvent[]): Supposed => ({ events, at: null });

const rows = 'select stream_id, events, versions from live.sample_streams order by stream_id';

describe('reading as if more were recorded', () => {
  let side: ReadSide;
  let runner: ReturnType<ReadSide['runner']>;
  let supposed: readonly StoredEvent[];
  const projection = new SampleTally();

  const rowsOf = async (read: RowsReader): Promise<readonly SampleRow[]> => (await read.query<SampleRow>(rows, [])).rows;

  beforeAll(async () => {
    side = await ReadSide.open();
    await noteAll(side.log, ['organ-a', 'organ-b'], 1, 2);
    runner = side.runner(projection);
    await runner.start();
    await runner.waitUntilCaughtUp();
    const { events } = await side.log.readPage({ after: 2, limit: 1 });
    supposed = events.map((event) => ({ ...event, version: 3, position: 5 }));
  }, 180_000);

  afterAll(() => side.close());

  it('sees the rows with what is supposed folded in, and leaves them as they were', async () => {
    const before = await side.rows();
    const read = await readSupposing(side.pool('a'), [projection], now(supposed), rowsOf);
    expect(read).toEqual([tallied('organ-a', 3), tallied('organ-b', 2)]);
    expect(await side.rows()).toEqual(before);
  });

  it('shows it to nobody else meanwhile', async () => {
    const others = await readSupposing(side.pool('b'), [projection], now(supposed), async () => side.rows());
    expect(others).toEqual([tallied('organ-a', 2), tallied('organ-b', 2)]);
  });

  it('holds nothing back for good: what is recorded meanwhile is folded once the reading is over', async () => {
    const read = await readSupposing(side.pool('c'), [projection], now(supposed), async (reader) => {
      await note(side.log, ['organ-b'], 3);
      return rowsOf(reader);
    });
    expect(read).toEqual([tallied('organ-a', 3), tallied('organ-b', 2)]);
    await runner.waitUntilCaughtUp();
    expect(await side.rows()).toEqual([tallied('organ-a', 2), tallied('organ-b', 3)]);
    expect(side.errors).toEqual([]);
  });

  it('supposes behind every position, whatever position the events bear', async () => {
    const seen: number[] = [];
    const spy = Object.assign(new SampleTally(), { apply: async (_tx: object, events: readonly StoredEvent[]) => void seen.push(...events.map(({ position }) => position)) });
    await readSupposing(side.pool('d'), [spy], now(supposed), async () => null);
    expect(seen.map((position) => position > (Number.MAX_SAFE_INTEGER / 10) * 9 && Number.isSafeInteger(position))).toEqual([true]);
  });

  it('folds into no projection what is not of its types or its logs, and nothing into one that does not serve', async () => {
    const [event] = supposed as [StoredEvent];
    const strange = [{ ...event, type: 'OtherNoted' }, { ...event, logId: '150302/staffing' }];
    const absent = Object.assign(new SampleTally(), { name: 'not-serving' });
    expect(await readSupposing(side.pool('e'), [projection, absent], now(strange), rowsOf)).toEqual(await side.rows());
    expect(await readSupposing(side.pool('f'), [absent], now(supposed), rowsOf)).toEqual(await side.rows());
  });

  it('leaves nothing behind where a fold or the reading fails, and gives the connection back', async () => {
    const before = await side.rows();
    const pool = side.pool('g', 1);
    const broken = Object.assign(new SampleTally(), { apply: async () => Promise.reject(new Error('no such fold')) });
    await expect(readSupposing(pool, [broken], now(supposed), rowsOf)).rejects.toThrow('no such fold');
    await expect(readSupposing(pool, [projection], now(supposed), async () => Promise.reject(new Error('asked wrongly')))).rejects.toThrow('asked wrongly');
    await expect(readSupposing(pool, [projection], now(supposed), (read) => read.query('select nonsense from nowhere', []))).rejects.toThrow('nowhere');
    expect(await readSupposing(pool, [], now([]), rowsOf)).toEqual(before);
    expect(await side.rows()).toEqual(before);
  });
});
