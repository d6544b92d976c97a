import { gridContract, organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, type DomainEvent } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { CommandExecutor, specificationMeta, type AnyQuery, type AnyUseCase, type PublishedEvent } from '@yange/use-case';
import { establishCommunityUseCase } from '../commands/communities/establish-community.use-case.js';
import { placeGridsUseCase } from '../commands/communities/place-grids.use-case.js';
import { assignGridWorkersUseCase } from '../commands/grids/assign-grid-workers.use-case.js';
import { createGridUseCase } from '../commands/grids/create-grid.use-case.js';
import { createGridsUseCase } from '../commands/grids/create-grids.use-case.js';
import { gridService } from '../grid-governance.service.js';
import { communitiesQuery } from '../queries/communities.query.js';
import { gridsQuery } from '../queries/grids.query.js';
import { organEnded } from './organ-ended.reaction.js';

const withinMs = 180_000;
const district = '150302';
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];

describe('what an abolition calls for here', () => {
  let database: TestDatabase;
  let models: GivenReadModels;
  let log: EventLog;
  let told = 0;
  const executor = new CommandExecutor(gridContract, gridService.aggregates, gridService.rules);

  const run = (useCase: AnyUseCase, body: object, on = '2026-02-01', commandId = `given ${(told += 1)}`) =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', effective: onDay(on), citations, actor: { person: 'p', role: 'reaction', tokenId: '' }, id: (label) => derivedId(commandId, label) }));

  const ask = async (query: AnyQuery, params: object): Promise<object | null> => {
    await models.caughtUp();
    return query.run(query.params.parse(params), { district, read: models.read });
  };

  /** @returns labels of what was refused */
  const happened = async (event: DomainEvent, streamId: string, eventId: string): Promise<readonly string[]> => {
    const published: PublishedEvent = { district, context: 'organisations', event, eventId, streamId, mode: 'live', effective: onDay('2026-06-01'), citations, correlationId: 'c', decision: null };
    const register = { query: async <R extends object>(sql: string, values: readonly unknown[]) => (await models.caughtUp(), (await models.pool.query<R>(sql, [...values])).rows) };
    const refused: string[] = [];
    for (const { label, useCase, body } of await organEnded.react(published, register)) {
      await run(useCase, body, '2026-06-01', `${eventId} ${label}`).catch((error: { rule?: string }) => refused.push(`${label.split(':')[0] ?? ''} ${error.rule ?? String(error)}`));
    }
    return refused;
  };

  const abolished = (old: ReturnType<typeof organ>, ...successors: readonly ReturnType<typeof organ>[]) =>
    happened(organisationsContract.make('OrganAbolished', { organId: old.id, name: old.name, successors: successors.map(({ id, name }) => ({ organId: id, name, how: 'merged' })), reason: '整合' }), `organ/${old.id}`, `event ${old.name}`);

  beforeAll(async () => {
    database = await testDatabase();
    log = new MemoryEventLogs('grid').forDistrict(district);
    models = await readModelsGiven(database.url, log, gridService.projections);
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  const gridsOn = async (on: string) => (await ask(gridsQuery, { on })) as { total: number; workers: number; grids: { name: string; unit: string; households: number }[]; blocks: { unit: string; count: number }[] };
  const named = async (on: string) => (await gridsOn(on)).grids.map(({ name, unit, households }) => [name, unit, households]);

  it('passes grids and workers on to the one successor, once, and lets the organ that ended have no more', async () => {
    const [old, next] = [organ('卡布其街道'), organ('新华街道')];
    await run(createGridUseCase, { name: '第一网格', unit: old, households: 350 });
    await run(createGridsUseCase, { label: '网格', count: 5, unit: old });
    await run(assignGridWorkersUseCase, { label: '网格员', count: 14, unit: old });
    expect(await abolished(old, next)).toEqual([]);
    expect(await named('2026-05-31')).toEqual([['第一网格', '卡布其街道', 350]]);
    expect(await named('2026-06-01')).toEqual([['第一网格', '新华街道', 350]]);
    expect(await gridsOn('2026-06-01')).toMatchObject({ total: 6, workers: 14, blocks: [{ unit: '新华街道', count: 5 }] });
    const { position } = await log.head();
    expect(await abolished(old, next)).toEqual([]);
    expect((await log.head()).position).toBe(position);
    const more = { name: '第二网格', unit: old, households: 350 };
    await expect(run(createGridUseCase, more, '2026-06-01')).rejects.toMatchObject({ rule: 'grid-of-ended-organ' });
    await expect(run(createGridUseCase, more, '2026-05-31')).resolves.toMatchObject({ status: 'recorded' });
    await happened(organisationsContract.make('EventAnnulled', { eventId: 'x', eventType: 'OrganAbolished', reason: '误录' }), `organ/${old.id}`, 'annulled');
    await expect(run(createGridUseCase, { ...more, name: '第三网格' }, '2026-06-02')).resolves.toMatchObject({ status: 'recorded' });
  }, withinMs);

  it('ends them where nobody comes after it, and asks a person where several do or the name is taken', async () => {
    const [alone, split, same, heir] = ['甲街道', '乙街道', '丙街道', '丁街道'].map(organ) as [ReturnType<typeof organ>, ReturnType<typeof organ>, ReturnType<typeof organ>, ReturnType<typeof organ>];
    for (const unit of [alone, split, same, heir]) await run(createGridUseCase, { name: '东网格', unit, households: 400 });
    expect(await abolished(alone)).toEqual([]);
    expect(await abolished(split, organ('戊街道'), organ('己街道'))).toEqual(['grid successor-unclear']);
    expect(await abolished(same, heir)).toEqual(['grid grid-exists']);
    expect((await named('2026-06-01')).filter(([name]) => name === '东网格').map(([, unit]) => unit).sort()).toEqual(['丁街道', '丙街道', '乙街道'].sort());
  }, withinMs);

  it('lets communities go on under the successor, with their grids, and end without one', async () => {
    const [old, next, alone] = ['庚街道', '辛街道', '壬街道'].map(organ) as [ReturnType<typeof organ>, ReturnType<typeof organ>, ReturnType<typeof organ>];
    const gridId = (await run(createGridUseCase, { name: '南网格', unit: old, households: 350 })).answer['gridId'] ?? '';
    for (const [unit, name] of [[old, '南社区'], [old, '北社区'], [next, '北社区'], [alone, '西社区']] as const) await run(establishCommunityUseCase, { unit, name });
    await run(placeGridsUseCase, { unit: old, community: '南社区', gridIds: [gridId] });
    expect(await abolished(old, next)).toEqual(['community community-name-twice']);
    expect(await abolished(alone)).toEqual([]);
    const communities = async (on: string) => ((await ask(communitiesQuery, { on })) as { communities: { id: string; name: string; unit: string; grids: number }[] }).communities;
    const southern = async (on: string) => (await communities(on)).find(({ name }) => name === '南社区');
    expect(await southern('2026-05-31')).toMatchObject({ unit: '庚街道', grids: 1 });
    expect(await southern('2026-06-01')).toEqual({ ...(await southern('2026-05-31')), unitId: next.id, unit: '辛街道' });
    expect((await communities('2026-06-01')).map(({ name, unit }) => `${unit}${name}`).sort()).toEqual(['庚街道北社区', '辛街道北社区', '辛街道南社区'].sort());
    await expect(run(establishCommunityUseCase, { unit: old, name: '新社区' }, '2026-06-02')).rejects.toMatchObject({ rule: 'grid-of-ended-organ' });
  }, withinMs);
});
