import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase } from '@yange/testing';
import { annulEvent, setHistoryWindow, specificationMeta, type AnyUseCase, type CommandMeta, type CommandOutcome } from '@yange/use-case';
import { organisationsService } from './organisations.service.js';

export interface ToldOrgans {
  readonly district: string;
  readonly log: EventLog;
  readonly models: GivenReadModels;
  /** as an import of history tells it, unless told otherwise */
  say(name: string, body: object, on: string, over?: Partial<CommandMeta>): Promise<CommandOutcome>;
  close(): Promise<void>;
}

const named = [...organisationsService.useCases, setHistoryWindow(organisationsContract) as AnyUseCase, annulEvent(organisationsContract, organisationsService.aggregates) as AnyUseCase];

/** A district of which nothing is told yet, its history open until 2020-07-01, with the service's read models on a real database. */
export const toldOrgans = async (): Promise<ToldOrgans> => {
  const district = '150302';
  const log = new MemoryEventLogs('organisations').forDistrict(district);
  const executor = serviceExecutor(organisationsService);
  let commands = 0;
  const say: ToldOrgans['say'] = (name, body, on, over = {}) => {
    const useCase = named.find((one) => one.name === name);
    if (useCase === undefined) throw new Error(name);
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('spec', String((commands += 1))), effective: onDay(on), ...over }));
  };
  await say('set-history-window', { cutOver: '2020-07-01' }, '2018-01-01');
  const database = await testDatabase();
  const models = await readModelsGiven(database.url, log, organisationsService.projections);
  return {
    district, log, models, say,
    close: async () => {
      await models.close();
      await database.close();
    },
  };
};
