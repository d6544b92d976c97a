import { decodeData, decodeEnvelope, effectiveOf, staffingContract } from '@yange/contracts';
import { MemoryEventLogs, migrateEventLog, PostgresEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, Timeline, type Aggregate, type DomainEvent, type Fact } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { raceOn, specificationMeta, type AnyUseCase, type Race } from '@yange/use-case';
import fc from 'fast-check';
import pg from 'pg';
import { carryOverQuotaUseCase } from './commands/carry-over/carry-over-quota.use-case.js';
import { noteOrganEndUseCase } from './commands/organ-notes/organ-note.use-cases.js';
import { approveQuotaUseCase } from './commands/quota/approve-quota.use-case.js';
import { increaseQuotaUseCase } from './commands/quota/increase-quota.use-case.js';
import { transferQuotaUseCase } from './commands/quota/transfer-quota.use-case.js';
import { approvedOf, quotaAccountStream, type QuotaAccountState } from './domain/quota-account/quota-account.aggregate.js';
import { staffingService } from './staffing.service.js';

const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [bureau, successor, third] = [organ('甲局'), organ('乙局'), organ('丙局')];
const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];
const executor = serviceExecutor(staffingService);

let commands = 0;
const say = (log: EventLog, useCase: AnyUseCase, body: object, on = '2026-02-01') =>
  executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('race', String((commands += 1))), mode: 'live', citations, effective: onDay(on), actor: { person: 'p', role: 'reaction', tokenId: '' } }));

const approvedIn = (log: EventLog): Promise<readonly (number | null)[]> =>
  Promise.all(
    [bureau, successor, third].map(async (owner) => {
      const { streamId, aggregate } = quotaAccountStream(owner, type);
      const facts = (await log.readStream(streamId)).map((event): Fact<DomainEvent> => {
        const { effective, order } = decodeEnvelope(event.envelope);
        return { event: decodeData(staffingContract, event.type, event.data), eventId: event.eventId, effective: effectiveOf(effective), position: event.position, order: Number(order), supersedes: event.supersedes };
      });
      return approvedOf(Timeline.of(aggregate as unknown as Aggregate<QuotaAccountState, DomainEvent>, facts).latest());
    }),
  );

/** What the merger carries over and what somebody moves away at the same time: no post is lost and none is there twice. */
const mergerAndTransfer = async ({ log, together }: Race): Promise<void> => {
  for (const [owner, count] of [[bureau, 5], [successor, 4], [third, 1]] as const) await say(log, approveQuotaUseCase, { owner, type, count }, '2026-01-20');
  await together([
    (raced) => say(raced, carryOverQuotaUseCase, { from: bureau, to: [successor], type }),
    (raced) => say(raced, transferQuotaUseCase, { from: bureau, to: third, type, count: 3 }),
    (raced) => say(raced, transferQuotaUseCase, { from: third, to: bureau, type, count: 1 }),
  ]);
  const approved = await approvedIn(log);
  expect([approved.reduce<number>((sum, one) => sum + (one ?? 0), 0), approved.every((one) => (one ?? 0) >= 0)]).toEqual([10, true]);
};

/** An organ's end reaches this log while quota is added to it: what is added lies before the end, or is refused. */
const endAndIncrease = async ({ log, together }: Race): Promise<void> => {
  await say(log, approveQuotaUseCase, { owner: bureau, type, count: 5 }, '2026-01-20');
  const end = { organId: bureau.organId, name: bureau.name, endedOn: '2026-02-01', successors: [successor], movedTo: '', byWords: false };
  const { accepted, refused } = await together([(raced) => say(raced, noteOrganEndUseCase, end), (raced) => say(raced, increaseQuotaUseCase, { owner: bureau, type, count: 1 })]);
  const { events } = await log.readPage({ after: 0, limit: 1000 });
  const [ended, increased] = ['OrganEndNoted', 'QuotaIncreased'].map((name) => events.find((event) => event.type === name)?.position);
  if (accepted === 2) expect(increased ?? Infinity).toBeLessThan(ended ?? 0);
  else expect([refused, increased]).toEqual([['organ-ended'], undefined]);
};

const races: readonly (readonly [string, (race: Race) => Promise<void>])[] = [
  ['a merger and transfers of the same quota: no post is lost or doubled', mergerAndTransfer],
  ['the end of an organ and an increase of its quota: before it, or not at all', endAndIncrease],
];

const withinMs = 120_000;

describe('at once', () => {
  describe('in memory, in the order that a seed gives', () => {
    it.each(races)('%s', (_what, race) => fc.assert(fc.asyncProperty(fc.scheduler(), (turns) => race(raceOn(new MemoryEventLogs('staffing').forDistrict('150302'), turns))), { numRuns: 40, seed: 20_260_201 }), withinMs);
  });

  describe('on PostgreSQL, by connections of their own', () => {
    let database: TestDatabase;
    const pools: pg.Pool[] = [];
    const opened: PostgresEventLogs[] = [];
    let districts = 150_400;
    beforeAll(async () => {
      database = await testDatabase();
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await migrateEventLog(client);
      await client.end();
      for (let process = 0; process < 2; process += 1) {
        pools.push(new pg.Pool({ connectionString: database.url, max: 6 }));
        opened.push(new PostgresEventLogs(pools[process] as pg.Pool, 'staffing'));
      }
    }, withinMs);
    afterAll(async () => {
      for (const logs of opened) await logs.close();
      for (const pool of pools) await pool.end();
      await database.close();
    });

    it.each(races)('%s', async (_what, race) => {
      for (let round = 0; round < 10; round += 1) {
        const district = String((districts += 1));
        const [log, other] = opened.map((logs) => logs.forDistrict(district)) as [EventLog, EventLog];
        const { together } = raceOn(log);
        await race({ log, together: (attempts) => together(attempts.map((attempt, index) => () => attempt(index % 2 === 0 ? log : other))) });
      }
    }, withinMs);
  });
});
