import { staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { foldDigests, readModelsGiven, type GivenReadModels } from '@yange/projections';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, specificationMeta, type AnyQuery, type CommandOutcome } from '@yange/use-case';
import { usePermitsQuery } from '../../queries/use-permits.query.js';
import { staffingService } from '../../staffing.service.js';
import { mattersProjection } from './matters.projection.js';

const withinMs = 180_000;
const district = '150302';
const citations = [{ number: '海编发〔2019〕1号', issuer: '海勃湾区委编委', issuedOn: '2019-01-01' }];
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
    query.answer?.parse(answer);
    return JSON.parse(JSON.stringify(answer)) as T;
  };

  beforeAll(async () => {
    database = await testDatabase();
    models = await readModelsGiven(database.url, log, [mattersProjection]);
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

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

  it('is the same rows however its events come', async () => {
    const { events } = await log.readPage({ after: 0, limit: 1_000 });
    const types = new Set(mattersProjection.types);
    expect(new Set(Object.values(await foldDigests(models.pool, mattersProjection, events.filter((event) => types.has(event.type))))).size).toBe(1);
  }, withinMs);
});
