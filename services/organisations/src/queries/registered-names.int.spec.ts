import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { bearerOn, CommandExecutor, specificationMeta, type AnyUseCase, type Names, type References } from '@yange/use-case';
import { abolishOrganUseCase } from '../commands/organ/abolish-organ.use-case.js';
import { establishOrganUseCase } from '../commands/organ/establish-organ.use-case.js';
import { renameOrganUseCase } from '../commands/organ/rename-organ.use-case.js';
import { district, importHistory } from '../import/history.fixture.js';
import { organisationsService } from '../organisations.service.js';

describe('names that are registered', () => {
  const log: EventLog = new MemoryEventLogs('organisations').forDistrict(district);
  const executor = new CommandExecutor(organisationsContract);
  let database: TestDatabase;
  let models: GivenReadModels;
  let introduced: References;

  const ask = async (names: Partial<Names>): Promise<References> => {
    await models.caughtUp();
    return organisationsService.registeredNames?.({ organs: [], documents: [], ...names }, { district, read: models.read }) ?? {};
  };

  const record = (useCase: AnyUseCase, body: unknown, commandId: string, day: string) =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: onDay(day) }));
  const establish = (name: string, commandId: string, day: string) =>
    record(establishOrganUseCase, { name, aliases: [], category: 'government-department', rank: '', group: '', drawnFrom: '' }, commandId, day);
  const organOf = (commandId: string): string => derivedId(commandId, 'organ');

  beforeAll(async () => {
    introduced = (await importHistory(log)).references;
    database = await testDatabase();
    models = await readModelsGiven(database.url, log, organisationsService.projections);
  }, 180_000);
  afterAll(async () => {
    await models.close();
    await database.close();
  });

  it('stand for what the rows of the history said they stand for', async () => {
    const names = { organs: Object.keys(introduced.organs ?? {}), documents: Object.keys(introduced.documents ?? {}) };
    expect([names.organs.length > 10, names.documents.length > 10]).toEqual([true, true]);
    const known = await ask(names);
    expect(known.organs).toEqual(introduced.organs);
    expect(known.documents).toEqual(introduced.documents);
  });

  it('are only those that were asked for', async () => {
    expect(await ask({ organs: ['无此机构', ''], documents: ['', '无此文件'] })).toEqual({ organs: {}, documents: {} });
    expect(await ask({ documents: Object.keys(introduced.organs ?? {}) })).toEqual({ organs: {}, documents: {} });
  });

  it('are those of an organ from before its renaming, too; a name of two is that of the one which bore it on the day of the row', async () => {
    await establish('旧名局', 'one', '2019-01-01');
    await record(renameOrganUseCase, { organId: organOf('one'), newName: '新名局' }, 'one-renamed', '2019-02-01');
    expect((await ask({ organs: ['旧名局', '新名局'] })).organs).toEqual({ 旧名局: [{ id: organOf('one'), since: '2019-01-01' }], 新名局: [{ id: organOf('one'), since: '2019-02-01' }] });
    await establish('旧名局', 'two', '2019-03-01');
    await record(abolishOrganUseCase, { organId: organOf('two'), group: '', reason: '' }, 'two-abolished', '2019-04-01');
    const { 旧名局: borne = '' } = (await ask({ organs: ['旧名局'] })).organs ?? {};
    expect(['2019-01-15', '2019-02-28', '2019-03-01', '2019-05-01'].map((day) => bearerOn(borne, day))).toEqual([organOf('one'), organOf('one'), organOf('two'), organOf('two')]);
  });
});
