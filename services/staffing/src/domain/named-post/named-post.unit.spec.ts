import { PostRank, staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { appointToPostUseCase } from '../../commands/named-posts/appoint-to-post.use-case.js';
import { releaseFromPostUseCase } from '../../commands/named-posts/release-from-post.use-case.js';
import { setRoleLineUseCase } from '../../commands/posts/set-role-line.use-case.js';
import { personStream } from '../person/person.aggregate.js';
import { postAllotmentMessage, postAllotmentStream } from '../post-allotment/post-allotment.aggregate.js';
import { namedPostStream, officeHolderStream } from './named-post.aggregate.js';

const make = staffingContract.make.bind(staffingContract);
const bureau = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '甲局', count: 1, each: false };
const [one, two] = ['c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', 'c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02'];
const level = '科级';
const allotment = postAllotmentMessage(bureau, level);
const onPosts = (event: StaffingEvent): GivenEvent => ({ stream: postAllotmentStream(bureau, level).streamId, event });
const entered = (personId: string): GivenEvent => ({ stream: personStream(personId).streamId, event: make('PersonEntered', { personId, account: { id: 'a' } }) as StaffingEvent });
const given = [
  onPosts(make('PostsApproved', { allotment, principal: 1, deputy: 2 }) as StaffingEvent),
  onPosts(make('RoleLineSet', { allotment, role: '局长', rank: PostRank.PRINCIPAL, count: 1 }) as StaffingEvent),
  onPosts(make('RoleLineSet', { allotment, role: '副局长', rank: PostRank.DEPUTY, count: 2 }) as StaffingEvent),
  onPosts(make('RoleConcurrent', { allotment, role: '局长', concurrentRole: '党组书记', holders: 1 }) as StaffingEvent),
  entered(one),
  entered(two),
];
const post = { owner: bureau, level, role: '局长', rank: 'principal' } as const;
const streams = (personId: string, role: string): Readonly<Record<string, string>> => ({ post: namedPostStream({ ...post, role }).streamId, offices: officeHolderStream(personId).streamId, allotment: postAllotmentStream(bureau, level).streamId });

const after = (past: readonly GivenEvent[], useCase: typeof appointToPostUseCase | typeof releaseFromPostUseCase, body: { personId: string; role?: string }, on: string): GivenEvent[] =>
  decideGiven(past, useCase, { ...post, ...body }, { effective: onDay(on) }).events.map(({ stream, event }) => ({ stream: streams(body.personId, body.role ?? post.role)[stream] ?? stream, event, effective: onDay(on) }));

describe('a named post', () => {
  const held = [...given, ...after(given, appointToPostUseCase, { personId: one }, '2019-01-01')];
  const decide = (past: readonly GivenEvent[], body: object, on = '2020-01-01') => decideGiven(past, appointToPostUseCase, { ...post, ...body }, { effective: onDay(on) });

  it('is given to one person, once, and takes a leadership post', () => {
    expect(decide(given, { personId: one }).events.map(({ event }) => event.type)).toEqual(['PostHolderAppointed', 'OfficeTaken', 'LeadersAppointed']);
    expect(decide(given, { personId: one }).rules).toEqual([]);
    expect(decide(held, { personId: one }).events).toEqual([]);
    expect(() => decide(given, { personId: 'c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a09' })).toThrow('person-not-entered');
  });

  it('has no second holder, on no day, until the first is released', () => {
    expect(decide(held, { personId: two }).rules).toEqual(expect.arrayContaining(['post-held', 'over-posts-principal']));
    expect(decide(held, { personId: two }, '2018-06-01').rules).toContain('post-held');
    const released = [...held, ...after(held, releaseFromPostUseCase, { personId: one }, '2019-12-31')];
    expect(decide(released, { personId: two }).rules).toEqual([]);
    expect(() => decideGiven(given, releaseFromPostUseCase, { ...post, personId: one })).toThrow('not-holder');
  });

  it('is not given up while somebody holds it, on that day or a later one: live, the holder is released first', () => {
    const giveUp = (past: readonly GivenEvent[], on: string, over: object = {}) => decideGiven(past, setRoleLineUseCase, { ...post, count: 0, ...over }, { mode: 'live', effective: onDay(on) }).rules;
    const released = [...held, ...after(held, releaseFromPostUseCase, { personId: one }, '2019-12-31')];
    expect([giveUp(held, '2019-06-01'), giveUp(held, '2018-06-01'), giveUp(released, '2019-12-30'), giveUp(released, '2019-12-31'), giveUp(given, '2019-06-01')]).toEqual([['self-set-post'], ['self-set-post'], ['self-set-post'], [], []]);
    const alsoBeside = [...held, onPosts(make('RoleConcurrent', { allotment, role: '副局长', concurrentRole: '局长', holders: 1 }) as StaffingEvent)];
    expect([giveUp(alsoBeside, '2019-06-01'), giveUp(held, '2019-06-01', { count: 1, concurrent: [] })]).toEqual([[], []]);
  });

  it('is beside another only 兼任, which takes no post and needs one', () => {
    expect(decide(held, { personId: one, role: '副局长', rank: 'deputy' }).rules).toEqual(['posts-taken-twice']);
    const beside = decide(held, { personId: one, role: '党组书记', concurrent: true });
    expect(beside.rules).toEqual([]);
    expect(beside.events.map(({ event }) => event.type)).toEqual(['PostHolderAppointed', 'OfficeTaken']);
    expect(decide(given, { personId: one, role: '党组书记', concurrent: true }).rules).toEqual(['concurrent-without-post']);
  });

  it('is free for another of the same person from the day of the release on, and needs one until that day', () => {
    const released = [...held, ...after(held, releaseFromPostUseCase, { personId: one }, '2019-12-31')];
    const deputy = (on: string) => decide(released, { personId: one, role: '副局长', rank: 'deputy' }, on).rules;
    expect([deputy('2019-12-30'), deputy('2019-12-31')]).toEqual([['posts-taken-twice'], []]);
    const beside = (on: string) => decide(held, { personId: one, role: '党组书记', concurrent: true }, on).rules;
    expect([beside('2018-12-31'), beside('2019-01-01')]).toEqual([['concurrent-without-post'], []]);
  });

  it('that nobody set up is 自行设置领导职务名称', () => {
    expect(decide(given, { personId: one, role: '常务局长' }).rules).toEqual(['self-set-post']);
  });
});
