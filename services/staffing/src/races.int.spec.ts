import { decodeData, decodeEnvelope, effectiveOf, staffingContract } from '@yange/contracts';
import { eventLogsGiven, MemoryEventLogs, type EventLog, type GivenEventLogs } from '@yange/event-log';
import { derivedId, onDay, Timeline, type Aggregate, type DomainEvent, type Fact } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { decisionGranting, raceAcross, raceOn, specificationMeta, type AnyUseCase, type Race } from '@yange/use-case';
import fc from 'fast-check';
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

const named = (name: string): AnyUseCase => staffingService.useCases.find((one) => one.name === name) as AnyUseCase;
const until = { expiresOn: '2026-12-31' } as const;

/** Whichever comes first, what the permit keeps is not reduced away. */
const permitAndReduction = async ({ log, together }: Race): Promise<void> => {
  await say(log, approveQuotaUseCase, { owner: bureau, type, count: 3 }, '2026-01-20');
  const { accepted, refused } = await together([(raced) => say(raced, named('grant-use-permit'), { owner: bureau, type, count: 2, ...until }), (raced) => say(raced, named('reduce-quota'), { owner: bureau, type, count: 2 })]);
  expect([accepted, refused]).toEqual([1, ['permit-over-vacancy']]);
};

const permitsForOneVacancy = async ({ log, together }: Race): Promise<void> => {
  await say(log, approveQuotaUseCase, { owner: bureau, type, count: 1 }, '2026-01-20');
  const grant = (raced: EventLog) => say(raced, named('grant-use-permit'), { owner: bureau, type, count: 1, ...until });
  expect(await together([grant, grant])).toEqual({ accepted: 1, refused: ['permit-over-vacancy'] });
};

/** One request, two who grant it: it is answered once. */
const oneRequest = async ({ log, together }: Race): Promise<void> => {
  await say(log, approveQuotaUseCase, { owner: bureau, type, count: 5 }, '2026-01-20');
  const { answer } = await say(log, named('request-use-permit'), { owner: bureau, type, count: 2 });
  const grant = (raced: EventLog) => say(raced, named('grant-use-permit'), { owner: bureau, type, count: 2, requestId: answer['requestId'], ...until });
  const withdraw = (raced: EventLog) => say(raced, named('withdraw-permit-request'), { requestId: answer['requestId'] });
  expect(await together([grant, withdraw, grant])).toEqual({ accepted: 1, refused: ['permit-request-answered'] });
};

/** Extended and then cleared, or cleared and then not to be extended. */
const clearingAndExtension = async ({ log, together }: Race): Promise<void> => {
  const { answer } = await say(log, named('record-secondments'), { owner: bureau, forms: ['借调'], persons: 2, until: '2026-06-30' });
  const { secondmentId } = answer;
  const { accepted, refused } = await together([(raced) => say(raced, named('clear-secondments'), { owner: bureau, secondmentId, complete: true }), (raced) => say(raced, named('extend-secondment'), { owner: bureau, secondmentId, until: '2026-12-31' })]);
  const types = (await log.readPage({ after: 0, limit: 1000, types: ['SecondmentsCleared', 'SecondmentsExtended'] })).events.map((event) => event.type);
  expect([accepted, refused, types]).toEqual(accepted === 2 ? [2, [], ['SecondmentsExtended', 'SecondmentsCleared']] : [1, ['secondment-over'], ['SecondmentsCleared']]);
};

/** The people of one bureau move to another while both send the same one: whoever sends first, one of them. */
const twoSenders = async ({ log, together }: Race): Promise<void> => {
  await say(log, approveQuotaUseCase, { owner: bureau, type, count: 1 }, '2026-01-20');
  const { answer: permit } = await say(log, named('grant-use-permit'), { owner: bureau, type, count: 1, ...until });
  const { answer } = await say(log, named('enter-person'), { owner: bureau, type, permitId: permit['permitId'] });
  const body = { forms: ['借调'], persons: 1, personIds: [answer['personId']], until: '2026-06-30' };
  // A group may send whoever is in an account: only the other secondment stands in its way.
  expect(await together([(raced) => say(raced, named('record-secondments'), { owner: bureau, ...body }), (raced) => say(raced, named('record-secondments'), { owner: { name: '镇和街道办事处', count: 7 }, ...body })])).toEqual({ accepted: 1, refused: ['seconded-twice'] });
};

const peopleForOnePost = async ({ log, together }: Race): Promise<void> => {
  await say(log, approveQuotaUseCase, { owner: bureau, type, count: 2 }, '2026-01-20');
  const { answer } = await say(log, named('grant-use-permit'), { owner: bureau, type, count: 2, ...until });
  const enter = async () => (await say(log, named('enter-person'), { owner: bureau, type, permitId: answer['permitId'] })).answer['personId'];
  const people = [await enter(), await enter()];
  await say(log, named('approve-posts'), { owner: bureau, principal: 2 });
  await say(log, named('set-role-line'), { owner: bureau, role: '局长', rank: 'principal', count: 1 });
  expect(await together(people.map((personId) => (raced: EventLog) => say(raced, named('appoint-to-post'), { owner: bureau, role: '局长', rank: 'principal', personId })))).toEqual({ accepted: 1, refused: ['post-held'] });
};

/** 批复增加 3 名 and all want the last of it: the decision is used up in the log of the change, whoever was faster. */
const lastOfDecision = async ({ log, together }: Race): Promise<void> => {
  const decision = await decisionGranting(staffingContract, log, { matter: 'quota.adjust', quantity: 3 });
  const increase = (raced: EventLog, owner: object, count: number) =>
    executor.execute(raced, increaseQuotaUseCase, { owner, type, count, reason: '' }, specificationMeta({ commandId: derivedId('race', String((commands += 1))), mode: 'live', citations, effective: onDay('2026-02-01'), decision }));
  for (const owner of [bureau, successor]) await say(log, approveQuotaUseCase, { owner, type, count: 1 }, '2026-01-20');
  await increase(log, bureau, 2);
  expect(await together(Array.from({ length: 64 }, (_one, index) => (raced: EventLog) => increase(raced, index % 2 === 0 ? bureau : successor, 1)))).toEqual({ accepted: 1, refused: ['decision-amount-exceeded'] });
  expect((await approvedIn(log)).slice(0, 2).reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(5);
};

const races: readonly (readonly [string, (race: Race) => Promise<void>])[] = [
  ['a merger and transfers of the same quota: no post is lost or doubled', mergerAndTransfer],
  ['the end of an organ and an increase of its quota: before it, or not at all', endAndIncrease],
  ['a permit and a reduction of the posts that it would keep: one of them', permitAndReduction],
  ['two permits for one vacancy: one', permitsForOneVacancy],
  ['two grants and a withdrawal of one request: one', oneRequest],
  ['a clearing and an extension: the extension first, or not at all', clearingAndExtension],
  ['two owners who send the same person: one', twoSenders],
  ['two people for one post: one', peopleForOnePost],
];

/** Of 64 clients: in fewer rounds. */
const crowds: readonly (readonly [string, (race: Race) => Promise<void>])[] = [['64 for the last post that a decision grants: one', lastOfDecision]];

const withinMs = 120_000;

describe('at once', () => {
  describe('in memory, in the order that a seed gives', () => {
    it.each(races)('%s', (_what, race) => fc.assert(fc.asyncProperty(fc.scheduler(), (turns) => race(raceOn(new MemoryEventLogs('staffing').forDistrict('150302'), turns))), { numRuns: 40, seed: 20_260_201 }), withinMs);

    it.each(crowds)('%s', (_what, race) => fc.assert(fc.asyncProperty(fc.scheduler(), (turns) => race(raceOn(new MemoryEventLogs('staffing').forDistrict('150302'), turns))), { numRuns: 3, seed: 20_260_201 }), withinMs);
  });

  describe('on PostgreSQL, by connections of their own', () => {
    let database: TestDatabase;
    let logs: GivenEventLogs;
    beforeAll(async () => {
      database = await testDatabase();
      logs = await eventLogsGiven(database.url, 'staffing');
    }, withinMs);
    afterAll(async () => {
      await logs.close();
      await database.close();
    });

    it.each(races)('%s', async (_what, race) => {
      for (let round = 0; round < 10; round += 1) {
        await race(raceAcross(logs.fresh()));
      }
    }, withinMs);

    it.each(crowds)('%s', async (_what, race) => race(raceAcross(logs.fresh())), withinMs);
  });
});
