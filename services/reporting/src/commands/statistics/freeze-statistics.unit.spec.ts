import { MemoryEventLogs } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { CommandExecutor, specificationMeta, type AnyUseCase } from '@yange/use-case';
import { reportingService } from '../../reporting.service.js';
import { freezeStatisticsUseCase } from './freeze-statistics.use-case.js';

const hash = Uint8Array.from({ length: 32 }, (_, index) => index);
const useCase = freezeStatisticsUseCase({ on: '2019-12-31', definition: 1, generator: 1, positions: [{ context: 'organisations', position: 7n }], hashAlgorithm: 'SHA-256', hash }) as AnyUseCase;

describe('freezing the statistics of a year', () => {
  const given = () => {
    const log = new MemoryEventLogs('reporting').forDistrict('150302');
    const executor = new CommandExecutor(reportingService.contract, reportingService.aggregates);
    const freeze = (commandId: string, more: object = {}) => executor.execute(log, useCase, { year: 2019 }, specificationMeta({ mode: 'live', effective: onDay('1949-10-01'), commandId, today: '2020-02-01', ...more }));
    const ruleOf = (commandId: string, more: object = {}): Promise<string> => freeze(commandId, more).then(({ status }) => status, (error: { readonly rule?: string; readonly message: string }) => error.rule ?? error.message);
    return { log, freeze, ruleOf };
  };

  it('is recorded once: another one has to cite what it corrects', async () => {
    const { log, freeze, ruleOf } = given();
    const first = await freeze('first');
    expect(await ruleOf('second')).toBe('year-frozen');
    expect(await freeze('first')).toMatchObject({ events: first.events });
    const eventId = first.events[0]?.eventId ?? '';
    const corrected = await freeze('third', { corrects: eventId, reason: '补登实有人员后重新定稿' });
    const stored = await log.readStream('frozen-statistics/2019');
    expect(stored.map(({ type, supersedes }) => [type, supersedes])).toEqual([['StatisticsFrozen', null], ['StatisticsFrozen', eventId]]);
    expect(await ruleOf('fourth')).toBe('year-frozen');
    expect(await ruleOf('fifth', { corrects: corrected.events[0]?.eventId, reason: '再次更正' })).toBe('recorded');
  });

  it('waits for the end of the year', async () => {
    const { ruleOf } = given();
    expect(await ruleOf('a', { today: '2019-12-31' })).toBe('year-not-over');
    expect(await ruleOf('b', { today: '2020-01-01' })).toBe('recorded');
  });
});
