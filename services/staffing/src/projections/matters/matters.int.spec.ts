import { staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { foldDigests, readModelsGiven, type GivenReadModels } from '@yange/projections';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, specificationMeta, type AnyQuery, type CommandOutcome } from '@yange/use-case';
import { leavingReasons } from '../../domain/reference/leaving-reasons.js';
import { leavingsQuery } from '../../queries/leavings.query.js';
import { rectificationLedgersQuery } from '../../queries/rectification-ledgers.query.js';
import { secondmentsQuery } from '../../queries/secondments.query.js';
import { transferBatchesQuery } from '../../queries/transfer-batches.query.js';
import { transferRosterQuery } from '../../queries/transfer-roster.query.js';
import { permitRequestsQuery } from '../../queries/permit-requests.query.js';
import { usePermitsQuery } from '../../queries/use-permits.query.js';
import { staffingService } from '../../staffing.service.js';
import { rectificationProjection } from '../rectification/rectification.projection.js';
import { mattersProjection } from './matters.projection.js';

const withinMs = 180_000;
const district = '150302';
const citations = [{ number: '海编发〔2019〕1号', issuer: '海勃湾区委编委', issuedOn: '2019-01-01' }];
const tables = staffingService.queries.find(({ path }) => path === 'reference-lists/:list') as AnyQuery;
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [bureau, centre] = [organ('某局'), organ('某中心')];
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;

describe('what is under way between accounts and people', () => {
  const log: EventLog = new MemoryEventLogs('staffing').forDistrict(district);
  const executor = serviceExecutor(staffingService);
  let database: TestDatabase;
  let models: GivenReadModels;
  let commands = 0;

  const meta = (on: string) => specificationMeta({ commandId: derivedId('spec', String((commands += 1))), mode: 'live', citations, effective: onDay(on), actor: { person: 'p', role: 'reaction', tokenId: '' } });
  const say = (name: string, body: object, on: string): Promise<CommandOutcome> => {
    const useCase = staffingService.useCases.find((one) => one.name === name);
    if (useCase === undefined) throw new Error(name);
    return executor.execute(log, useCase, useCase.body.parse(body), meta(on));
  };
  const annul = ({ streamId, eventId }: CommandOutcome['events'][number], on: string) => executor.execute(log, annulEvent(staffingContract, staffingService.aggregates), { streamId, eventId, reason: '误录' }, meta(on));

  /** As the door gives it: what is not in its schema fails. */
  const ask = async <T>(query: AnyQuery, params: object): Promise<T> => {
    await models.caughtUp();
    const answer: unknown = await query.run(query.params.parse(params), { district, read: models.read });
    if (answer !== null) query.answer.parse(answer);
    return JSON.parse(JSON.stringify(answer)) as T;
  };

  beforeAll(async () => {
    database = await testDatabase();
    models = await readModelsGiven(database.url, log, [mattersProjection, rectificationProjection]);
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  it('shows requests for permits as they are on a day, and what answered them', async () => {
    await say('approve-quota', { owner: centre, type, count: 9 }, '2018-01-01');
    const request = async (count: number) => (await say('request-use-permit', { owner: centre, type, count, reason: '补员' }, '2018-02-01')).answer['requestId'] ?? '';
    const [first, second, third] = [await request(2), await request(1), await request(1)];
    const granted = await say('grant-use-permit', { owner: centre, type, count: 1, expiresOn: '2018-06-30', requestId: first }, '2018-03-01');
    await say('refuse-permit-request', { requestId: second, reason: '从严控制' }, '2018-03-01');
    await say('withdraw-permit-request', { requestId: third, reason: '不再招录' }, '2018-03-01');
    const on = async (params: object) => (await ask<{ requests: { requestId: string; state: string; answerReason: string }[] }>(permitRequestsQuery, params)).requests;
    const states = async (params: object) => Object.fromEntries((await on(params)).map(({ requestId, state, answerReason }) => [requestId, `${state} ${answerReason}`.trim()]));
    expect(await states({ on: '2018-02-28' })).toEqual({ [first]: 'open', [second]: 'open', [third]: 'open' });
    expect(await states({ on: '2018-03-01' })).toEqual({ [first]: 'granted', [second]: 'refused 从严控制', [third]: 'withdrawn 不再招录' });
    expect(await on({ on: '2018-03-01', state: 'granted', organId: centre.organId })).toMatchObject([{ requestId: first, requested: 2, granted: 1, permitId: granted.answer['permitId'], requestedOn: '2018-02-01', answeredOn: '2018-03-01', basis: citations }]);
    expect(await on({ on: '2018-03-01', organId: bureau.organId })).toEqual([]);
    // Without the permit the request waits again.
    await annul(granted.events.find(({ type: name }) => name === 'UsePermitGranted') as CommandOutcome['events'][number], '2018-03-02');
    expect(await on({ on: '2018-03-02', state: 'open' })).toMatchObject([{ requestId: first, permitId: null }]);
  });

  it('shows permits as they are on a day, and which run out soon', async () => {
    for (const owner of [bureau, centre]) await say('approve-quota', { owner, type, count: 9 }, '2019-01-01');
    const grant = async (owner: object, count: number, expiresOn: string, on = '2019-02-01') => (await say('grant-use-permit', { owner, type, count, expiresOn }, on)).answer['permitId'] ?? '';
    const [soon, later, back] = [await grant(bureau, 2, '2019-06-30'), await grant(centre, 1, '2019-12-31'), await grant(centre, 3, '2019-12-31')];
    const entered = await say('enter-person', { owner: centre, type, permitId: later }, '2019-03-01');
    await say('withdraw-use-permit', { permitId: back, owner: centre, type, reason: '不再招录' }, '2019-05-01');
    await say('expire-use-permit', { permitId: soon }, '2019-07-15');

    const on = async (params: object) => (await ask<{ permits: { permitId: string; state: string; kept: number; daysLeft: number; seenTo: boolean }[] }>(usePermitsQuery, params)).permits;
    const states = async (day: string) => Object.fromEntries((await on({ on: day })).map(({ permitId, state, kept }) => [permitId, `${state} ${kept}`]));
    expect(await states('2019-01-31')).toEqual({});
    expect(await states('2019-02-01')).toEqual({ [soon]: 'open 2', [later]: 'open 1', [back]: 'open 3' });
    expect(await states('2019-06-30')).toEqual({ [soon]: 'open 2', [later]: 'used-up 0', [back]: 'withdrawn 0' });
    expect(await states('2019-07-01')).toEqual({ [soon]: 'expired 0', [later]: 'used-up 0', [back]: 'withdrawn 0' });
    expect((await on({ on: '2019-07-01', organId: bureau.organId })).map(({ seenTo, daysLeft }) => [seenTo, daysLeft])).toEqual([[false, -1]]);
    expect((await on({ on: '2019-07-15', state: 'expired' })).map(({ permitId, seenTo }) => [permitId, seenTo])).toEqual([[soon, true]]);
    const ending = async (within: number) => (await on({ on: '2019-06-01', within })).map(({ permitId, daysLeft }) => [permitId, daysLeft]);
    expect([await ending(28), await ending(29)]).toEqual([[], [[soon, 29]]]);
    await annul(entered.events[0] as CommandOutcome['events'][number], '2019-03-01');
    expect((await on({ on: '2019-06-30', organId: centre.organId, state: 'open' })).map(({ permitId, kept }) => [permitId, kept])).toEqual([[later, 1]]);
  });

  it('says what a 用编通知单 says: number, basis and day of the grant', async () => {
    const granted = await say('grant-use-permit', { owner: centre, type, count: 1, expiresOn: '2019-12-31', number: '海编用〔2019〕3号' }, '2019-09-02');
    const { permits } = await ask<{ permits: { permitId: string; number: string; grantedOn: string; expiresOn: string; basis: object[] }[] }>(usePermitsQuery, { on: '2019-09-02', permitId: granted.answer['permitId'] });
    expect(permits).toMatchObject([{ permitId: granted.answer['permitId'], number: '海编用〔2019〕3号', grantedOn: '2019-09-02', expiresOn: '2019-12-31', basis: citations }]);
    const other = await ask<{ permits: { number: string }[] }>(usePermitsQuery, { permitId: granted.answer['permitId'] });
    expect(other.permits.map(({ number }) => number)).toEqual(['海编用〔2019〕3号']);
  });

  it('counts who left by reason, and the posts that are kept for some', async () => {
    const { answer } = await say('grant-use-permit', { owner: bureau, type, count: 4, expiresOn: '2020-12-31' }, '2020-01-01');
    const enter = async () => (await say('enter-person', { owner: bureau, type, permitId: answer['permitId'] }, '2020-01-02')).answer['personId'] ?? '';
    const people = [await enter(), await enter(), await enter()];
    const leave = (personId: string | undefined, reason: string, on: string) => say('leave-person', { personId, owner: bureau, type, reason }, on);
    await leave(people[0], '退休', '2020-02-01');
    await leave(people[1], 'retired', '2020-03-01');
    await leave(people[2], '离岗创业', '2020-03-01');
    await say('clear-quota-of-leaver', { personId: people[2], owner: bureau, type }, '2020-05-01');
    const left = (params: object) => ask<{ persons: number; postsKept: number; reasons: object[] }>(leavingsQuery, params);
    expect(await left({ from: '2020-01-01', to: '2020-04-30' })).toEqual({
      persons: 3, postsKept: 1,
      reasons: [{ code: 'own-business', name: '离岗创业', kind: 'administrative', persons: 1, quotaKept: 1 }, { code: 'retired', name: '退休', kind: 'administrative', persons: 2, quotaKept: 0 }],
    });
    expect(await left({ from: '2020-03-01', to: '2020-05-01' })).toMatchObject({ persons: 2, postsKept: 0 });
    expect(await left({ organId: centre.organId })).toEqual({ persons: 0, reasons: [], postsKept: 0 });
  });

  it('gives the reference tables of a day', async () => {
    const list = async (on: string) => (await ask<{ setByDistrict: boolean; entries: { code: string; name: string }[] }>(tables, { list: 'leaving-reasons', on }));
    await say('set-leaving-reasons', { entries: [{ code: 'retired', name: '退休', marks: ['clears-quota'], source: '某文件' }, { code: 'died', name: '去世' }] }, '2021-01-01');
    expect(await list('2020-12-31')).toMatchObject({ setByDistrict: false, entries: leavingReasons.shipped });
    expect(await list('2021-01-01')).toEqual({ list: 'leaving-reasons', ...leavingReasons.title, setByDistrict: true, entries: [{ code: 'retired', name: '退休', marks: ['clears-quota'], source: '某文件' }, { code: 'died', name: '去世', marks: [], source: '' }] });
    await expect(say('set-leaving-reasons', { entries: [{ code: 'a1', name: '一', marks: ['nonsense'] }] }, '2021-01-01')).rejects.toThrow('unknown-mark');
    await expect(say('set-leaving-reasons', { entries: [{ code: 'a1', name: '一' }, { code: 'a1', name: '二' }] }, '2021-01-01')).rejects.toThrow('code-twice');
    await expect(say('set-leaving-reasons', { entries: [{ code: 'a1', name: '一' }, { code: 'a2', name: '一' }] }, '2021-01-01')).rejects.toThrow('name-twice');
  });

  it('shows who is seconded and overdue, one by one and by number', async () => {
    const second = async (persons: number, until: string, over: object = {}) => (await say('record-secondments', { owner: centre, forms: ['借调'], persons, until, ...over }, '2021-01-10')).answer['secondmentId'] ?? '';
    const { answer: permit } = await say('grant-use-permit', { owner: centre, type, count: 1, expiresOn: '2021-12-31' }, '2021-01-04');
    const named = (await say('enter-person', { owner: centre, type, permitId: permit['permitId'] }, '2021-01-05')).answer['personId'] ?? '';
    const [early, later] = [await second(2, '2021-03-31', { personIds: [named], host: { name: '市某局' } }), await second(3, '2021-06-30')];
    await say('clear-secondments', { owner: centre, persons: 1 }, '2021-02-01');
    await say('extend-secondment', { owner: centre, secondmentId: later, until: '2021-12-31', reason: '专班延续' }, '2021-06-01');
    const on = (day: string, more: object = {}) => ask<{ away: number; overdue: number; secondments: object[] }>(secondmentsQuery, { on: day, ...more });
    expect(await on('2021-01-31')).toMatchObject({ away: 5, overdue: 0, secondments: [{ secondmentId: early, went: 2, away: 2, host: '市某局', personIds: [named], until: '2021-03-31' }, { secondmentId: later, away: 3, personIds: [] }] });
    expect(await on('2021-03-31')).toMatchObject({ away: 4, overdue: 0 });
    expect(await on('2021-04-01', { overdue: 'true' })).toMatchObject({ away: 1, overdue: 1, secondments: [{ secondmentId: early, overdue: true }] });
    expect(await on('2021-07-01', { overdue: 'true', organId: bureau.organId })).toEqual({ away: 0, overdue: 0, secondments: [] });
    await say('clear-secondments', { owner: centre, secondmentId: early, personIds: [named] }, '2021-07-02');
    expect(await on('2021-07-02')).toMatchObject({ away: 3, overdue: 0, secondments: [{ secondmentId: later, until: '2021-12-31' }] });
  });

  it('shows how far a batch is, and that it is finished', async () => {
    const { answer } = await say('record-transfer-batch', { name: '改革转隶', units: 1, persons: 2, from: bureau, to: centre, dueOn: '2021-09-30' }, '2021-08-01');
    const batchId = answer['batchId'];
    await say('state-headcount', { owner: bureau, type, count: 5 }, '2021-08-01');
    const moved = await say('transfer-person', { batchId, from: bureau, to: centre, type }, '2021-08-15');
    await say('finish-transfer-batch', { batchId, reason: '一人留任' }, '2021-10-08');
    const on = async (day: string, more: object = {}) => (await ask<{ batches: object[] }>(transferBatchesQuery, { on: day, ...more })).batches;
    expect(await on('2021-08-15')).toMatchObject([{ batchId, persons: 2, named: 1, finished: false, dueOn: '2021-09-30', direction: 'within', from: '某局', to: '某中心', withQuota: false }]);
    expect(await ask(transferRosterQuery, { batchId, on: '2021-08-14' })).toMatchObject({ batch: { name: '改革转隶', persons: 2, named: 0, recordedOn: '2021-08-01', basis: citations }, persons: [] });
    const roster = await ask<{ persons: { personId: string }[] }>(transferRosterQuery, { batchId, on: '2021-08-15' });
    expect(roster).toMatchObject({ batch: { batchId, named: 1, withQuota: false }, persons: [{ personId: moved.answer['personId'], fromOrganId: bureau.organId, from: '某局', to: '某中心', kind: 'administrative', transferredOn: '2021-08-15', basis: citations }], next: null });
    expect(await ask(transferRosterQuery, { batchId, on: '2021-07-31' })).toBeNull();
    await annul(moved.events.find(({ type: name }) => name === 'PersonTransferred') as CommandOutcome['events'][number], '2021-08-15');
    expect(await ask(transferRosterQuery, { batchId })).toMatchObject({ batch: { named: 0 }, persons: [] });
    expect([await on('2021-10-07', { finished: 'true' }), await on('2021-10-08', { finished: 'true' })]).toMatchObject([[], [{ batchId, finished: true, reason: '一人留任' }]]);
  });

  it('tells rows of a ledger that a higher cap closed from those that something was reduced for', async () => {
    const of = { ledger: '超编台账', kind: '超编' };
    await say('open-issues', { ...of, count: 9, titles: ['某局超编 1 名'] }, '2022-01-01');
    const raise = await say('increase-quota', { owner: centre, type, count: 3 }, '2022-02-01');
    const raisedBy = { eventId: raise.events.find(({ type: name }) => name === 'QuotaIncreased')?.eventId, owner: centre, type };
    const close = (over: object, on: string) => say('close-issues', { ...of, evidence: '批复', ...over }, on);
    await close({ count: 2, means: ['增编'], raisedBy }, '2022-03-01');
    await close({ count: 3, means: ['转任'] }, '2022-03-02');
    await close({ count: 1, means: ['转任', '增编'], raisedBy }, '2022-03-03');
    const ledger = async (day: string) => (await ask<{ ledgers: object[] }>(rectificationLedgersQuery, { on: day })).ledgers;
    expect(await ledger('2022-03-02')).toMatchObject([{ opened: 10, closed: 5, closedByRaising: 2, closedMixed: 0, open: 5 }]);
    expect(await ledger('2022-03-03')).toMatchObject([{ closed: 6, closedByRaising: 2, closedMixed: 1 }]);
    await say('reopen-issues', { ...of, count: 5, reason: '反弹' }, '2022-04-01');
    expect(await ledger('2022-04-01')).toMatchObject([{ closed: 1, closedByRaising: 1, closedMixed: 0 }]);
    await expect(close({ count: 1, means: ['增编'] }, '2022-05-01')).rejects.toThrow('cap-not-raised');
  });

  it('is the same rows however its events come', async () => {
    const { events } = await log.readPage({ after: 0, limit: 1_000 });
    const types = new Set(mattersProjection.types);
    expect(new Set(Object.values(await foldDigests(models.pool, mattersProjection, events.filter((event) => types.has(event.type))))).size).toBe(1);
  }, withinMs);
});
