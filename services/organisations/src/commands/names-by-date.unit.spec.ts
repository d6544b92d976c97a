import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, OverlayEventLog, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { annulEvent, CommandExecutor, setHistoryWindow, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { organ, type OrganState } from '../domain/organ/organ.aggregate.js';
import { organisationsService } from '../organisations.service.js';
import { mergeOrgansUseCase } from './lineage/merge-organs.use-case.js';
import { splitOrganUseCase } from './lineage/split-organ.use-case.js';
import { abolishOrganUseCase } from './organ/abolish-organ.use-case.js';
import { establishOrganUseCase } from './organ/establish-organ.use-case.js';
import { renameOrganUseCase } from './organ/rename-organ.use-case.js';

const taken = { rule: 'organ-name-taken' };
const annul = annulEvent(organisationsContract, organisationsService.aggregates);

describe.each<[string, () => EventLog]>([
  ['in a log', () => new MemoryEventLogs('organisations').forDistrict('150302')],
  ['in an import that is checked', () => new OverlayEventLog(new MemoryEventLogs('organisations').forDistrict('150302'))],
])('a name has one bearer a day, %s', (_where, open) => {
  const executor = new CommandExecutor(organisationsContract, organisationsService.aggregates);
  let log: EventLog;
  let given = 0;
  beforeEach(async () => {
    log = open();
    await executor.execute(log, setHistoryWindow(organisationsContract), { cutOver: '2030-01-01' }, specificationMeta({ commandId: 'window' }));
  });
  const run = (useCase: AnyUseCase, body: object, on: string, corrects: string | null = null): Promise<CommandOutcome> =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: `names ${(given += 1)}`, effective: onDay(on), corrects, id: (label) => derivedId('names', String(given), label) }));
  const establish = async (name: string, on: string): Promise<string> => (await run(establishOrganUseCase, { name, category: 'government-department' }, on)).answer['organId'] ?? '';
  const rename = (organId: string, newName: string, on: string) => run(renameOrganUseCase, { organId, newName }, on);

  it('also one that an earlier version entered as it was written, with half-width brackets', async () => {
    // The use case of that version: what it entered is the name itself.
    const asWritten = { ...organ, keys: ({ status, name }: OrganState) => (status === 'active' ? [{ key: `organ-name:${name}` }] : []), datedKeys: ({ status, name }: OrganState) => (status === 'active' ? [{ key: `organ-name:${name}` }] : []) };
    const { streams } = establishOrganUseCase;
    const earlier = {
      ...establishOrganUseCase,
      streams: (...given: Parameters<typeof streams>) => Object.fromEntries(Object.entries(streams(...given)).map(([key, ref]) => [key, ref.aggregate.name === organ.name ? { ...ref, aggregate: asWritten } : ref])),
    } as unknown as AnyUseCase;
    const first = (await run(earlier, { name: '区服务中心(旧)', category: 'government-department' }, '2018-01-01')).answer['organId'] ?? '';
    // Entered as that version did, and not as today's does.
    expect([await log.findClaim('register:0:organ-name:区服务中心(旧)'), await log.findClaim('register:0:organ-name:区服务中心（旧）')]).toEqual([`organ/${first}`, null]);
    await expect(establish('区服务中心（旧）', '2020-01-01')).rejects.toMatchObject(taken);
    await expect(establish('区服务中心(旧)', '2020-01-01')).rejects.toMatchObject(taken);
    await expect(rename(await establish('乙局', '2018-01-01'), '区 服务中心（旧）', '2020-01-01')).rejects.toMatchObject(taken);
    // Given up by today's rename, it is free, and goes to who asks for it from that day on.
    await rename(first, '区服务中心', '2021-01-01');
    await expect(establish('区服务中心（旧）', '2020-12-31')).rejects.toMatchObject(taken);
    await establish('区服务中心（旧）', '2021-01-01');
  });

  it('so that one that was given up is free from that day on, and not before', async () => {
    await rename(await establish('甲局', '2018-01-01'), '乙局', '2022-01-01');
    await expect(establish('甲局', '2021-12-31')).rejects.toMatchObject({ ...taken, facts: { name: '甲局', date: '2021-12-31' } });
    await establish('甲局', '2022-01-01');
  });

  it('whatever comes late: a renaming of long ago meets who bore the name then', async () => {
    const [one, other] = [await establish('甲局', '2018-01-01'), await establish('乙局', '2018-01-01')];
    await rename(one, '丙局', '2019-01-01');
    await rename(one, '甲局', '2020-01-01');
    await rename(other, '乙一局', '2021-01-01');
    await expect(rename(other, '丙局', '2018-06-01')).rejects.toMatchObject(taken);
    await rename(other, '丙局', '2020-06-01');
    const third = await establish('丁局', '2018-01-01');
    await expect(rename(third, '丙局', '2019-06-01')).rejects.toMatchObject({ facts: { date: '2019-06-01' } });
    await expect(rename(third, '丙局', '2020-03-01')).rejects.toMatchObject({ facts: { date: '2020-06-01' } });
  });

  it('whatever is to come: a scheduled renaming keeps its name for its days', async () => {
    const [one, other] = [await establish('甲局', '2018-01-01'), await establish('乙局', '2018-01-01')];
    await rename(one, '丙局', '2027-01-01');
    await rename(one, '丁局', '2029-01-01');
    await expect(rename(other, '丙局', '2028-01-01')).rejects.toMatchObject(taken);
    await expect(rename(other, '丙局', '2026-01-01')).rejects.toMatchObject({ facts: { date: '2027-01-01' } });
    await rename(other, '丙局', '2029-01-01');
  });

  it('so that an end that is annulled does not bring back a name that another has taken since', async () => {
    const one = await establish('甲局', '2018-01-01');
    const { events } = await run(abolishOrganUseCase, { organId: one }, '2020-01-01');
    const other = await establish('甲局', '2021-01-01');
    await rename(other, '乙局', '2022-01-01');
    await expect(run(annul, { streamId: `organ/${one}`, eventId: events[0]?.eventId, reason: '误录' }, '2020-01-01')).rejects.toMatchObject({ ...taken, facts: { date: '2021-01-01' } });
    await expect(run(abolishOrganUseCase, { organId: one }, '2021-06-01', events[0]?.eventId)).rejects.toMatchObject(taken);
    await run(abolishOrganUseCase, { organId: one }, '2020-12-31', events[0]?.eventId);
  });

  it('so that what comes of a merger may bear the name of a source, and of two parts only one', async () => {
    const [one, other] = [await establish('甲局', '2018-01-01'), await establish('乙局', '2018-01-01')];
    const { answer } = await run(mergeOrgansUseCase, { sources: [one, other], result: { name: '甲局', category: 'government-department' } }, '2020-01-01');
    const part = (name: string) => ({ name, category: 'government-department' });
    await expect(run(splitOrganUseCase, { organId: answer['organId'], results: [part('丙局'), part('丙局')] }, '2021-01-01')).rejects.toMatchObject(taken);
    await run(splitOrganUseCase, { organId: answer['organId'], results: [part('甲局'), part('丙局')] }, '2021-01-01');
  });

  it('however its blanks and brackets are typed, and it is kept as it was written', async () => {
    const first = await establish('甲局(南区)', '2018-01-01');
    for (const name of ['甲局（南区）', '甲 局(南区)', '甲　局(南区)', '甲\u200b局(南区)', '甲局(南区)']) await expect(establish(name, '2019-01-01')).rejects.toMatchObject({ ...taken, facts: { name } });
    await establish('甲局（北区）', '2019-01-01');
    const written = await rename(first, '甲局（南区）', '2020-01-01');
    expect(written.events).toMatchObject([{ type: 'OrganRenamed' }]);
    await rename(first, '乙局', '2021-01-01');
    await establish('甲　局（南区）', '2021-01-01');
  });

  it('and its own organ as often as it likes', async () => {
    const one = await establish('甲局', '2018-01-01');
    for (const [name, on] of [['乙局', '2019-01-01'], ['甲局', '2020-01-01'], ['乙局', '2021-01-01']] as const) await rename(one, name, on);
    await expect(establish('甲局', '2020-06-01')).rejects.toMatchObject(taken);
  });
});
