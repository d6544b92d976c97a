import { enforcementContract, logIdOf, organisationsContract } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { chainGiven, type GivenChain, type GivenDistrict } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { setHistoryWindow, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { handOverPowersUseCase } from '../commands/handover/hand-over-powers.use-case.js';
import { issueEquipmentUseCase } from '../commands/handover/issue-equipment.use-case.js';
import { returnEquipmentUseCase } from '../commands/handover/return-equipment.use-case.js';
import { claimPowersUseCase } from '../commands/powers/claim-powers.use-case.js';
import { delegatePowersUseCase } from '../commands/powers/delegate-powers.use-case.js';
import { describePowerItemsUseCase } from '../commands/powers/describe-power-items.use-case.js';
import { issuePowerListUseCase } from '../commands/powers/issue-power-list.use-case.js';
import { revokePowerClaimUseCase } from '../commands/powers/revoke-power-claim.use-case.js';
import { adoptDelegationMethodsUseCase } from '../commands/powers/adopt-delegation-methods.use-case.js';
import { establishTeamsUseCase } from '../commands/teams/establish-teams.use-case.js';
import { reparentTeamsUseCase } from '../commands/teams/reparent-teams.use-case.js';
import { enforcementRules } from '../domain/rule/enforcement.rules.js';
import { powerListId } from '../domain/power-list/power-list.decider.js';
import { enforcementService } from '../enforcement.service.js';
import { enforcementFindingsQuery } from './enforcement-findings.query.js';

const withinMs = 600_000;
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [old, next] = [organ('甲街道'), organ('乙街道')];
const listId = powerListId('清单');
const camera = { unit: old, item: '执法记录仪', measureWord: '台', count: 4 };
const query = enforcementFindingsQuery(enforcementRules);

interface Found {
  readonly kind: string;
  readonly rule: string;
  readonly number: number;
  readonly since: string;
  readonly eventId: string;
}

describe('what an organ that ended still has in enforcement', () => {
  let database: TestDatabase;
  let chain: GivenChain;
  let codes = 150400;

  beforeAll(async () => {
    database = await testDatabase();
    chain = await chainGiven(database.url, enforcementService);
  }, withinMs);

  afterAll(async () => {
    await chain.close();
    await database.close();
  }, withinMs);

  const ended = (): ReturnType<typeof organisationsContract.make> =>
    organisationsContract.make('OrganAbolished', { organId: old.id, name: old.name, successors: [{ organId: next.id, name: next.name, how: 'merged' }], reason: '整合' });
  const byImport = (district: GivenDistrict): Promise<void> => district.happened('organisations', `organ/${old.id}`, ended(), '2026-06-01', { mode: 'history' });
  const annulled = (district: GivenDistrict): Promise<void> =>
    district.happened('organisations', `organ/${old.id}`, organisationsContract.make('EventAnnulled', { eventId: 'x', eventType: 'OrganAbolished', reason: '误录' }), '2026-05-15', { mode: 'history' });
  const found = async (district: GivenDistrict, asOf: string, more: object = {}): Promise<readonly Found[]> => {
    await district.follow();
    return ((await district.ask(query, more, { asOf })) as { findings: readonly Found[] }).findings;
  };
  const told = async (district: GivenDistrict, asOf: string): Promise<readonly string[]> => (await found(district, asOf)).map(({ kind, number, since }) => `${kind} ${number} ${since}`);
  const first = (outcome: CommandOutcome): string | undefined => outcome.events[0]?.eventId;

  it('is a team that an import left, by the note of the end, until a person moves it', async () => {
    const district = chain.district(String((codes += 1)));
    await district.record(establishTeamsUseCase, { teams: { named: ['甲街道执法队'], blocks: [{ label: '中队', count: 2 }] }, parent: old }, '2026-01-01');
    await byImport(district);
    expect(await found(district, '2026-05-31')).toEqual([]);
    const [note] = await district.events('PowerHolderEnded');
    expect(await found(district, '2026-06-01')).toMatchObject([{
      rule: 'team-of-ended-organ', title: { zh: '已终止的机构不再主管执法队伍' }, source: { kind: 'conclusion' }, kind: 'teams', organId: old.id, name: '甲街道', endedOn: '2026-06-01', number: 3, since: '2026-06-01', eventId: note?.eventId,
      successors: [{ organId: next.id, name: '乙街道' }], zh: '“甲街道”已于 2026-06-01 终止，仍主管执法队伍 3 支；承接机构：乙街道',
    }]);
    expect([await found(district, '2026-06-30', { organId: next.id }), (await found(district, '2026-06-30', { organId: old.id })).length]).toEqual([[], 1]);
    await district.record(reparentTeamsUseCase, { teams: { teams: ['甲街道执法队'] }, parent: next }, '2026-07-01');
    expect([await told(district, '2026-06-30'), await told(district, '2026-07-01')]).toEqual([['teams 3 2026-06-01'], ['teams 2 2026-06-01']]);
    await district.record(reparentTeamsUseCase, { teams: { blocks: [{ block: '中队', count: 2 }] }, parent: next }, '2026-08-01');
    expect([await told(district, '2026-07-31'), await told(district, '2026-08-01')]).toEqual([['teams 2 2026-06-01'], []]);
  }, withinMs);

  it('is each kind of what it had, by the rule that refuses it, until it is given up or passed on', async () => {
    const district = chain.district(String((codes += 1)));
    await district.record(issuePowerListUseCase, { title: '清单', total: 20, penalty: 10 }, '2026-01-01');
    await district.record(describePowerItemsUseCase, { listId, items: [{ name: '检查', kind: 'inspection', legalBasis: '某条例', basisFrom: '2019-02-01' }] }, '2026-01-01');
    await district.record(adoptDelegationMethodsUseCase, { listId, methods: ['确认'] }, '2026-01-01');
    await district.record(claimPowersUseCase, { listId, unit: old, kind: 'other', items: { named: ['检查'], counted: 3 } }, '2026-01-02');
    await district.record(delegatePowersUseCase, { listId, unit: old, items: ['检查'], method: '确认', delegatedBy: organ('某局'), legalReview: '审〔2026〕1号', procedure: '规程' }, '2026-01-03');
    await district.record(handOverPowersUseCase, { unit: old, counterpartName: '区城市管理局', matter: '市容', count: 2, items: ['占道'] }, '2026-01-04');
    await district.record(issueEquipmentUseCase, { ...camera, recipient: '执法人员' }, '2026-01-04');
    await byImport(district);
    const all = await found(district, '2026-06-01');
    expect(all.map(({ kind, rule, number, since }) => [kind, rule, number, since])).toEqual([
      ['claims', 'claim-of-ended-organ', 4, '2026-06-01'], ['delegations', 'claim-of-ended-organ', 1, '2026-06-01'], ['duties', 'handover-to-ended-organ', 1, '2026-06-01'], ['equipment', 'handover-to-ended-organ', 4, '2026-06-01'],
    ]);
    await district.record(returnEquipmentUseCase, camera, '2026-07-01');
    await district.record(handOverPowersUseCase, { unit: next, counterpartName: old.name, matter: '市容', count: 2 }, '2026-07-02');
    await district.record(revokePowerClaimUseCase, { listId, unit: old, kind: 'other', items: { named: ['检查'] }, reason: '撤销' }, '2026-07-03');
    expect([await told(district, '2026-07-01'), await told(district, '2026-07-02'), await told(district, '2026-07-03')].map((lines) => lines.map((line) => line.split(' 2026')[0]))).toEqual([
      ['claims 4', 'delegations 1', 'duties 1'], ['claims 4', 'delegations 1'], ['claims 3'],
    ]);
  }, withinMs);

  it('is what a row of an import gave it afterwards, by that event; nothing once the end is annulled, and what was known before stays to be asked', async () => {
    const district = chain.district(String((codes += 1)));
    await district.record(setHistoryWindow(enforcementContract) as AnyUseCase, { cutOver: '2026-07-01' });
    await byImport(district);
    await district.follow();
    const late = await district.record(establishTeamsUseCase, { teams: { named: ['补队'] }, parent: old }, '2026-06-10', { mode: 'history' });
    await district.record(establishTeamsUseCase, { teams: { named: ['别队'] }, parent: next }, '2026-06-10');
    expect(await found(district, '2026-06-09')).toEqual([]);
    expect((await found(district, '2026-06-30')).map(({ since, eventId }) => [since, eventId])).toEqual([['2026-06-10', first(late)]]);
    await annulled(district);
    expect(await found(district, '2026-06-30')).toEqual([]);
    const log = logIdOf(`${codes}`, 'enforcement');
    const lifted = (await district.events()).findIndex(({ type }) => type === 'PowerHolderEndLifted');
    expect(((await district.ask(query, {}, { asOf: '2026-06-30', known: { [log]: lifted } })) as { findings: readonly Found[] }).findings).toHaveLength(1);
  }, withinMs);

  it('is told of one that is on no record, and of one whose establishing was annulled, until it is given to another', async () => {
    const district = chain.district(String((codes += 1)));
    const established = ({ id, name }: typeof old) => district.happened('organisations', `organ/${id}`, organisationsContract.make('OrganEstablished', { organId: id, name }), '2019-03-01', { mode: 'history' });
    const team = { teams: { named: ['甲队'] }, parent: old };
    await established(next);
    await district.follow();
    const stranger = await district.record(establishTeamsUseCase, team, '2026-01-01');
    expect(stranger.findings.map(({ rule }) => rule)).toEqual(['owner-unregistered']);
    expect(await found(district, '2025-12-31')).toEqual([]);
    expect(await found(district, '2026-01-01')).toMatchObject([{ rule: 'owner-unregistered', kind: 'teams', organId: old.id, name: '甲街道', endedOn: '2026-01-01', since: '2026-01-01', number: 1, eventId: first(stranger), zh: '“甲街道”不在册，自 2026-01-01 起仍主管执法队伍 1 支' }]);
    await established(old);
    expect(await found(district, '2026-01-01')).toEqual([]);
    const note = (await district.events('PowerHolderNoted')).at(-1);
    await district.happened('organisations', `organ/${old.id}`, organisationsContract.make('EventAnnulled', { eventId: String(note?.data['sourceEventId']), eventType: 'OrganEstablished', reason: '误录' }), '2019-03-01');
    expect(await found(district, '2026-01-01')).toMatchObject([{ rule: 'organ-annulled', kind: 'teams', organId: old.id, since: '2026-01-01', eventId: first(stranger), zh: '“甲街道”的设立登记已撤销，自 2026-01-01 起仍主管执法队伍 1 支' }]);
    expect([await found(district, '2026-01-01', { rule: 'owner-unregistered' }), (await found(district, '2026-01-01', { rule: 'organ-annulled' })).length]).toEqual([[], 1]);
    await expect(district.record(establishTeamsUseCase, { ...team, teams: { named: ['乙队'] } }, '2026-01-01')).rejects.toMatchObject({ rule: 'organ-annulled' });
    await district.record(reparentTeamsUseCase, { teams: { teams: ['甲队'] }, parent: next }, '2026-02-01');
    expect([await told(district, '2026-01-31'), await told(district, '2026-02-01')]).toEqual([['teams 1 2026-01-01'], []]);
  }, withinMs);
});
