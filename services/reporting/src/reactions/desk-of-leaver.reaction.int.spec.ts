import { decodeEnvelope, reportingContract, staffingContract } from '@yange/contracts';
import { connectionPool, MemoryEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { CommandExecutor, specificationMeta, type PublishedEvent } from '@yange/use-case';
import type pg from 'pg';
import { district, told, ToldLogs, type ToldEvent } from '../projections/due-list/due-list.fixture.js';
import { dueList } from '../projections/due-list/due-list.projection.js';
import { reportingService } from '../reporting.service.js';
import { deskOfLeaver } from './desk-of-leaver.reaction.js';

const personId = derivedId('person', 'leaver');
const motionOf = (name: string, by: string): ToldEvent => told('organisations', `motion/${derivedId('motion', name)}`, 'MotionMade', { motionId: derivedId('motion', name), content: { title: name }, version: 1, proposedBy: by }, '2026-09-01');
const itemOf = (name: string): string => `organisations/motion/${derivedId('motion', name)}/motion-argument`;
const bound = told('reporting', 'desk/leaver', 'DeskBound', { person: 'leaver', personId }, '2026-01-05');
const given = (person: string, name: string): ToldEvent => told('reporting', `desk/${person}`, 'WorkAssigned', { person, items: [{ itemId: itemOf(name), kind: 'motion-argument', words: '' }] }, '2026-09-02');

describe('the desk of whoever leaves', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  const left = (on: string): PublishedEvent => ({
    district, context: 'staffing', event: staffingContract.make('PersonLeft', { personId, reason: '调出' }), eventId: derivedId('left', on), streamId: `person/${personId}`, mode: 'live', effective: onDay(on), citations: [], correlationId: 'c', decision: null,
  });

  const commandsAfter = async (events: readonly ToldEvent[], on = '2026-09-10') => {
    const logs = new ToldLogs();
    const client = await pool.connect();
    try {
      for (const event of events) await dueList.apply({ client, schema: 'live' }, [logs.append(event)]);
    } finally {
      client.release();
    }
    return deskOfLeaver.react(left(on), { query: async <R extends object>(sql: string, values: readonly unknown[]) => (await pool.query<R>(sql, [...values])).rows });
  };

  beforeAll(async () => {
    database = await testDatabase();
    pool = connectionPool({ connectionString: database.url, max: 2 });
  }, 60_000);

  beforeEach(async () => {
    await pool.query('drop schema if exists live cascade');
    await pool.query('create schema live');
    for (const statement of dueList.tables('live')) await pool.query(statement);
  });

  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  it('is closed with all that is open: what was given, and what an event names the person for', async () => {
    const commands = await commandsAfter([bound, motionOf('甲', 'leaver'), motionOf('乙', 'other'), given('leaver', '乙'), motionOf('丙', 'leaver'), given('other', '丙'), motionOf('丁', 'other')]);
    expect(commands).toMatchObject([{ body: { person: 'leaver', leftBy: derivedId('left', '2026-09-10') } }]);
    expect((commands[0]?.body as { items: { itemId: string }[] }).items.map(({ itemId }) => itemId).sort()).toEqual([itemOf('甲'), itemOf('乙')].sort());
    const log = new MemoryEventLogs('reporting').forDistrict(district);
    const executor = new CommandExecutor(reportingContract, reportingService.aggregates, reportingService.rules);
    for (const { useCase, body } of commands) await executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ mode: 'live', effective: onDay('2026-09-10') }));
    const [stored] = await log.readStream('desk/leaver');
    expect(decodeEnvelope(stored?.envelope ?? new Uint8Array()).findings.map(({ rule }) => rule)).toEqual(['open-work-at-leaving']);
  });

  it('is nobody\'s where no account is known to be the person\'s, and is closed once', async () => {
    expect(await commandsAfter([motionOf('甲', 'leaver')])).toEqual([]);
    expect(await commandsAfter([bound, told('reporting', 'desk/leaver', 'DeskClosed', { person: 'leaver' }, '2026-09-09')])).toEqual([]);
  });

  it('holds what was open on the day of leaving', async () => {
    const commands = await commandsAfter([bound, motionOf('甲', 'leaver')], '2026-08-31');
    expect(commands).toMatchObject([{ body: { items: [] } }]);
  });
});
