import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, askGiven, setHistoryWindow, specificationMeta, type AnyUseCase, type CommandMeta, type CommandOutcome } from '@yange/use-case';
import { organisationsRules } from '../domain/rule/organisations.rules.js';
import { importHistory } from '../import/history.fixture.js';
import { organisationsService } from '../organisations.service.js';
import { organFindingsQuery } from './organ-findings.query.js';

const withinMs = 180_000;
const district = '150302';
const findingsQuery = organFindingsQuery(organisationsRules);

describe('findings of organs as of a day', () => {
  const executor = serviceExecutor(organisationsService);
  let database: TestDatabase;
  let log: EventLog;
  let models: GivenReadModels;
  let commands = 0;

  /** As an import of history tells it. */
  const say = (name: string, body: object, on: string, over: Partial<CommandMeta> = {}): Promise<CommandOutcome> => {
    const useCase = [...organisationsService.useCases, setHistoryWindow(organisationsContract) as AnyUseCase].find((one) => one.name === name);
    if (useCase === undefined) throw new Error(name);
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('spec', String((commands += 1))), effective: onDay(on), ...over }));
  };
  const begin = async (name: string, on: string, parentId?: string): Promise<string> => (await say('establish-organ', { name, category: 'institution', ...(parentId === undefined ? {} : { parentId }) }, on)).answer['organId'] ?? '';
  const ask = async (asOf: string, more: object = {}) => {
    await models.caughtUp();
    return (await askGiven(findingsQuery, more, { district, read: models.read, asOf })).findings;
  };
  const told = async (asOf: string): Promise<readonly string[]> => (await ask(asOf)).map(({ name, parentName, since }) => `${name} ${parentName} ${since}`);

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

  it('tell of every organ that an imported end of its parent left where it was, by that event, with who came after', async () => {
    const [parent, heir] = [await begin('区上级局', '2015-01-01'), await begin('承接局', '2015-01-01')];
    const [first, second] = [await begin('区甲所', '2016-01-01', parent), await begin('区乙所', '2016-01-01', parent)];
    await begin('区丙所', '2016-01-01', heir);
    const ended = await say('abolish-organ', { organId: parent, successors: [{ organId: heir, name: '承接局', how: 'merged' }] }, '2019-03-01');
    expect(await told('2019-02-28')).toEqual([]);
    expect(await told('2019-03-01')).toEqual(['区乙所 区上级局 2019-03-01', '区甲所 区上级局 2019-03-01']);
    expect(await ask('2019-12-31', { organId: first })).toMatchObject([
      { rule: 'under-ended-parent', title: { zh: '上级机构撤销后，下级须改隶或撤销' }, source: { kind: 'conclusion' }, organId: first, parentId: parent, eventId: ended.events.find(({ type }) => type === 'OrganAbolished')?.eventId, successors: [{ organId: heir, name: '承接局' }] },
    ]);
    await say('reparent-organ', { organId: first, newParentId: heir }, '2019-06-01');
    await say('abolish-organ', { organId: second, successors: [] }, '2019-09-01');
    expect([await told('2019-05-31'), await told('2019-06-01'), await told('2019-08-31'), await told('2019-09-01')]).toEqual([
      ['区乙所 区上级局 2019-03-01', '区甲所 区上级局 2019-03-01'],
      ['区乙所 区上级局 2019-03-01'],
      ['区乙所 区上级局 2019-03-01'],
      [],
    ]);
  }, withinMs);

  it('tell of organs under one that a merger ended, and no longer once the end is annulled', async () => {
    const [one, other] = [await begin('一局', '2015-01-01'), await begin('二局', '2015-01-01')];
    await begin('一局下属所', '2016-01-01', one);
    const merged = await say('merge-organs', { sources: [one, other], result: { name: '新局', category: 'institution' } }, '2019-03-01');
    expect(await told('2019-03-01')).toEqual(['一局下属所 一局 2019-03-01']);
    const { eventId = '', streamId = '' } = merged.events.find(({ type, streamId: of }) => type === 'OrganAbolished' && of === `organ/${one}`) ?? {};
    await executor.execute(log, annulEvent(organisationsContract, organisationsService.aggregates) as AnyUseCase, { eventId, streamId, reason: '误录' }, specificationMeta({ commandId: 'annulled', effective: onDay('2019-03-01') }));
    expect(await told('2019-03-01')).toEqual([]);
  }, withinMs);

  it('are none of the histories that come with the platform', async () => {
    await importHistory(log);
    expect([await told('2019-12-31'), await told('2020-06-30'), await told('9999-12-31')]).toEqual([[], [], []]);
  }, withinMs);
});
