import { gridContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { readModelsGiven } from '@yange/projections';
import { testDatabase } from '@yange/testing';
import { CommandExecutor, decisionGiven, specificationMeta, type AnyUseCase } from '@yange/use-case';
import { grantStreetPowersUseCase } from '../commands/lists/grant-street-powers.use-case.js';
import { withdrawStreetPowersUseCase } from '../commands/lists/withdraw-street-powers.use-case.js';
import { gridService } from '../grid-governance.service.js';
import { streetPowersQuery } from '../queries/street-powers.query.js';

const district = '150302';
const citations = [{ number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-01' }];
const [north, south] = ['海北街道', '海南街道'].map((name) => ({ id: derivedId('organ', name), name }));

it('shows which powers streets hold on a day, and what one of them holds', async () => {
  const database = await testDatabase();
  const log = new MemoryEventLogs('grid').forDistrict(district);
  const models = await readModelsGiven(database.url, log, gridService.projections);
  const executor = new CommandExecutor(gridContract, gridService.aggregates, gridService.rules);
  const decision = await decisionGiven(gridContract, log, 'power.delegate', 'power.withdraw');
  const say = (useCase: AnyUseCase, body: object, on: string) => executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId(on, useCase.name), mode: 'live', effective: onDay(on), citations, decision }));
  await say(grantStreetPowersUseCase, { title: '街道七权', words: '建议权；考核权、监督权' }, '2019-01-01');
  await say(withdrawStreetPowersUseCase, { words: '考核权、监督权', streets: [north], reason: '改革' }, '2020-01-01');
  await say(withdrawStreetPowersUseCase, { words: '建议权', reason: '改革' }, '2021-01-01');
  await models.caughtUp();
  const shown = async (on: string, street?: string) => {
    const answer = (await streetPowersQuery.run(streetPowersQuery.params.parse({ on, street }), { district, read: models.read })) as unknown as { groups: { ordinal: number; byAll: boolean; except: { name: string }[] }[]; rights: number };
    return [answer.groups.map(({ ordinal, byAll, except }) => [ordinal, byAll, ...except.map(({ name }) => name)]), answer.rights];
  };
  expect(await shown('2019-12-31', north?.id)).toEqual([[[1, true], [2, true]], 3]);
  expect(await shown('2020-01-01', north?.id)).toEqual([[[1, true]], 1]);
  expect(await shown('2020-01-01', south?.id)).toEqual([[[1, true], [2, true, '海北街道']], 3]);
  expect(await shown('2021-01-01')).toEqual([[[2, true, '海北街道']], 2]);
  expect(await shown('2021-01-01', north?.id)).toEqual([[], 0]);
  await models.close();
  await database.close();
}, 180_000);
