import type { StoredEvent } from '../event-log.port.js';
import { logDatabase, type LogDatabase } from '../contract/log-database.js';
import { mustAppend, newDistrict, onStream, readAll } from '../contract/log-fixture.js';
import { archiveLog } from '../archive/archive-log.js';
import { namedBlockSize } from '../reading/name-number.js';
import { PostgresEventLogs } from './postgres-event-logs.js';
import { PostgresNamedEvents } from './named-events.js';

const byBlocks = (events: readonly StoredEvent[], namesOf: (event: StoredEvent) => readonly string[]): readonly ReadonlySet<string>[] =>
  Array.from({ length: Math.floor(events.length / namedBlockSize) }, (_, block) => new Set(events.slice(block * namedBlockSize, (block + 1) * namedBlockSize).flatMap(namesOf)));

describe('events by their names', () => {
  let database: LogDatabase;
  let logs: PostgresEventLogs;
  let named: PostgresNamedEvents;

  beforeAll(async () => {
    database = await logDatabase();
    logs = new PostgresEventLogs(database.pool('appender'), 'organisations');
    named = new PostgresNamedEvents(database.pool('appender'));
  }, 180_000);
  afterAll(async () => {
    await logs.close();
    await database.close();
  });

  /** Every tenth event is `rare`. */
  const namesOf = ({ position }: StoredEvent): readonly string[] => ['each', ...(position % 10 === 0 ? [`rare ${position}`, 'rare'] : [])];
  const filled = async (count: number) => {
    const log = logs.forDistrict(newDistrict());
    for (let done = 0; done < count; done += 100) await mustAppend(log, onStream(`s${done}`, 0, Math.min(100, count - done)));
    return { log, events: await readAll(log) };
  };
  const walked = async (log: Awaited<ReturnType<typeof filled>>['log'], values: readonly string[], from: number, limit: number): Promise<readonly number[]> => {
    const seen: number[] = [];
    for (let before = from; ;) {
      const page = (await log.lastEvents?.({ by: 'name', values, before, limit })) ?? [];
      seen.push(...page.map(({ position }) => position));
      if (page.length < limit) return seen;
      before = seen.at(-1) ?? 1;
    }
  };

  it.each([[0, 0], [1, 0], [7, 0], [20, 0], [21, 0], [7, 90], [20, 200]])('are all found, wherever the names end that are kept (block %i), whatever was appended behind them, and wherever the archive ends (%i)', async (blocks, archived) => {
    const { log, events } = await filled(345);
    if (archived > 0) {
      const owner = await database.pool('owner', 1).connect();
      expect(await archiveLog(owner, { logId: log.logId, through: archived })).toBe(archived);
      owner.release();
    }
    if (blocks > 0) expect(await named.note(log.logId, 0, byBlocks(events, namesOf).slice(0, blocks))).toBe(true);
    for (const values of [['rare'], ['each'], ['rare 120', 'rare 340'], ['no such']])
      for (const [before, limit] of [[346, 500], [346, 3], [200, 16], [17, 1], [16, 5], [2, 5]] as const) {
        const found = await walked(log, values, before, limit);
        expect(found).toEqual([...new Set(found)].sort((one, other) => other - one));
        const wanted = events.filter((event) => event.position < before && namesOf(event).some((name) => values.includes(name))).map(({ position }) => position);
        expect(found.filter((position) => wanted.includes(position))).toEqual(wanted.toReversed());
        // What else is looked at lies in a block that has the name, or behind all that are kept.
        const block = (position: number): number => Math.floor((position - 1) / namedBlockSize);
        const blocksOf = new Set(wanted.map(block));
        expect(found.filter((position) => position <= blocks * namedBlockSize && !blocksOf.has(block(position)) && position < before - namedBlockSize)).toEqual([]);
      }
  });

  it('are kept once, by whoever is first, and only for whole blocks that are there', async () => {
    const { log, events } = await filled(40);
    const blocks = byBlocks(events, namesOf);
    expect((await named.behind()).filter(({ logId }) => logId === log.logId)).toEqual([{ logId: log.logId, from: 0, to: 2 }]);
    expect(await Promise.all([named.note(log.logId, 0, blocks.slice(0, 1)), named.note(log.logId, 0, blocks.slice(0, 1))])).toEqual(expect.arrayContaining([true, false]));
    expect([await named.note(log.logId, 0, blocks), await named.note(log.logId, 1, blocks.slice(1))]).toEqual([false, true]);
    expect((await named.behind()).filter(({ logId }) => logId === log.logId)).toEqual([]);
    for (const wrong of [named.note(log.logId, 2, [new Set(['x'])]), named.note(log.logId, 2, []), named.note('150399/organisations', 0, [new Set(['x'])])]) await expect(wrong).rejects.toMatchObject({ code: '22023' });
    const raw = `select event_log.note_names('${log.logId}', 2, 3, '{1}', '{5}')`;
    await expect(database.pool('appender', 1).query(raw)).rejects.toMatchObject({ code: '22023' });
  });
});
