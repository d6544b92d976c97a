import { connectionPool, migrateEventLog, namedBlockSize, PostgresEventLogs, PostgresNamedEvents, type EventLog, type StoredEvent } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { testDatabase, type TestDatabase } from '@yange/testing';
import pg from 'pg';
import { namesOfEvent } from './event.names.js';
import { restingOn } from './resting.events.js';
import { account, annul, approve, contract, keyHolder, move, runOn, stateHeadcount, takeKey, type Run } from './sample.accounts.fixture.js';
import { CommandExecutor } from './command.executor.js';
import { platformRules } from './rules/platform.rules.js';

/** Draws that come again: a multiplicative generator. */
const drawing = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
};

describe('what rests on a fact, by the names of events', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let logs: PostgresEventLogs;
  let named: PostgresNamedEvents;
  let districts = 150_400;

  beforeAll(async () => {
    database = await testDatabase();
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await migrateEventLog(owner);
    await owner.end();
    pool = connectionPool({ connectionString: database.url, max: 4 });
    logs = new PostgresEventLogs(pool, 'staffing');
    named = new PostgresNamedEvents(pool);
  }, 180_000);
  afterAll(async () => {
    await logs.close();
    await pool.end();
    await database.close();
  });

  const fresh = (): EventLog => logs.forDistrict(String((districts += 1)));
  const all = async (log: EventLog): Promise<readonly StoredEvent[]> => (await log.readPage({ after: 0, limit: 5_000 })).events;
  const walk = (log: EventLog): EventLog => Object.assign(Object.create(log) as EventLog, { lastEvents: undefined }) as EventLog;
  const note = async (log: EventLog, from: number, to: number): Promise<boolean> => {
    const events = await all(log);
    return named.note(log.logId, from, Array.from({ length: to - from }, (_, block) => new Set(events.slice((from + block) * namedBlockSize, (from + block + 1) * namedBlockSize).flatMap((event) => namesOfEvent(contract, event)))));
  };

  /** Things that are named, corrected and annulled in any order. */
  const history = async (run: Run, log: EventLog, seed: number): Promise<void> => {
    const draw = drawing(seed);
    const id = (): string => derivedId('thing', String(draw(9)));
    for (let step = 0; step < 160; step += 1) {
      const events = await all(log);
      const earlier = events[draw(Math.max(1, events.length))];
      const over = { ...(draw(4) === 0 ? { decision: id() } : {}), ...(earlier !== undefined && draw(4) === 0 ? { causationId: earlier.eventId } : {}) };
      const [use, body] = ([
        [approve, { owner: id(), count: draw(5) + 1 + step }], [stateHeadcount, { owner: id(), count: draw(5) }], [move, { from: id(), to: id(), count: 1 }], [takeKey, { owner: `k${draw(4)}`, key: id() }],
      ] as const)[draw(4)] ?? [approve, {}];
      // What comes to nothing here, as a correction of what is gone, comes to nothing.
      if (earlier !== undefined && draw(4) === 0) await run(annul, { streamId: earlier.streamId, eventId: earlier.eventId, reason: '误录' }, `a${step}`, { actor: { person: 'r', role: 'reaction', tokenId: '' } }).catch(() => null);
      else await run(use, body, `c${step}`, { ...over, ...(earlier !== undefined && draw(3) === 0 ? { corrects: earlier.eventId } : {}) }).catch(() => null);
    }
  };

  it.each([1, 2, 3])('is what a walk through the log finds, wherever the names end that are kept (history %i)', async (seed) => {
    const log = fresh();
    await history(runOn(log, new CommandExecutor(contract, [account, keyHolder], platformRules)), log, seed);
    const events = await all(log);
    const blocks = Math.floor(events.length / namedBlockSize);
    expect(blocks).toBeGreaterThan(3);
    let found = 0;
    for (const [from, to] of [[0, 0], [0, 2], [2, blocks]] as const) {
      if (from < to) expect(await note(log, from, to)).toBe(true);
      for (const event of events) {
        const things = new Set([derivedId('thing', '1'), derivedId('thing', '2')]);
        const [whole, few] = [await restingOn(log, [event]), await restingOn(log, [event], things)];
        expect([event.position, whole, few]).toEqual([event.position, await restingOn(walk(log), [event]), await restingOn(walk(log), [event], things)]);
        found += whole.events.length;
      }
    }
    expect(found).toBeGreaterThan(100);
  });

  it('does not look at what does not speak of it', async () => {
    const log = fresh();
    const run = runOn(log);
    const id = derivedId('the', 'thing');
    const begun = (await run(approve, { owner: id, count: 3 }, 'begun')).events[0]?.eventId ?? '';
    for (let other = 0; other < 320; other += 1) await run(stateHeadcount, { owner: derivedId('other', String(other)), count: 1 }, `o${other}`);
    await run(stateHeadcount, { owner: id, count: 1 }, 'later');
    const looked: number[] = [];
    const heard = Object.assign(Object.create(log) as EventLog, {
      readPage: () => Promise.reject(new Error('the log is walked')),
      lastEvents: async (request: Parameters<NonNullable<EventLog['lastEvents']>>[0]) => {
        const events = (await log.lastEvents?.(request)) ?? [];
        looked.push(...events.map(({ position }) => position));
        return events;
      },
    }) as EventLog;
    await note(log, 0, 20);
    expect((await restingOn(heard, [{ eventId: begun }])).events.map(({ position, why }) => `${position} ${why}`)).toEqual(['322 names']);
    // Of the block that has the name, and behind what is named.
    expect(new Set(looked)).toEqual(new Set([...Array.from({ length: 16 }, (_, index) => index + 1), 321, 322]));
  });

  it('is found though nothing was named since it came: an annulment that has waited for nobody is refused', async () => {
    const log = fresh();
    const run = runOn(log, new CommandExecutor(contract, [account, keyHolder], platformRules));
    const begun = (await run(approve, { owner: derivedId('b', 'approval'), count: 3 }, 'b')).events[0]?.eventId ?? '';
    for (let other = 0; other < 40; other += 1) await run(stateHeadcount, { owner: `o${other}`, count: 1 }, `o${other}`);
    await note(log, 0, 2);
    const late = (await run(takeKey, { owner: 'x', key: derivedId('b', 'approval') }, 'late')).events[0]?.eventId ?? '';
    await expect(run(annul, { streamId: `account/${derivedId('b', 'approval')}`, eventId: begun, reason: '误录' }, 'annul')).rejects.toMatchObject({ rule: 'facts-rest-on-annulled', facts: { events: late } });
  });
});
