import { PostRank, staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type Fact } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { appointLeadersUseCase } from '../../commands/posts/appoint-leaders.use-case.js';
import { approvePostsUseCase } from '../../commands/posts/approve-posts.use-case.js';
import { increasePostsUseCase } from '../../commands/posts/increase-posts.use-case.js';
import { reducePostsUseCase } from '../../commands/posts/reduce-posts.use-case.js';
import { removeLeadersUseCase } from '../../commands/posts/remove-leaders.use-case.js';
import { setRoleLineUseCase } from '../../commands/posts/set-role-line.use-case.js';
import { postAllotment, postAllotmentMessage, postAllotmentStream } from './post-allotment.aggregate.js';
import type { PostAllotmentEvent } from './post-allotment.events.js';
import { linedPosts } from './post-allotment.state.js';

const town = { organId: 'c9a0b6b2-6a3f-4f53-8a2f-6f2a9d1f3c20', name: '某镇', count: 1, each: false };
const stream = postAllotmentStream(town, '科级').streamId;
const allotment = postAllotmentMessage(town, '科级');
const past = (event: StaffingEvent, on: string, more: Partial<GivenEvent> = {}): GivenEvent => ({ stream, event, effective: onDay(on), ...more });
const posts = (principal: number, deputy: number, on: string, more: Partial<GivenEvent> = {}) => past(staffingContract.make('PostsApproved', { allotment, principal, deputy }), on, more);
const numbers = { owner: town, principal: 3, deputy: 8 };
const deputies = { owner: town, role: '副镇长', rank: 'deputy', count: 3, concurrent: [{ role: '人民武装部部长', holders: 1 }] };

const folded = (given: readonly GivenEvent[]) =>
  Timeline.of(
    postAllotment,
    given.map((one, index): Fact<PostAllotmentEvent> => ({ event: one.event as PostAllotmentEvent, eventId: `e${index}`, effective: one.effective ?? onDay('2018-01-01'), position: index + 1, order: 0, supersedes: null })),
  ).latest();

describe('leadership posts', () => {
  it('are approved once', () => {
    expect(decideGiven([], approvePostsUseCase, numbers).events).toMatchObject([{ event: { type: 'PostsApproved', data: { principal: 3, deputy: 8 } } }]);
    expect(decideGiven([posts(3, 8, '2019-01-01')], approvePostsUseCase, numbers).events).toEqual([]);
  });

  it('count a concurrent role once: with the line, not beside it', () => {
    const { events, rules } = decideGiven([posts(3, 8, '2018-01-01')], setRoleLineUseCase, deputies);
    expect(events.map(({ event }) => event.type)).toEqual(['RoleLineSet', 'RoleConcurrent']);
    expect(rules).toEqual([]);
    const given = events.map(({ event }) => past(event as StaffingEvent, '2019-02-01'));
    expect(linedPosts(folded(given), 'deputy')).toBe(3);
    expect(decideGiven([posts(3, 8, '2018-01-01'), ...given], setRoleLineUseCase, deputies).events).toEqual([]);
  });

  it('are one allotment, however their level is spelt', () => {
    for (const level of ['section', '乡科级', '正科级']) expect(decideGiven([posts(3, 8, '2018-01-01')], increasePostsUseCase, { ...numbers, level, principal: 1, deputy: 0 }).events).toMatchObject([{ event: { data: { allotment } } }]);
    expect(postAllotmentStream(town, 'unstated')).toEqual(postAllotmentStream(town, '未列明'));
    expect(postAllotmentStream(town, '股级').streamId).not.toBe(stream);
  });

  it('replace the line of a role, and end concurrent roles that are gone', () => {
    const given = [posts(3, 8, '2018-01-01'), ...decideGiven([posts(3, 8, '2018-01-01')], setRoleLineUseCase, deputies).events.map(({ event }) => past(event as StaffingEvent, '2019-01-01'))];
    const { events } = decideGiven(given, setRoleLineUseCase, { ...deputies, count: 2, concurrent: [] });
    expect(events).toMatchObject([{ event: { data: { count: 2 } } }, { event: { data: { concurrentRole: '人民武装部部长', holders: 0 } } }]);
    const state = folded([...given, ...events.map(({ event }) => past(event as StaffingEvent, '2020-01-01'))]);
    expect([linedPosts(state, 'deputy'), state.concurrent.size]).toEqual([2, 0]);
  });

  it('limit role lines, 正职 and 副职 apart, and concurrent holders', () => {
    const given = [posts(3, 2, '2018-01-01')];
    expect(decideGiven(given, setRoleLineUseCase, deputies).rules).toEqual(['role-lines-over-posts-deputy']);
    const held = (holders: number) => decideGiven(given, setRoleLineUseCase, { ...deputies, count: 2, concurrent: [{ role: '人民武装部部长', holders }] }).rules;
    expect([held(2), held(3)]).toEqual([[], ['concurrent-over-role']]);
  });

  it('limit 正职 as they limit 副职', () => {
    const given = [posts(1, 2, '2018-01-01')];
    const lines = (count: number) => decideGiven(given, setRoleLineUseCase, { owner: town, role: '镇长', rank: 'principal', count, concurrent: [] }).rules;
    expect([lines(1), lines(2)]).toEqual([[], ['role-lines-over-posts-principal']]);
    expect(decideGiven(given, appointLeadersUseCase, { owner: town, rank: 'principal', count: 2 }).rules).toEqual(['over-posts-principal']);
    expect(decideGiven(given, appointLeadersUseCase, { owner: town, rank: 'principal', count: 1 }).rules).toEqual([]);
    expect([2, 3].map((count) => decideGiven(given, appointLeadersUseCase, { owner: town, rank: 'deputy', count }).rules)).toEqual([[], ['over-posts-deputy']]);
  });

  it('are approved before a number of leaders fills them, 正职 and 副职 apart', () => {
    const appoint = (rank: string, more: object, on = '2019-01-01') => decideGiven([posts(1, 2, '2018-01-01')], appointLeadersUseCase, { owner: town, rank, ...more }, { effective: onDay(on) }).rules;
    expect([appoint('deputy', { count: 2 }), appoint('deputy', { count: 2 }, '2017-12-31'), appoint('principal', { count: 1 }, '2017-12-31')]).toEqual([[], ['posts-not-approved'], ['posts-not-approved']]);
    expect(['section', 'unit'].map((level) => appoint('deputy', { level, count: 2 }))).toEqual([[], ['posts-not-approved']]);
    expect(appoint('deputy', { complete: true }, '2017-12-31')).toEqual([]);
  });

  it('cannot be reduced below none', () => {
    const given = [posts(1, 2, '2018-01-01')];
    const reduce = (principal: number, deputy: number) => decideGiven(given, reducePostsUseCase, { owner: town, principal, deputy }).rules;
    expect([reduce(1, 0), reduce(2, 0)]).toEqual([[], ['posts-below-zero-principal']]);
    expect([reduce(0, 2), reduce(0, 3)]).toEqual([[], ['posts-below-zero-deputy']]);
    expect(decideGiven(given, reducePostsUseCase, { owner: town, principal: 1, deputy: 2 }).rules).toEqual([]);
  });

  it('find a self-set post', () => {
    expect(decideGiven([], setRoleLineUseCase, deputies).rules).toEqual(['self-set-post']);
  });

  it('find 超职数 on a past day by a late fact, and none once posts were added', () => {
    const given = [posts(1, 2, '2018-01-01'), past(staffingContract.make('PostsIncreased', { allotment, principal: 0, deputy: 3 }), '2020-01-01')];
    const appoint = { owner: town, rank: 'deputy', count: 4 };
    expect(decideGiven(given, appointLeadersUseCase, appoint, { effective: onDay('2019-01-01') }).rules).toEqual(['over-posts-deputy']);
    expect(decideGiven(given, appointLeadersUseCase, appoint, { effective: onDay('2020-02-01') }).rules).toEqual([]);
  });

  it('count a correction instead of what it corrects', () => {
    const given = [posts(1, 9, '2018-01-01', { eventId: 'wrong' }), posts(1, 2, '2018-01-01', { supersedes: 'wrong' })];
    expect(decideGiven(given, appointLeadersUseCase, { owner: town, rank: 'deputy', count: 4 }).rules).toEqual(['over-posts-deputy']);
  });

  it('may all be filled without a number: none is made up', () => {
    const { events } = decideGiven([], appointLeadersUseCase, { owner: town, rank: 'principal', complete: true });
    expect(events).toMatchObject([{ event: { type: 'LeadersAppointed', data: { rank: PostRank.PRINCIPAL, complete: true } } }]);
    const state = folded(events.map(({ event }) => past(event as StaffingEvent, '2019-02-01')));
    expect(state.principal).toMatchObject({ complete: true, leaders: null });
    expect(decideGiven(events.map(({ event }) => past(event as StaffingEvent, '2019-02-01')), appointLeadersUseCase, { owner: town, rank: 'principal', complete: true }).events).toEqual([]);
    expect(() => decideGiven([], appointLeadersUseCase, { owner: town, rank: 'principal' })).toThrow('appointment-without-content');
  });

  it('can be added without the total being known; no more leave than are there', () => {
    expect(decideGiven([], increasePostsUseCase, { owner: town, deputy: 13 }).events).toMatchObject([{ event: { data: { principal: 0, deputy: 13 } } }]);
    expect(() => decideGiven([], increasePostsUseCase, { owner: town })).toThrow('no-posts');
    const given = [past(staffingContract.make('LeadersAppointed', { allotment, rank: PostRank.DEPUTY, complete: false, count: 1 }), '2018-01-01')];
    expect(() => decideGiven(given, removeLeadersUseCase, { owner: town, rank: 'deputy', count: 2 })).toThrow('more-removed-than-in-office');
  });

  it('cannot be left by more than were there, by a late removal before one on record', () => {
    const given = (rank: PostRank) => [posts(3, 3, '2018-01-01'), past(staffingContract.make('LeadersAppointed', { allotment, rank, count: 3 }), '2018-02-01'), past(staffingContract.make('LeadersRemoved', { allotment, rank, count: 2 }), '2020-01-01')];
    const remove = (rank: 'principal' | 'deputy', count: number) => decideGiven(given(rank === 'deputy' ? PostRank.DEPUTY : PostRank.PRINCIPAL), removeLeadersUseCase, { owner: town, rank, count }, { effective: onDay('2019-01-01') }).rules;
    expect([remove('principal', 1), remove('principal', 2)]).toEqual([[], ['leaders-below-zero-principal']]);
    expect([remove('deputy', 1), remove('deputy', 2)]).toEqual([[], ['leaders-below-zero-deputy']]);
  });
});
