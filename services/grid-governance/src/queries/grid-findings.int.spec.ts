import { organisationsContract } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { chainGiven, type GivenChain, type GivenDistrict } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { passAreaUnitOnUseCase } from '../commands/area-units/pass-area-unit-on.use-case.js';
import { registerAreaUnitUseCase } from '../commands/area-units/register-area-unit.use-case.js';
import { answerCallUseCase } from '../commands/calls/answer-call.use-case.js';
import { closeCallUseCase } from '../commands/calls/close-call.use-case.js';
import { dispatchCallUseCase } from '../commands/calls/dispatch-call.use-case.js';
import { handleCallUseCase } from '../commands/calls/handle-call.use-case.js';
import { returnCallUseCase } from '../commands/calls/return-call.use-case.js';
import { reviewCallUseCase } from '../commands/calls/review-call.use-case.js';
import { signCallUseCase } from '../commands/calls/sign-call.use-case.js';
import { raiseCallUseCase } from '../commands/calls/raise-call.use-case.js';
import { setServiceItemUseCase } from '../commands/cases/set-service-item.use-case.js';
import { moveUnitInUseCase } from '../commands/centre/move-unit-in.use-case.js';
import { moveUnitOutUseCase } from '../commands/centre/move-unit-out.use-case.js';
import { openWindowUseCase } from '../commands/centre/open-window.use-case.js';
import { closeWindowUseCase } from '../commands/centre/close-window.use-case.js';
import { establishCommunityUseCase } from '../commands/communities/establish-community.use-case.js';
import { moveCommunityUseCase } from '../commands/communities/move-community.use-case.js';
import { abolishGridsUseCase } from '../commands/grids/abolish-grids.use-case.js';
import { assignGridWorkersUseCase } from '../commands/grids/assign-grid-workers.use-case.js';
import { createGridUseCase } from '../commands/grids/create-grid.use-case.js';
import { createGridsUseCase } from '../commands/grids/create-grids.use-case.js';
import { releaseGridWorkersUseCase } from '../commands/grids/release-grid-workers.use-case.js';
import { grantStreetPowersUseCase } from '../commands/lists/grant-street-powers.use-case.js';
import { withdrawStreetPowersUseCase } from '../commands/lists/withdraw-street-powers.use-case.js';
import { areaUnitIdOf } from '../domain/area-unit/area-unit.aggregate.js';
import { gridIdOf } from '../domain/grid/grid.aggregate.js';
import { gridRules } from '../domain/rule/grid.rules.js';
import { gridService } from '../grid-governance.service.js';
import { gridFindingsQuery } from './grid-findings.query.js';

const withinMs = 600_000;
const organ = (name: string) => ({ id: derivedId('organ', name), name });
const [street, heir, bureau, other] = [organ('卡布其街道'), organ('新华街道'), organ('区城市管理局'), organ('区民政局')];
const query = gridFindingsQuery(gridRules);

interface Found {
  readonly kind: string;
  readonly rule: string;
  readonly number: number;
  readonly since: string;
}

describe('what an organ that ended still has in grid governance', () => {
  let database: TestDatabase;
  let chain: GivenChain;
  let codes = 150400;

  beforeAll(async () => {
    database = await testDatabase();
    chain = await chainGiven(database.url, gridService);
  }, withinMs);

  afterAll(async () => {
    await chain.close();
    await database.close();
  }, withinMs);

  const newDistrict = (): GivenDistrict => chain.district(String((codes += 1)));
  const byImport = (district: GivenDistrict, old: typeof street, next: typeof street): Promise<void> =>
    district.happened('organisations', `organ/${old.id}`, organisationsContract.make('OrganAbolished', { organId: old.id, name: old.name, successors: [{ organId: next.id, name: next.name, how: 'merged' }], reason: '整合' }), '2026-06-01', { mode: 'history' });
  const found = async (district: GivenDistrict, asOf: string, more: object = {}): Promise<readonly Found[]> => {
    await district.follow();
    return ((await district.ask(query, more, { asOf })) as { findings: readonly Found[] }).findings;
  };
  const told = async (district: GivenDistrict, asOf: string): Promise<readonly string[]> => (await found(district, asOf)).map(({ kind, rule, number }) => `${kind} ${number} ${rule.split('-')[0] ?? ''}`).sort();

  it('is a grid that an import left, by the note of the end, until a person ends it there', async () => {
    const district = newDistrict();
    await district.record(createGridUseCase, { name: '第一网格', unit: street, households: 350 });
    await byImport(district, street, heir);
    expect(await found(district, '2026-05-31')).toEqual([]);
    const [note] = await district.events('GridOwnerEnded');
    expect(await found(district, '2026-06-01')).toMatchObject([{
      rule: 'grid-of-ended-organ', title: { zh: '已终止的机构不再设网格、配备网格员' }, source: { kind: 'conclusion' }, kind: 'grids', organId: street.id, name: '卡布其街道', endedOn: '2026-06-01', number: 1, things: [{ name: '第一网格', number: 1 }],
      since: '2026-06-01', eventId: note?.eventId, successors: [{ organId: heir.id, name: '新华街道' }], zh: '“卡布其街道”已于 2026-06-01 终止，仍有网格 1 个；承接机构：新华街道',
    }]);
    expect([await found(district, '2026-06-30', { organId: heir.id }), (await found(district, '2026-06-30', { organId: street.id })).length]).toEqual([[], 1]);
    await district.record(abolishGridsUseCase, { gridIds: [gridIdOf(street.id, '第一网格')] }, '2026-07-01');
    await district.record(createGridUseCase, { name: '第一网格', unit: heir, households: 350 }, '2026-07-01');
    expect([await told(district, '2026-06-30'), await told(district, '2026-07-01')]).toEqual([['grids 1 grid'], []]);
  }, withinMs);

  it('is each kind of what a street had, until it is moved, ended or closed', async () => {
    const district = newDistrict();
    await district.record(createGridsUseCase, { label: '网格', count: 5, unit: street });
    await district.record(assignGridWorkersUseCase, { label: '网格员', count: 14, unit: street });
    await district.record(establishCommunityUseCase, { unit: street, name: '东社区' });
    await district.record(registerAreaUnitUseCase, { name: '某厂', kind: 'private-enterprise', unit: street });
    await district.record(grantStreetPowersUseCase, { title: '街道权力', words: '人事考核权', streets: [street, heir] });
    const { answer } = await district.record(raiseCallUseCase, { caller: street, matter: '占道经营', called: [bureau] });
    await byImport(district, street, heir);
    expect([await told(district, '2026-05-31'), await told(district, '2026-06-01')]).toEqual([[], ['area-units 1 grid', 'calls 1 work', 'communities 1 grid', 'grids 5 grid', 'street-powers 1 work', 'workers 14 grid']]);
    await district.record(releaseGridWorkersUseCase, { label: '网格员', count: 14, unit: street }, '2026-07-01');
    await district.record(moveCommunityUseCase, { unit: street, community: '东社区', to: heir }, '2026-07-01');
    await district.record(passAreaUnitOnUseCase, { areaUnitId: areaUnitIdOf(street.id, '某厂'), from: street, unit: heir }, '2026-07-01');
    await district.record(withdrawStreetPowersUseCase, { words: '人事考核权', streets: [street], reason: '撤销' }, '2026-07-01');
    const share = { callId: answer['callId'] ?? '', department: bureau };
    await district.record(dispatchCallUseCase, { ...share, signDays: 1, handleDays: 9 }, '2026-07-01');
    await district.record(signCallUseCase, share, '2026-07-01');
    await district.record(handleCallUseCase, { ...share, measure: '清理' }, '2026-07-01');
    await district.record(answerCallUseCase, { ...share, answer: '已清理' }, '2026-07-01');
    await district.record(reviewCallUseCase, { ...share, passed: true }, '2026-07-01');
    await district.record(closeCallUseCase, { callId: share.callId, outcome: '办结' }, '2026-07-02');
    expect([await told(district, '2026-07-01'), await told(district, '2026-07-02')]).toEqual([['calls 1 work', 'grids 5 grid'], ['grids 5 grid']]);
  }, withinMs);

  it('is what a department had to answer, to carry and to staff', async () => {
    const district = newDistrict();
    const { answer } = await district.record(raiseCallUseCase, { caller: street, matter: '占道经营', called: [bureau] });
    const share = { callId: answer['callId'] ?? '', department: bureau };
    await district.record(dispatchCallUseCase, { ...share, signDays: 1, handleDays: 90 });
    await district.record(moveUnitInUseCase, { centre: '政务中心', unit: bureau });
    await district.record(openWindowUseCase, { centre: '政务中心', name: '一号窗口', unit: bureau });
    await district.record(setServiceItemUseCase, { centre: '政务中心', name: '占道许可', department: bureau, workingDays: 3 });
    await byImport(district, bureau, other);
    expect(await told(district, '2026-06-01')).toEqual(['call-shares 1 work', 'residences 1 work', 'service-items 1 work', 'windows 1 work']);
    await district.record(returnCallUseCase, { ...share, reason: '已撤销' }, '2026-07-01');
    await district.record(closeWindowUseCase, { centre: '政务中心', name: '一号窗口', reason: '撤销' }, '2026-07-02');
    await district.record(moveUnitOutUseCase, { centre: '政务中心', unit: bureau, reason: '撤销' }, '2026-07-03');
    await district.record(setServiceItemUseCase, { centre: '政务中心', name: '占道许可', department: other, workingDays: 3 }, '2026-07-04');
    expect([await told(district, '2026-07-01'), await told(district, '2026-07-02'), await told(district, '2026-07-03'), await told(district, '2026-07-04')]).toEqual([
      ['residences 1 work', 'service-items 1 work', 'windows 1 work'], ['residences 1 work', 'service-items 1 work'], ['service-items 1 work'], [],
    ]);
  }, withinMs);

  it('is told of one that is on no record, and of one whose establishing was annulled, kind by kind', async () => {
    const district = newDistrict();
    const established = ({ id, name }: typeof street) => district.happened('organisations', `organ/${id}`, organisationsContract.make('OrganEstablished', { organId: id, name }), '2019-03-01', { mode: 'history' });
    await established(heir);
    await district.follow();
    const stranger = await district.record(createGridUseCase, { name: '第一网格', unit: street, households: 350 });
    expect(stranger.findings.map(({ rule }) => rule)).toContain('owner-unregistered');
    await district.record(raiseCallUseCase, { caller: heir, matter: '占道', called: [street] });
    await district.record(createGridUseCase, { name: '第一网格', unit: heir, households: 350 });
    expect(await told(district, '2026-06-01')).toEqual(['call-shares 1 owner', 'grids 1 owner']);
    expect((await found(district, '2026-06-01'))[0]).toMatchObject({ name: street.name, organId: street.id, since: '2026-02-01' });
    await established(street);
    expect(await told(district, '2026-06-01')).toEqual([]);
    const note = (await district.events('GridOwnerNoted')).at(-1);
    await district.happened('organisations', `organ/${street.id}`, organisationsContract.make('EventAnnulled', { eventId: String(note?.data['sourceEventId']), eventType: 'OrganEstablished', reason: '误录' }), '2019-03-01');
    expect(await told(district, '2026-06-01')).toEqual(['call-shares 1 organ', 'grids 1 organ']);
    await expect(district.record(createGridUseCase, { name: '第二网格', unit: street, households: 350 })).rejects.toMatchObject({ rule: 'organ-annulled' });
    await district.record(abolishGridsUseCase, { gridIds: [gridIdOf(street.id, '第一网格')] }, '2026-07-01');
    expect(await told(district, '2026-07-01')).toEqual(['call-shares 1 organ']);
  }, withinMs);
});
