import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, askGiven, setHistoryWindow, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { organCategories } from '../domain/reference/organ-categories.js';
import { importHistory } from '../import/history.fixture.js';
import { organisationsService } from '../organisations.service.js';
import { organGroupsQuery } from './organ-groups.query.js';
import { organLimitsQuery } from './organ-limits.query.js';

const withinMs = 180_000;
const district = '150302';
const limitsQuery = organLimitsQuery(organCategories);
const group = '甲组';

describe('limits of organs as of a day', () => {
  const executor = serviceExecutor(organisationsService);
  let database: TestDatabase;
  let log: EventLog;
  let models: GivenReadModels;
  let commands = 0;

  const say = (name: string, body: object, on: string): Promise<CommandOutcome> => {
    const useCase = [...organisationsService.useCases, setHistoryWindow(organisationsContract) as AnyUseCase, annulEvent(organisationsContract, organisationsService.aggregates) as AnyUseCase].find((one) => one.name === name);
    if (useCase === undefined) throw new Error(name);
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('spec', String((commands += 1))), effective: onDay(on) }));
  };
  const ask = async (on?: string) => {
    await models.caughtUp();
    return (await askGiven(limitsQuery, on === undefined ? {} : { on }, { district, read: models.read })).groups;
  };
  /** of the group and of each category: limit, counted, remaining */
  const told = async (on?: string): Promise<readonly (readonly unknown[])[]> =>
    (await ask(on)).flatMap((one) => [[one.name, one.limit, one.counted, one.remaining], ...one.categories.map(({ name, limit, counted, remaining }) => [name, limit, counted, remaining] as const)]);

  beforeEach(async () => {
    log = new MemoryEventLogs('organisations').forDistrict(district);
    database = await testDatabase();
    await say('set-history-window', { cutOver: '2020-07-01' }, '2018-01-01');
    models = await readModelsGiven(database.url, log, organisationsService.projections);
  }, withinMs);

  afterEach(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  it('say what may be, is and is left of every category, from the day on which it takes effect, with the event that set the limit', async () => {
    await say('count-organs', { group, category: 'party-organ', count: 11, label: '党委' }, '2019-01-01');
    await say('set-institution-limit', { group, limit: 35 }, '2019-02-01');
    const set = await say('set-institution-limit', { group, limit: 12, category: 'party-organ' }, '2019-03-01');
    await say('count-organs', { group, category: 'government-department', count: 24, label: '政府' }, '2019-04-01');
    await say('set-institution-limit', { group, limit: 10, category: 'party-organ' }, '2019-05-01');
    expect(await told('2018-12-31')).toEqual([]);
    expect(await told('2019-01-01')).toEqual([[group, null, 11, null], ['党委机构', null, 11, null]]);
    expect(await told('2019-02-28')).toEqual([[group, 35, 11, 24], ['党委机构', null, 11, null]]);
    expect(await told('2019-03-01')).toEqual([[group, 35, 11, 24], ['党委机构', 12, 11, 1]]);
    expect(await told('2019-04-30')).toEqual([[group, 35, 35, 0], ['政府工作部门', null, 24, null], ['党委机构', 12, 11, 1]]);
    expect(await told()).toEqual([[group, 35, 35, 0], ['政府工作部门', null, 24, null], ['党委机构', 10, 11, -1]]);
    expect((await ask('2019-03-01'))[0]?.categories).toMatchObject([{ category: 'party-organ', eventId: set.events[0]?.eventId }]);
  }, withinMs);

  it('are again what they were once the event that set them is annulled', async () => {
    await say('count-organs', { group, category: 'party-organ', count: 11, label: '党委' }, '2019-01-01');
    const { events: [event] } = await say('set-institution-limit', { group, limit: 12, category: 'party-organ' }, '2019-03-01');
    expect(await told('2019-03-01')).toEqual([[group, null, 11, null], ['党委机构', 12, 11, 1]]);
    await say('annul-event', { eventId: event?.eventId, streamId: event?.streamId, reason: '误录' }, '2019-03-01');
    expect(await told('2019-03-01')).toEqual([[group, null, 11, null], ['党委机构', null, 11, null]]);
  }, withinMs);

  it('are in the end those of the register of groups', async () => {
    await importHistory(log);
    await say('set-institution-limit', { group: '本级党政机构', limit: 25, category: 'government-department' }, '2019-06-01');
    const groups = await ask();
    const registered = (await askGiven(organGroupsQuery, {}, { district, read: models.read })).groups;
    expect(groups.map(({ groupId, limit, counted, categories }) => [groupId, limit, counted, categories.flatMap(({ category, limit: most, counted: of }) => (most === null ? [] : [{ category, limit: most, counted: of }]))])).toEqual(registered.map(({ groupId, institutionLimit, limited, categoryLimits }) => [groupId, institutionLimit, limited, categoryLimits]));
    expect(groups.find(({ name }) => name === '本级党政机构')).toMatchObject({ limit: 35, counted: 35, remaining: 0, categories: [{ category: 'government-department', limit: 25, counted: 24, remaining: 1 }, { category: 'party-organ', limit: null, counted: 11, remaining: null }] });
  }, withinMs);
});
