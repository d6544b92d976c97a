import { PostRank, staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type Fact } from '@yange/kernel';
import fc from 'fast-check';
import type { OrganNoteState } from '../domain/organ-note/organ-note.aggregate.js';
import { postAllotment } from '../domain/post-allotment/post-allotment.aggregate.js';
import { quotaAccount } from '../domain/quota-account/quota-account.aggregate.js';
import { postLevels } from '../domain/reference/post-levels.js';
import { quotaKinds } from '../domain/reference/quota-kinds.js';
import { postPeriods, quotaPeriods } from '../projections/establishment/establishment.rows.js';
import { accountFindings, type AccountFacts, type AccountPeriod } from './account.findings.js';
import { allotmentFindings, type AllotmentFacts, type AllotmentPeriod, type HolderPeriod } from './allotment.findings.js';
import { standingOn, type Standing } from './standing.js';
import { excessFindings, type ExcessPeriod } from './excess.findings.js';
import { totalFindings } from './total.findings.js';

const owner = { organId: 'o1', ownerName: '某局', ownerCount: 1, ownerEach: false };
const period = (validFrom: string, approved: number | null, actual: number | null, kind = 'administrative'): AccountPeriod => ({ ...owner, validFrom, kind, approved, actual });
const note = (over: Partial<OrganNoteState> = {}): OrganNoteState => ({ name: '某局', endedOn: null, facts: [{ source: 'e1', since: '2019-01-01', category: 'government-department', rank: '副科级' }], ...over });
const account = (over: Partial<AccountFacts>): AccountFacts => ({ periods: [], permits: [], withoutPermit: [], note: null, kindsOn: () => quotaKinds.shipped, ...over });
const said = (standing: readonly Standing[]): readonly string[] => standing.map(({ rule, number, since }) => `${rule} ${number} ${since}`);

describe('what stands on a day', () => {
  it('has stood since the first day of the run that leads there', () => {
    const breached: Readonly<Record<string, boolean>> = { '2019-01-01': true, '2019-02-01': false, '2019-03-01': true, '2019-04-01': true };
    const on = (...days: string[]) => said(standingOn(days, (day) => (breached[day] === true ? [{ rule: 'r', number: 1, zh: '', en: '', of: '' }] : [])));
    expect([on('2019-01-01', '2019-02-01', '2019-03-01', '2019-04-01'), on('2019-01-01', '2019-02-01'), on('2019-01-01'), on()]).toEqual([['r 1 2019-03-01'], [], ['r 1 2019-01-01'], []]);
  });
});

describe('findings of an account', () => {
  const periods = [period('2019-01-01', 5, 5), period('2019-02-01', 5, 6), period('2019-03-01', 5, 8), period('2019-05-01', 9, 8)];

  it('says 超编 by how many on the day and since when, and is gone when it is mended', () => {
    const on = (day: string) => said(accountFindings(account({ periods }), day));
    expect([on('2018-12-31'), on('2019-01-31'), on('2019-02-01'), on('2019-04-30'), on('2019-05-01')]).toEqual([[], [], ['over-quota 1 2019-02-01'], ['over-quota 3 2019-02-01'], []]);
  });

  it('says people without an approved quota, a kind that nobody states, and who entered without a permit', () => {
    const rows = [period('2019-01-01', null, 3, 'unstated')];
    expect(said(accountFindings(account({ periods: rows, withoutPermit: ['2019-01-01', '2019-06-01'] }), '2019-05-01'))).toEqual(['quota-not-approved 3 2019-01-01', 'quota-kind-unstated 3 2019-01-01', 'permit-first 1 2019-01-01']);
    expect(said(accountFindings(account({ periods: [period('2019-01-01', null, null)] }), '2019-05-01'))).toEqual([]);
  });

  it('asks 编外 for neither an approval nor a permit', () => {
    const of = (kind: string) => said(accountFindings(account({ periods: [period('2019-01-01', null, 3, kind)], withoutPermit: ['2019-01-01'] }), '2019-05-01'));
    expect([of('outside'), of('support')]).toEqual([[], ['quota-not-approved 3 2019-01-01', 'permit-first 1 2019-01-01']]);
  });

  it('says 混编 by the category of the day and the table of kinds of the day', () => {
    const rows = [period('2019-01-01', 4, 3, 'institution')];
    expect(said(accountFindings(account({ periods: rows, note: note() }), '2019-05-01'))).toEqual(['kind-not-for-organ 4 2019-01-01']);
    expect(said(accountFindings(account({ periods: [period('2019-01-01', 4, 3)], note: note() }), '2019-05-01'))).toEqual([]);
    const changed = note({ facts: [{ source: 'e1', since: '2019-01-01', category: 'institution', rank: '' }, { source: 'e2', since: '2019-03-01', category: 'government-department', rank: '' }] });
    expect([said(accountFindings(account({ periods: rows, note: changed }), '2019-02-28')), said(accountFindings(account({ periods: rows, note: changed }), '2019-05-01'))]).toEqual([[], ['kind-not-for-organ 4 2019-03-01']]);
  });

  it('says what is in the books of an organ whose establishing was annulled', () => {
    const facts = (actual: number, annulled: boolean) => account({ periods: [period('2019-01-01', null, actual, 'outside')], note: note({ facts: [], annulled }) });
    expect([said(accountFindings(facts(3, true), '2019-07-01')), said(accountFindings(facts(0, true), '2019-07-01')), said(accountFindings(facts(3, false), '2019-07-01'))]).toEqual([['organ-annulled 3 2019-01-01'], [], []]);
  });

  it('says what an organ that ended still has, from its last day on', () => {
    const facts = account({ periods: [period('2019-01-01', 4, 3)], note: note({ endedOn: '2019-06-01' }) });
    expect([said(accountFindings(facts, '2019-05-31')), said(accountFindings(facts, '2019-07-01'))]).toEqual([[], ['organ-ended 4 2019-06-01']]);
  });

  it('says what a plate has, which is to have nothing, until it is gone', () => {
    const plate = note({ name: '某牌子', facts: [{ source: 'e1', since: '2019-06-01', category: 'plate', rank: '' }] });
    const facts = account({ periods: [period('2019-01-01', 4, 3), period('2019-07-01', 0, 0)], note: plate });
    expect([said(accountFindings(facts, '2019-06-30')), said(accountFindings(facts, '2019-07-01')), said(accountFindings({ ...facts, note: note() }, '2019-06-30'))]).toEqual([['plate-no-quota 4 2019-01-01'], [], []]);
  });

  it('says permits for more than is vacant until they run out, and permits used for more than they grant', () => {
    const permit = { permitId: 'p', validFrom: '2019-02-01', granted: 2, used: 0, expiresOn: '2019-12-31', withdrawn: false };
    const facts = account({ periods: [period('2019-01-01', 5, 4)], permits: [permit] });
    expect([said(accountFindings(facts, '2019-12-31')), said(accountFindings(facts, '2020-01-01')), said(accountFindings({ ...facts, permits: [{ ...permit, withdrawn: true }] }, '2019-12-31'))]).toEqual([['permit-over-vacancy 1 2019-02-01'], [], []]);
    expect(said(accountFindings({ ...facts, permits: [permit, { ...permit, validFrom: '2019-03-01', used: 3 }] }, '2019-12-31'))).toEqual(['permit-overused 1 2019-03-01']);
  });
});

describe('findings of leadership posts', () => {
  const posts = (approved: number | null, inOffice: number | null, over: Partial<AllotmentPeriod> = {}): AllotmentPeriod => ({
    ...owner, validFrom: '2019-01-01', level: '科级', principal: { approved, inOffice, complete: false, inRoles: 0 }, deputy: { approved: 0, inOffice: null, complete: false, inRoles: 0 }, roles: [], ...over,
  });
  const facts = (over: Partial<AllotmentFacts>): AllotmentFacts => ({ periods: [], posts: [], people: new Map(), note: null, levelsOn: () => postLevels.shipped, levelDays: [], ...over });
  const on = (over: Partial<AllotmentFacts>, day = '2020-01-01') => said(allotmentFindings(facts(over), day));

  it('says 超规格 by the table of levels of the day', () => {
    const swapped = [...postLevels.shipped].reverse();
    const given = { periods: [posts(1, 1, { deputy: { approved: 0, inOffice: 0, complete: false, inRoles: 0 } })], note: note() };
    const above = (levelsOn: AllotmentFacts['levelsOn'], facts: Partial<AllotmentFacts> = given) => on({ ...facts, levelsOn, levelDays: ['2019-06-01'] }).filter((one) => one.startsWith('rank-above'));
    expect([above(() => postLevels.shipped), above((day) => (day < '2019-06-01' ? [] : postLevels.shipped)), above(() => [])]).toEqual([['rank-above-organ 1 2019-01-01'], ['rank-above-organ 1 2019-06-01'], []]);
    expect(above(() => swapped, { ...given, note: note({ facts: [{ source: 'e1', since: '2019-01-01', category: '', rank: '正股级' }] }) })).toEqual([]);
  });

  it('says 超职数 for 正 and 副 apart', () => {
    expect(on({ periods: [posts(1, 3)] })).toEqual(['over-posts-principal 2 2019-01-01']);
    expect(on({ periods: [posts(1, 1, { deputy: { approved: 2, inOffice: 5, complete: false, inRoles: 0 } })] })).toEqual(['over-posts-deputy 3 2019-01-01']);
  });

  it('says 超规格 by the rank of the day, and for how many posts', () => {
    expect(on({ periods: [posts(2, 1, { deputy: { approved: 3, inOffice: null, complete: false, inRoles: 0 } })], note: note() })).toEqual(['rank-above-organ 2 2019-01-01']);
    expect(on({ periods: [posts(2, 1)], note: note({ facts: [{ source: '', since: '', category: '', rank: '正科级' }] }) })).toEqual([]);
    expect(on({ periods: [posts(2, 1)] })).toEqual([]);
  });

  it('says 自行设置领导职务名称: a role without approved posts, and a held post that is not set up', () => {
    const roles = [{ role: '专职副书记', rank: 'deputy' as const, count: 2, concurrent: [] }];
    const unset = { approved: null, inOffice: null, complete: false, inRoles: 2 };
    expect(on({ periods: [posts(1, 1, { deputy: unset, roles })] })).toEqual(['self-set-post 2 2019-01-01']);
    const held = { ...owner, postId: 'x', level: '科级', role: '首席顾问', validFrom: '2019-03-01', validTo: '2019-09-01', holders: ['p1', 'p2'] };
    expect(on({ posts: [held] }, '2019-08-31')).toEqual(['self-set-post 2 2019-03-01', 'post-held 1 2019-03-01']);
    expect(on({ posts: [held] }, '2019-09-01')).toEqual([]);
    expect(on({ posts: [{ ...held, holders: ['p1'] }], periods: [posts(1, 1, { roles: [{ role: '首席顾问', rank: 'principal', count: 1, concurrent: [] }] })] }, '2019-08-31')).toEqual([]);
  });

  it('says who left and still holds a post, or is counted elsewhere since, and nothing of who always was', () => {
    const roles = [{ role: '局长', rank: 'principal' as const, count: 1, concurrent: [] }];
    const held = { ...owner, postId: 'x', level: '科级', role: '局长', validFrom: '2019-03-01', validTo: null, holders: ['p1'] };
    const place = (validFrom: string, ownerKey: string, accountId: string | null = 'a'): HolderPeriod => ({ validFrom, ownerKey, accountId });
    const of = (day: string, ...places: readonly HolderPeriod[]) => on({ posts: [held], people: new Map([['p1', places]]), periods: [posts(1, 1, { roles })] }, day);
    const left = [place('2019-01-01', 'o1'), place('2019-06-01', 'o1', null)];
    expect([of('2019-05-31', ...left), of('2019-07-01', ...left)]).toEqual([[], ['post-still-held 1 2019-06-01']]);
    const moved = [place('2019-01-01', 'o1'), place('2019-05-01', 'o2')];
    expect([of('2019-04-30', ...moved), of('2019-07-01', ...moved), of('2019-07-01', ...moved, place('2019-06-01', 'o1'))]).toEqual([[], ['post-still-held 1 2019-05-01'], []]);
    expect([of('2019-07-01', place('2019-01-01', 'o2')), of('2019-07-01')]).toEqual([[], []]);
  });

  it('says who holds a post of an organ that ended, whatever became of its posts, from that day until released', () => {
    const held = { ...owner, postId: 'x', level: '科级', role: '局长', validFrom: '2019-03-01', validTo: '2019-09-01', holders: ['p1'] };
    const roles = [{ role: '局长', rank: 'principal' as const, count: 1, concurrent: [] }];
    const gone = { principal: { approved: 0, inOffice: 0, complete: false, inRoles: 0 }, deputy: { approved: 0, inOffice: 0, complete: false, inRoles: 0 } };
    const given = { posts: [held], periods: [posts(1, 1, { roles }), posts(0, 0, { ...gone, roles, validFrom: '2019-06-01' })], note: note({ endedOn: '2019-06-01', facts: [] }) };
    const left = (some: Partial<AllotmentFacts>, day: string) => on(some, day).filter((one) => one.startsWith('organ-ended'));
    expect([left(given, '2019-05-31'), left(given, '2019-08-31'), left(given, '2019-09-01'), left({ ...given, note: note({ facts: [] }) }, '2019-08-31')]).toEqual([[], ['organ-ended 1 2019-06-01'], [], []]);
    expect(on({ ...given, periods: [] }, '2019-08-31')).toEqual(['self-set-post 1 2019-03-01', 'organ-ended 1 2019-06-01']);
  });

  it('says which leaders in excess are left of an organ that ended, until they are absorbed', () => {
    const excess = (validFrom: string, principalLeft: number | null, deputyLeft: number | null): ExcessPeriod => ({ ...owner, level: '科级', validFrom, principalLeft, deputyLeft });
    const periods = [excess('2019-01-01', 1, 3), excess('2019-07-01', 0, 2), excess('2019-09-01', 0, 0)];
    const of = (day: string, some = periods, endedOn: string | null = '2019-06-01') => said(excessFindings(some, note({ endedOn }), day));
    expect([of('2019-05-31'), of('2019-06-01'), of('2019-08-31'), of('2019-09-01')]).toEqual([[], ['organ-ended 4 2019-06-01'], ['organ-ended 2 2019-06-01'], []]);
    expect([of('2019-06-01', periods, null), of('2019-06-01', [excess('2019-01-01', null, null)]), said(excessFindings(periods, null, '2019-06-01'))]).toEqual([[], [], []]);
  });

  it('says what a coordination body has, which is to have none', () => {
    const body = note({ facts: [{ source: 'e1', since: '2019-01-01', category: 'coordination-body', rank: '' }] });
    expect([on({ periods: [posts(1, 1)], note: body }), on({ periods: [posts(0, 0, { deputy: { approved: 0, inOffice: null, complete: false, inRoles: 0 } })], note: body })]).toEqual([['coordination-body-no-posts 1 2019-01-01'], []]);
  });
});

describe('findings of a total', () => {
  it('sums the accounts of the kind on the day', () => {
    const accounts = [[period('2019-01-01', 5, 0)], [period('2019-02-01', 4, 0), period('2019-04-01', 8, 0)], [period('2019-01-01', null, 0)]];
    const totals = [{ validFrom: '2019-01-01', kind: 'administrative', total: 9 }];
    const on = (day: string) => said(totalFindings(totals, accounts, day));
    expect([on('2019-03-01'), on('2019-04-01'), on('2020-01-01'), said(totalFindings([], accounts, '2020-01-01'))]).toEqual([[], ['over-total 4 2019-04-01'], ['over-total 4 2019-04-01'], []]);
  });
});

describe('what is found and what is decided agree, on every day of any facts', () => {
  const make = staffingContract.make.bind(staffingContract);
  const count = fc.nat({ max: 9 });
  const rank = fc.constantFrom(PostRank.PRINCIPAL, PostRank.DEPUTY);
  const role = fc.constantFrom('镇长', '副镇长');
  const ranks = fc.record({ principal: count, deputy: count });
  const quotaEvents = fc.oneof(count.map((n) => make('QuotaApproved', { count: n })), count.map((n) => make('QuotaIncreased', { count: n })), count.map((n) => make('QuotaReduced', { count: n })), count.map((n) => make('HeadcountStated', { count: n })), fc.constantFrom('a', 'b').map((personId) => make('QuotaOccupied', { personId })));
  const postEvents = fc.oneof(ranks.map((n) => make('PostsApproved', n)), ranks.map((n) => make('PostsReduced', n)), fc.record({ rank, complete: fc.boolean(), count }).map((n) => make('LeadersAppointed', n)), fc.record({ rank, count }).map((n) => make('LeadersRemoved', n)), fc.record({ role, rank, count }).map((n) => make('RoleLineSet', n)), fc.record({ role, concurrentRole: fc.constant('兼职'), holders: count }).map((n) => make('RoleConcurrent', n)));
  const factsOf = (events: fc.Arbitrary<object>) => fc.array(fc.tuple(events, fc.integer({ min: 10, max: 28 })), { maxLength: 12 }).map((past) => past.map(([event, day], index): Fact<StaffingEvent> => ({ event: event as StaffingEvent, eventId: `e-${index}`, effective: onDay(`2019-02-${day}`), position: index + 1, order: 0, supersedes: null })));
  const days = Array.from({ length: 20 }, (_, index) => `2019-02-${10 + index}`);
  type Breaches = readonly (readonly [rule: string, excess: number])[];
  const sorted = (breaches: Breaches): Breaches => breaches.toSorted(([a, x], [b, y]) => (a === b ? x - y : a < b ? -1 : 1));

  it('for quota', () => {
    const limits = new Set(['over-quota', 'quota-below-zero', 'permit-over-vacancy']);
    fc.assert(fc.property(factsOf(quotaEvents), (facts) => {
      const timeline = Timeline.of(quotaAccount, facts as never);
      const periods = quotaPeriods(timeline.facts as never).map((row) => ({ ...owner, ...(row as { valid_from: string; approved: number; actual: number }) })).map(({ valid_from: validFrom, approved, actual }) => period(validFrom, approved, actual));
      for (const day of days) {
        const found = accountFindings(account({ periods }), day).filter(({ rule }) => limits.has(rule)).map(({ rule, number }) => [rule, number] as const);
        expect(sorted(found)).toEqual(sorted((quotaAccount.limits?.(timeline.at(day), day) ?? []).filter(({ rule }) => limits.has(rule)).map(({ rule, excess }) => [rule, excess] as const)));
      }
    }));
  });

  it('for posts', () => {
    type Row = Readonly<Record<string, never>> & { readonly valid_from: string; readonly roles: AllotmentPeriod['roles'] };
    const cells = (row: Row, name: string) => ({ approved: row[`${name}_approved`] ?? null, inOffice: row[`${name}_in_office`] ?? null, complete: row[`${name}_complete`] ?? false, inRoles: row[`${name}_in_roles`] ?? 0 });
    fc.assert(fc.property(factsOf(postEvents), (facts) => {
      const timeline = Timeline.of(postAllotment, facts as never);
      const periods = (postPeriods(timeline.facts as never) as readonly Row[]).map((row): AllotmentPeriod => ({ ...owner, validFrom: row.valid_from, level: '科级', principal: cells(row, 'principal'), deputy: cells(row, 'deputy'), roles: row.roles }));
      for (const day of days) {
        const found = allotmentFindings({ periods, posts: [], people: new Map(), note: null, levelsOn: () => postLevels.shipped, levelDays: [] }, day).filter(({ rule }) => rule !== 'self-set-post').map(({ rule, number }) => [rule, number] as const);
        expect(sorted(found)).toEqual(sorted((postAllotment.limits?.(timeline.at(day), day) ?? []).map(({ rule, excess }) => [rule, excess] as const)));
      }
    }));
  });
});
