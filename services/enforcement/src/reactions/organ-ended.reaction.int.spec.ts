import { enforcementContract, organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay, type DomainEvent } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { CommandExecutor, specificationMeta, type AnyQuery, type AnyUseCase, type PublishedEvent } from '@yange/use-case';
import { claimPowersUseCase } from '../commands/powers/claim-powers.use-case.js';
import { determineEnforcementBodyUseCase } from '../commands/powers/determine-enforcement-body.use-case.js';
import { issuePowerListUseCase } from '../commands/powers/issue-power-list.use-case.js';
import { establishTeamsUseCase } from '../commands/teams/establish-teams.use-case.js';
import { powerListId } from '../domain/power-list/power-list.decider.js';
import { enforcementService } from '../enforcement.service.js';
import { powerListQuery } from '../queries/power-list.query.js';
import { teamsQuery } from '../queries/teams.query.js';
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
  const executor = new CommandExecutor(enforcementContract, enforcementService.aggregates, enforcementService.rules);

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
    log = new MemoryEventLogs('enforcement').forDistrict(district);
    models = await readModelsGiven(database.url, log, enforcementService.projections);
    await run(issuePowerListUseCase, { title: '清单', total: 20, penalty: 10 });
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  const listId = powerListId('清单');
  const units = async (on: string) => ((await ask(powerListQuery, { listId, on })) as { units: { name: string; claimed: number }[] }).units.map(({ name, claimed }) => [name, claimed]);

  it('passes powers and teams on to the one successor, once, and takes no more claims of the organ that ended', async () => {
    const [old, next] = [organ('甲街道'), organ('乙街道')];
    await run(claimPowersUseCase, { listId, unit: old, kind: 'other', items: { named: ['检查'], counted: 3 } });
    await run(claimPowersUseCase, { listId, unit: next, kind: 'other', items: { named: ['检查', '备案'] } });
    await run(establishTeamsUseCase, { teams: { named: ['甲街道执法队'] }, parent: old });
    expect(await abolished(old, next)).toEqual([]);
    expect(await units('2026-05-31')).toEqual(expect.arrayContaining([['甲街道', 4], ['乙街道', 2]]));
    expect(await units('2026-06-01')).toEqual(expect.arrayContaining([['甲街道', 0], ['乙街道', 5]]));
    expect(await ask(teamsQuery, { on: '2026-06-01' })).toMatchObject({ teams: [{ name: '甲街道执法队', parent: '乙街道' }] });
    const { position } = await log.head();
    expect(await abolished(old, next)).toEqual([]);
    expect((await log.head()).position).toBe(position);
    const more = { listId, unit: old, kind: 'other', items: { named: ['给付'] } };
    await expect(run(claimPowersUseCase, more, '2026-06-01')).rejects.toMatchObject({ rule: 'claim-of-ended-organ' });
    await expect(run(claimPowersUseCase, more, '2026-05-31')).resolves.toMatchObject({ status: 'recorded' });
    await happened(organisationsContract.make('EventAnnulled', { eventId: 'x', eventType: 'OrganAbolished', reason: '误录' }), `organ/${old.id}`, 'annulled');
    await expect(run(claimPowersUseCase, { ...more, items: { named: ['奖励'] } }, '2026-06-02')).resolves.toMatchObject({ status: 'recorded' });
  }, withinMs);

  it('ends what the successor may not carry, and leaves the rest to a person', async () => {
    const [town, street] = [organ('丙镇'), organ('丁街道')];
    await run(determineEnforcementBodyUseCase, { listId, unit: town, exists: true, bodyName: '丙镇综合执法局' });
    await run(claimPowersUseCase, { listId, unit: town, kind: 'penalty', items: { named: ['处罚'] } });
    expect(await abolished(town, street)).toEqual(['take-over penalty-needs-enforcement-body']);
    expect(await units('2026-06-01')).toEqual(expect.arrayContaining([['丙镇', 0]]));
  }, withinMs);

  it('asks a person where several come after it, or nobody', async () => {
    const [split, alone] = [organ('戊街道'), organ('己街道')];
    for (const unit of [split, alone]) await run(claimPowersUseCase, { listId, unit, kind: 'other', items: { counted: 2 } });
    await run(establishTeamsUseCase, { teams: { named: ['己街道执法队'] }, parent: alone });
    expect(await abolished(split, organ('庚街道'), organ('辛街道'))).toEqual(['take-over successor-unclear']);
    expect(await abolished(alone)).toEqual(['teams successor-missing']);
    expect(await units('2026-06-01')).toEqual(expect.arrayContaining([['戊街道', 0], ['己街道', 0]]));
  }, withinMs);
});
