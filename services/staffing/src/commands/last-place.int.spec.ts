import { connectionPool, MemoryEventLogs, migrateEventLog, PostgresEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, Rejected } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { specificationMeta, type AnyUseCase } from '@yange/use-case';
import pg from 'pg';
import { staffingService } from '../staffing.service.js';

const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const bureau = organ('甲局');
const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];
const executor = serviceExecutor(staffingService);
const named = (name: string): AnyUseCase => staffingService.useCases.find((one) => one.name === name) as AnyUseCase;
const withinMs = 180_000;

/** Lets others go first before each reading and each append, in an order that the seed gives. */
const interleaved = (log: EventLog, seed: number): EventLog => {
  let state = seed;
  const turn = async (): Promise<void> => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    for (let waits = state % 7; waits > 0; waits -= 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const first = <A extends unknown[], R>(call: (...values: A) => Promise<R>) => async (...values: A): Promise<R> => {
    await turn();
    return call(...values);
  };
  return Object.assign(Object.create(log) as EventLog, {
    append: first(log.append.bind(log)),
    readStream: first(log.readStream.bind(log)),
    findCommand: first(log.findCommand.bind(log)),
  });
};

let commands = 0;
const say = (log: EventLog, name: string, body: object) =>
  executor.execute(log, named(name), named(name).body.parse(body), specificationMeta({ commandId: derivedId('race', String((commands += 1))), mode: 'live', citations, effective: onDay('2026-02-01'), actor: { person: 'p', role: 'reaction', tokenId: '' } }));

/** @returns the rules that refused, sorted, and how many were accepted */
const race = async (log: EventLog, bodies: readonly (readonly [string, object])[]): Promise<{ accepted: number; refused: readonly string[] }> => {
  const outcomes = await Promise.all(bodies.map(([name, body]) => say(log, name, body).then(() => null, (error: unknown) => (error instanceof Rejected ? error.rule : Promise.reject(error as Error)))));
  return { accepted: outcomes.filter((one) => one === null).length, refused: [...new Set(outcomes.filter((one) => one !== null))].sort() };
};

const many = <T>(make: (index: number) => T): readonly T[] => Array.from({ length: 64 }, (_one, index) => make(index));

const theLastPlace = async (log: EventLog): Promise<void> => {
  await say(log, 'approve-quota', { owner: bureau, type, count: 80 });
  await say(log, 'state-headcount', { owner: bureau, type, count: 79 });
  const { answer } = await say(log, 'grant-use-permit', { owner: bureau, type, count: 1, expiresOn: '2026-12-31' });
  const { accepted, refused } = await race(log, many(() => ['enter-person', { owner: bureau, type, permitId: answer['permitId'] }]));
  expect(accepted).toBe(1);
  // Both are full: whoever read the one before the winner and the other after is told of the latter alone.
  expect(refused.filter((rule) => rule !== 'over-quota' && rule !== 'permit-overused')).toEqual([]);
};

/** People of a batch need no permit: until then they were only counted, elsewhere. */
const theLastPost = async (log: EventLog): Promise<void> => {
  const [giver, bureau] = [organ('乙局'), organ('丁局')];
  for (const [owner, count] of [[bureau, 80], [giver, 80]] as const) await say(log, 'approve-quota', { owner, type, count });
  await say(log, 'state-headcount', { owner: bureau, type, count: 79 });
  await say(log, 'state-headcount', { owner: giver, type, count: 64 });
  const { answer } = await say(log, 'record-transfer-batch', { name: '转隶', units: 1, persons: 64, from: giver, to: bureau });
  expect(await race(log, many(() => ['transfer-person', { batchId: answer['batchId'], from: giver, to: bureau, type }]))).toEqual({ accepted: 1, refused: ['over-quota'] });
};

const theLastVacancy = async (log: EventLog): Promise<void> => {
  const bureau = organ('戊局');
  await say(log, 'approve-quota', { owner: bureau, type, count: 80 });
  await say(log, 'state-headcount', { owner: bureau, type, count: 79 });
  expect(await race(log, many(() => ['grant-use-permit', { owner: bureau, type, count: 1, expiresOn: '2026-12-31' }]))).toEqual({ accepted: 1, refused: ['permit-over-vacancy'] });
};

const theLastOfTheTotal = async (log: EventLog): Promise<void> => {
  await say(log, 'set-quota-total', { kind: 'institution', count: 10 });
  const institution = { kind: 'institution', management: 'institution', funding: 'full' };
  await say(log, 'approve-quota', { owner: organ('中心'), type: institution, count: 9 });
  expect(await race(log, many((index) => ['approve-quota', { owner: organ(`中心${index}`), type: institution, count: 1 }]))).toEqual({ accepted: 1, refused: ['over-total'] });
};

const theOnePost = async (log: EventLog): Promise<void> => {
  const owner = organ('丙局');
  await say(log, 'approve-quota', { owner, type, count: 2 });
  const { answer } = await say(log, 'grant-use-permit', { owner, type, count: 2, expiresOn: '2026-12-31' });
  const people = [];
  for (let person = 0; person < 2; person += 1) people.push((await say(log, 'enter-person', { owner, type, permitId: answer['permitId'] })).answer['personId']);
  await say(log, 'approve-posts', { owner, principal: 2 });
  await say(log, 'set-role-line', { owner, role: '局长', rank: 'principal', count: 1 });
  expect(await race(log, people.map((personId) => ['appoint-to-post', { owner, role: '局长', rank: 'principal', personId }]))).toEqual({ accepted: 1, refused: ['post-held'] });
};

describe('the last place', () => {
  describe.each([1, 2, 3, 4, 5])('in memory, interleaving %i', (seed) => {
    const log = interleaved(new MemoryEventLogs('staffing').forDistrict('150302'), seed);
    it('goes to one of 64 people', () => theLastPlace(log), withinMs);
    it('without a permit goes to one of 64 people', () => theLastPost(log), withinMs);
    it('that is vacant goes to one of 64 permits', () => theLastVacancy(log), withinMs);
    it('of the total goes to one of 64 accounts', () => theLastOfTheTotal(log), withinMs);
    it('in a post goes to one of two', () => theOnePost(log), withinMs);
  });

  describe('on PostgreSQL', () => {
    let database: TestDatabase;
    let pool: pg.Pool;
    let logs: PostgresEventLogs;
    beforeAll(async () => {
      database = await testDatabase();
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await migrateEventLog(client);
      await client.end();
      pool = connectionPool({ connectionString: database.url, max: 8 });
      logs = new PostgresEventLogs(pool, 'staffing');
    }, withinMs);
    afterAll(async () => {
      await logs.close();
      await pool.end();
      await database.close();
    });
    it('goes to one of 64 people', () => theLastPlace(logs.forDistrict('150302')), withinMs);
    it('without a permit goes to one of 64 people', () => theLastPost(logs.forDistrict('150302')), withinMs);
    it('that is vacant goes to one of 64 permits', () => theLastVacancy(logs.forDistrict('150302')), withinMs);
    it('of the total goes to one of 64 accounts', () => theLastOfTheTotal(logs.forDistrict('150302')), withinMs);
    it('in a post goes to one of two', () => theOnePost(logs.forDistrict('150302')), withinMs);
  });
});
