import { organisationsContract } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { activateSealInGroupUseCase } from '../../commands/milestone/activate-seal-in-group.use-case.js';
import { issueSandingInGroupUseCase } from '../../commands/milestone/issue-sanding-in-group.use-case.js';
import { countOrgansUseCase } from '../../commands/organ-group/count-organs.use-case.js';
import { mergeOfficesInGroupUseCase } from '../../commands/organ-group/merge-offices-in-group.use-case.js';
import { recordReformMethodUseCase } from '../../commands/organ-group/record-reform-method.use-case.js';
import { returnDutiesUseCase } from '../../commands/organ-group/return-duties.use-case.js';
import { setCoordinationBodiesUseCase } from '../../commands/organ-group/set-coordination-bodies.use-case.js';
import { setInstitutionLimitUseCase } from '../../commands/organ-group/set-institution-limit.use-case.js';
import { uncountOrgansUseCase } from '../../commands/organ-group/uncount-organs.use-case.js';
import { groupIdOf } from './organ-group.aggregate.js';

const group = '本级党政机构';
const groupId = groupIdOf('150302', group);
const stream = `organ-group/${groupId}`;

const given = (event: GivenEvent['event'], date = '2019-02-01', more: Partial<GivenEvent> = {}): GivenEvent => ({ stream, event, effective: onDay(date), ...more });

const counted = (category: string, count: number, id = category): GivenEvent['event'] =>
  organisationsContract.make('OrgansCounted', { groupId, groupName: group, category, members: { blocks: [{ id, label: category, count }] } });

const limit = (most: number): GivenEvent['event'] => organisationsContract.make('InstitutionLimitSet', { groupId, groupName: group, limit: most });

const government = { group, category: 'government-department', count: 24, label: '政府工作部门' };

describe('organs that are counted together', () => {
  it('records what the source counts without naming it as a block', () => {
    const { events } = decideGiven([], countOrgansUseCase, government);
    expect(events).toHaveLength(1);
    expect(events[0]?.event).toMatchObject({ type: 'OrgansCounted', data: { groupId, category: 'government-department', members: { named: [], blocks: [{ label: '政府工作部门', count: 24 }] } } });
  });

  it('adds nothing when the same count is told again', () => {
    const [first] = decideGiven([], countOrgansUseCase, government).events;
    const { events } = decideGiven([{ stream, event: first?.event ?? limit(0), effective: onDay('2019-02-01') }], countOrgansUseCase, government, { commandId: 'again' });
    expect(events).toEqual([]);
  });

  it('refuses another number for the same day: that takes a correction', () => {
    const [first] = decideGiven([], countOrgansUseCase, government).events;
    const past = [{ stream, event: first?.event ?? limit(0), effective: onDay('2019-02-01') }];
    expect(() => decideGiven(past, countOrgansUseCase, { ...government, count: 25 })).toThrow('told-otherwise');
  });

  it('keeps within the institution limit', () => {
    const past = [given(limit(35)), given(counted('party-organ', 11))];
    expect(decideGiven(past, countOrgansUseCase, government).rules).toEqual([]);
    expect(decideGiven(past, countOrgansUseCase, { ...government, count: 25 }).rules).toEqual(['institution-limit']);
  });

  it('sees a limit that a late fact overfills on a day past', () => {
    const past = [given(limit(30), '2018-01-01'), given(limit(35), '2019-02-01'), given(counted('party-organ', 11), '2018-06-01')];
    expect(decideGiven(past, countOrgansUseCase, government, { effective: onDay('2018-07-01') }).rules).toEqual(['institution-limit']);
    expect(decideGiven(past, countOrgansUseCase, government, { effective: onDay('2019-03-01') }).rules).toEqual([]);
  });

  it('sees a limit that is broken on a day to come', () => {
    const past = [given(limit(35), '2018-01-01'), given(counted('party-organ', 11), '2019-06-01')];
    expect(decideGiven(past, countOrgansUseCase, { ...government, count: 30 }, { effective: onDay('2019-02-01') }).rules).toEqual(['institution-limit']);
  });

  it('breaks the limit as well by lowering it', () => {
    const past = [given(limit(35)), given(counted('party-organ', 11)), given(counted('government-department', 24))];
    expect(decideGiven(past, setInstitutionLimitUseCase, { group, limit: 34 }, { effective: onDay('2019-03-01') }).rules).toEqual(['institution-limit']);
  });

  it('keeps every category within its own limit, at any date (category-limit)', () => {
    const most = (count: number) => organisationsContract.make('InstitutionLimitSet', { groupId, groupName: group, limit: count, category: 'government-department' });
    const count = (past: readonly GivenEvent[], of: number, day = '2019-03-01') => decideGiven(past, countOrgansUseCase, { ...government, count: of }, { effective: onDay(day) }).rules;
    const past = [given(limit(40)), given(most(24)), given(counted('party-organ', 11))];
    expect([count(past, 24), count(past, 25)]).toEqual([[], ['category-limit']]);
    expect([count([...past, given(most(23), '2020-01-01')], 24), count([...past, given(most(25), '2020-01-01')], 25)]).toEqual([['category-limit'], ['category-limit']]);
    expect(decideGiven(past, countOrgansUseCase, { ...government, category: 'institution', count: 90 }).rules).toEqual([]);
    const full = [...past, given(counted('government-department', 24))];
    const set = (body: object) => decideGiven(full, setInstitutionLimitUseCase, { group, ...body }, { effective: onDay('2019-04-01') });
    expect([set({ limit: 24, category: 'government-department' }).events, set({ limit: 23, category: 'government-department' }).rules, set({ limit: 35 }).rules]).toEqual([[], ['category-limit'], []]);
    expect(set({ limit: 11, category: 'party-organ' }).events).toMatchObject([{ event: { data: { limit: 11, category: 'party-organ' } } }]);
    expect(() => set({ limit: 11, category: 'ministry' })).toThrow();
    const exempt = given(organisationsContract.make('OrganExemptedFromLimit', { groupId, groupName: group, organId: 'o-1', organName: '甲局', category: 'government-department' }));
    const named = given(organisationsContract.make('OrgansCounted', { groupId, groupName: group, category: 'government-department', members: { named: [{ id: 'o-1', name: '甲局' }], blocks: [] } }));
    expect([count([...past, named], 24), count([...past, named, exempt], 24)]).toEqual([['category-limit'], []]);
  });

  it('counts a corrected count only as corrected', () => {
    const past = [given(limit(35)), given(counted('party-organ', 31), '2019-02-01', { eventId: 'wrong' }), given(counted('party-organ', 11), '2019-02-01', { supersedes: 'wrong' })];
    expect(decideGiven(past, countOrgansUseCase, government).rules).toEqual([]);
  });

  it('leaves coordination bodies and towns outside the limit', () => {
    const past = [given(limit(11)), given(counted('party-organ', 11))];
    expect(decideGiven(past, setCoordinationBodiesUseCase, { group, count: 9, label: '议事协调机构' }).rules).toEqual([]);
    expect(decideGiven(past, countOrgansUseCase, { group, category: 'town', count: 1, label: '镇' }).rules).toEqual([]);
  });

  it('never lets more leave than were counted', () => {
    const past = [given(counted('party-organ', 3))];
    const leaving = { group, category: 'party-organ', count: 3, label: 'party-organ' };
    expect(decideGiven(past, uncountOrgansUseCase, leaving, { effective: onDay('2019-03-01') }).events).toHaveLength(1);
    expect(() => decideGiven(past, uncountOrgansUseCase, { ...leaving, count: 4 }, { effective: onDay('2019-03-01') })).toThrow('block-overdrawn');
    expect(() => decideGiven(past, uncountOrgansUseCase, leaving, { effective: onDay('2019-01-01') })).toThrow('block-overdrawn');
  });
});

describe('counts over a group', () => {
  const past = [given(counted('party-organ', 11)), given(counted('government-department', 24))];

  it('keeps the partition by reform method apart from the one by category', () => {
    const method = { group, method: 'functions-merged', count: 16, label: '职能整合组建机构' };
    expect(decideGiven(past, recordReformMethodUseCase, method).rules).toEqual([]);
    expect(decideGiven(past, recordReformMethodUseCase, { ...method, count: 36 }).rules).toEqual(['reform-method-exceeds-group']);
  });

  it('counts no more seals than there are organs', () => {
    expect(decideGiven(past, activateSealInGroupUseCase, { group, label: '涉改部门', count: 14 }).rules).toEqual([]);
    expect(decideGiven(past, activateSealInGroupUseCase, { group, label: '涉改部门', count: 36 }).rules).toEqual(['seal-activated-exceeds-group']);
  });

  it('counts the group as it is when the source says "all"', () => {
    const { events } = decideGiven(past, issueSandingInGroupUseCase, { group, label: '党政部门', all: true }, { effective: onDay('2019-12-31') });
    expect(events[0]?.event).toMatchObject({ type: 'SandingIssued', data: { all: true, subject: { count: 35 } } });
    expect(() => decideGiven(past, issueSandingInGroupUseCase, { group, label: '党政部门', all: true }, { effective: onDay('2018-12-31') })).toThrow('empty-group');
  });

  it('returns duties of institutions to no more departments than there are', () => {
    const wanted = { group, departments: 15, departmentsLabel: '行政部门', institutions: 30, institutionsLabel: '事业单位' };
    const { events, rules } = decideGiven(past, returnDutiesUseCase, wanted);
    expect(rules).toEqual([]);
    expect(events[0]?.event.data).toMatchObject({ departments: { blocks: [{ count: 15 }] }, institutions: { blocks: [{ count: 30 }] } });
    expect(decideGiven(past, returnDutiesUseCase, { ...wanted, departments: 36 }).rules).toEqual(['duty-return-exceeds-group']);
  });

  it('keeps the lineage from old offices to new ones, open lists as such', () => {
    const wanted = { group, oldNames: ['党政办', '党群办'], openList: true, selfSet: true, newNames: ['党政综合办公室'] };
    const { events } = decideGiven(past, mergeOfficesInGroupUseCase, wanted);
    expect(events[0]?.event.data).toMatchObject({ openList: true, selfSet: true, newOffices: ['党政综合办公室'], oldOffices: { named: [{ name: '党政办' }, { name: '党群办' }] } });
    expect(() => decideGiven(past, mergeOfficesInGroupUseCase, { ...wanted, oldNames: ['党政办'] })).toThrow('lineage-incomplete');
  });

  it('asks for a group that is known', () => {
    expect(() => decideGiven([], activateSealInGroupUseCase, { group, label: '涉改部门', count: 14 })).toThrow('unknown-group');
  });
});
