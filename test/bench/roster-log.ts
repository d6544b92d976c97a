import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { staffingService } from '@yange/staffing';
import { setHistoryWindow, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';

/** A log in memory with so many people in one account, entered on two hundred days in any order. @returns it with what entering alone took */
export const rosterLog = async (people: number): Promise<{ readonly log: EventLog; readonly seconds: number; readonly processorSeconds: number }> => {
  const log = new MemoryEventLogs('staffing').forDistrict('150302');
  const executor = serviceExecutor(staffingService);
  const useCases: readonly AnyUseCase[] = [...staffingService.useCases, setHistoryWindow(staffingService.contract) as AnyUseCase];
  const say = (name: string, body: object, id: string, on: string): Promise<CommandOutcome> => {
    const useCase = useCases.find((one) => one.name === name);
    if (useCase === undefined) throw new Error(name);
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('bench', id), effective: onDay(on) }));
  };
  await say('set-history-window', { cutOver: '2026-01-01' }, 'window', '2018-01-01');
  await say('approve-quota', { ...account, count: people }, 'approve', '2010-01-01');
  const began = performance.now();
  const before = process.cpuUsage();
  for (let index = 0; index < people; index += 1) await say('enter-person', account, `person ${index}`, dayOf(index));
  return { log, seconds: (performance.now() - began) / 1_000, processorSeconds: process.cpuUsage(before).user / 1_000_000 };
};

const account = { owner: { organId: derivedId('organ', '某局'), name: '某局' }, type: { kind: 'administrative' } };
const days = 200;
const dayOf = (index: number): string => new Date(Date.UTC(2015, 0, 1) + ((index * 7_919) % days) * 86_400_000).toISOString().slice(0, 10);
