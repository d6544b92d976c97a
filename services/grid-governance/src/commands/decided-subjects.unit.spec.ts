import { gridContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { decisionGiven, decisionGranting, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { gridService } from '../grid-governance.service.js';
import { gridIdOf } from '../domain/grid/grid.aggregate.js';

const unit = { id: derivedId('organ', '凤凰岭街道'), name: '凤凰岭街道' };
const other = { id: derivedId('organ', '滨河街道'), name: '滨河街道' };
const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];
const [first, second] = ['第一网格', '第二网格'].map((name) => gridIdOf(unit.id, name)) as [string, string];
const named = (name: string) => ({ name, unit, households: 400, population: 1000, deviationReason: '' });
const executor = serviceExecutor(gridService);

describe('a decision about one grid or community', () => {
  let log: EventLog;
  let commands = 0;
  let community = '';

  const say = (name: string, body: object, decision: string, on = '2026-03-01'): Promise<CommandOutcome> => {
    const useCase = gridService.useCases.find((one) => one.name === name) as AnyUseCase;
    const commandId = derivedId('decided subjects', String((commands += 1)));
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', citations, effective: onDay(on), decision, id: (label) => derivedId(commandId, label) }));
  };
  const under = (matter: 'grid.structure' | 'community.structure' | 'power.delegate' | 'power.withdraw', ...subjectIds: readonly string[]): Promise<string> => decisionGranting(gridContract, log, { matter, subjectIds });

  beforeEach(async () => {
    log = new MemoryEventLogs('grid').forDistrict('150302');
    const any = await decisionGiven(gridContract, log, 'grid.structure', 'community.structure');
    for (const name of ['第一网格', '第二网格']) await say('create-grid', named(name), any, '2026-02-01');
    community = (await say('establish-community', { unit, name: '甲社区' }, any, '2026-02-01')).answer['communityId'] ?? '';
    await say('establish-community', { unit, name: '乙社区' }, any, '2026-02-01');
    await say('place-grids', { unit, community: '乙社区', gridIds: [second] }, any, '2026-02-02');
  });

  const grids: readonly (readonly [string, object, readonly string[]])[] = [
    ['create-grid', named('第三网格'), ['第三网格']],
    ['create-grids', { label: '其余网格', count: 3, unit }, ['其余网格']],
    ['abolish-grids', { gridIds: [first] }, [first]],
    ['resize-grid', { gridId: first, households: 450, deviationReason: '' }, [first]],
    ['merge-grids', { gridIds: [first, second], result: named('合并网格') }, [first, second]],
    ['split-grid', { gridId: first, results: [named('东网格'), named('西网格')] }, [first]],
  ];

  it.each(grids)('%s is covered by it, by one of its street or town, and by no other', async (name, body, subjects) => {
    for (const strangers of [[other.id], [derivedId('another grid')], subjects.slice(1).length > 0 ? [first] : [second]]) {
      await expect(say(name, body, await under('grid.structure', ...strangers))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    }
    const tried = [...(await Promise.all([subjects, [unit.id]].map((ids) => under('grid.structure', ...ids))))];
    const useCase = gridService.useCases.find((one) => one.name === name) as AnyUseCase;
    for (const decision of tried) {
      const run = await executor.consider(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('tried', decision), mode: 'live', citations, effective: onDay('2026-03-01'), decision }));
      expect(run.violations.filter(({ rule }) => rule.startsWith('decision-'))).toEqual([]);
      expect(run.outcome).toBe('recorded');
    }
  });

  const communities: readonly (readonly [string, object])[] = [
    ['rename-community', { unit, community: '甲社区', newName: '丙社区' }],
    ['end-community', { unit, community: '甲社区', reason: '撤销' }],
    ['split-community', { unit, community: '甲社区', names: ['东社区', '西社区'] }],
    ['move-community', { unit, community: '甲社区', to: other }],
    ['place-grids', { unit, community: '甲社区', gridIds: [first] }],
  ];

  it.each(communities)('%s is covered by it, however it was named, and by no other', async (name, body) => {
    for (const stranger of ['乙社区', other.id]) await expect(say(name, body, await under('community.structure', stranger))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    const id = await under('community.structure', community);
    expect((await say(name, body, id)).status).toBe('recorded');
  });

  it('covers neither who is merged with it nor whose grids it takes', async () => {
    const merger = { unit, communities: ['甲社区', '乙社区'], name: '大社区' };
    const taking = { unit, community: '甲社区', gridIds: [second], takesOver: true };
    const [one, both] = [await under('community.structure', community), await under('community.structure', community, '乙社区')];
    for (const [name, body] of [['merge-communities', merger], ['place-grids', taking]] as const) await expect(say(name, body, one)).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    await say('place-grids', taking, both);
    expect((await say('merge-communities', merger, both)).status).toBe('recorded');
  });

  it('is no decision on the standard of the whole district', async () => {
    const standard = { householdsFrom: 300, householdsTo: 500, population: 1000, populationApproximate: true, words: '300—500户' };
    await expect(say('set-grid-standard', standard, await under('grid.structure', unit.id))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    expect((await say('set-grid-standard', standard, await decisionGiven(gridContract, log, 'grid.structure'))).status).toBe('recorded');
  });

  it('and one about a street give powers to that street alone, and to none without a decision', async () => {
    const grant = { title: '街道七权', words: '区域内事项的综合协调权；考核监督权', streets: [unit] };
    await expect(say('grant-street-powers', grant, '')).rejects.toMatchObject({ rule: 'decision-unknown' });
    const decision = await under('power.delegate', unit.id);
    await expect(say('grant-street-powers', { ...grant, streets: [unit, other] }, decision)).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    expect((await say('grant-street-powers', grant, decision)).status).toBe('recorded');
    const withdrawal = { words: '考核监督权', streets: [unit], reason: '改革' };
    await expect(say('withdraw-street-powers', withdrawal, decision)).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    await expect(say('withdraw-street-powers', { ...withdrawal, streets: [] }, await under('power.withdraw', unit.id))).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    expect((await say('withdraw-street-powers', withdrawal, await under('power.withdraw', unit.id), '2026-04-01')).status).toBe('recorded');
  });
});
