import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { annulEvent, CommandExecutor, setHistoryWindow, specificationMeta, takeBackScheduledChange, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { reparentOrganUseCase } from '../../commands/organ/reparent-organ.use-case.js';
import { organisationsService } from '../../organisations.service.js';

const { contract, aggregates } = { contract: organisationsContract, aggregates: organisationsService.aggregates };

describe('an organ is never above itself, whatever is corrected and taken back', () => {
  const executor = new CommandExecutor(contract, aggregates);
  let log = new MemoryEventLogs('organisations').forDistrict('150302');
  let given = 0;
  beforeEach(async () => {
    log = new MemoryEventLogs('organisations').forDistrict('150302');
    await executor.execute(log, setHistoryWindow(contract), { cutOver: '2026-01-01' }, specificationMeta({ commandId: 'window' }));
  });
  const run = (useCase: AnyUseCase, body: object, on: string, corrects: string | null = null): Promise<CommandOutcome> =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: `circles ${(given += 1)}`, effective: onDay(on), corrects, today: '2025-01-01', id: (label) => derivedId('circles', String(given), label) }));
  const establish = (name: string, parentId?: string) => run(establishOrganUseCase, { name, category: 'institution', ...(parentId === undefined ? {} : { parentId }) }, '2018-01-01');
  const idOf = ({ answer }: CommandOutcome): string => answer['organId'] ?? '';
  const under = (organId: string, newParentId: string, on: string, corrects: string | null = null) => run(reparentOrganUseCase, { organId, newParentId }, on, corrects);
  const annul = ({ events }: CommandOutcome, useCase: AnyUseCase = annulEvent(contract, aggregates)) => run(useCase, { streamId: events[0]?.streamId, eventId: events[0]?.eventId, reason: '误录' }, '2025-01-01');
  const circle = { rule: 'circular-parent' };

  it('a beginning is not corrected to be under what is below it, nor under itself', async () => {
    const above = await establish('甲中心');
    const below = await establish('乙中心', idOf(above));
    const lower = await establish('丙中心', idOf(below));
    const corrected = (parentId: string) => run(establishOrganUseCase, { name: '甲中心', category: 'institution', parentId }, '2018-01-01', above.events[0]?.eventId);
    await expect(corrected(idOf(lower))).rejects.toMatchObject(circle);
    await expect(corrected(idOf(above))).rejects.toThrow();
    const beside = await establish('丁中心');
    expect(await corrected(idOf(beside))).toMatchObject({ status: 'recorded' });
  });

  it.each([
    ['annulled', annulEvent(contract, aggregates) as AnyUseCase],
    ['taken back before it takes effect', takeBackScheduledChange(contract, aggregates) as AnyUseCase],
  ])('a move is not %s as long as its former parent stands below', async (_how, useCase) => {
    const [one, two, three] = [await establish('甲中心'), await establish('乙中心'), await establish('丙中心')];
    await under(idOf(one), idOf(two), '2019-01-01');
    const away = await under(idOf(one), idOf(three), '2025-06-01');
    const back = await under(idOf(two), idOf(one), '2025-09-01');
    await expect(annul(away, useCase)).rejects.toMatchObject({ ...circle, facts: { date: '2025-09-01' } });
    await annul(back);
    expect(await annul(away, useCase)).toMatchObject({ status: 'recorded' });
  });

  it('nor put off past the day on which its former parent comes to stand below', async () => {
    const [one, two, three] = [await establish('甲中心'), await establish('乙中心'), await establish('丙中心')];
    await under(idOf(one), idOf(two), '2019-01-01');
    const away = await under(idOf(one), idOf(three), '2020-01-01');
    await under(idOf(two), idOf(one), '2021-01-01');
    await expect(under(idOf(one), idOf(three), '2021-01-02', away.events[0]?.eventId)).rejects.toMatchObject({ ...circle, facts: { date: '2021-01-01' } });
    expect(await under(idOf(one), idOf(three), '2021-01-01', away.events[0]?.eventId)).toMatchObject({ status: 'recorded' });
  });
});
