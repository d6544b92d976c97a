import { PostRank, staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { carryOverPersonUseCase } from '../../commands/carry-over/carry-over-person.use-case.js';
import { carryOverPostsUseCase } from '../../commands/carry-over/carry-over-posts.use-case.js';
import { appointToPostUseCase } from '../../commands/named-posts/appoint-to-post.use-case.js';
import { leavePersonUseCase } from '../../commands/persons/leave-person.use-case.js';
import { transferPersonUseCase } from '../../commands/persons/transfer-person.use-case.js';
import { personStream } from '../person/person.aggregate.js';
import { postAllotmentMessage, postAllotmentStream } from '../post-allotment/post-allotment.aggregate.js';
import { quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import { personsBlockId } from '../transfer-batch/transfer-batch.decider.js';
import { transferBatchStream } from '../transfer-batch/transfer-batch.aggregate.js';
import { namedPostStream, officeHolderStream, type PostOf } from './named-post.aggregate.js';

const organ = (last: string, name: string) => ({ organId: `a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a0${last}`, name, count: 1, each: false });
const [bureau, other] = [organ('1', '甲局'), organ('2', '乙局')];
const [chief, deputy] = ['c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', 'c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02'];
const batchId = 'd3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01';
const level = '科级';
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const make = (name: Parameters<typeof staffingContract.make>[0], data: object): StaffingEvent => staffingContract.make(name, data as never) as StaffingEvent;
const on = (stream: { readonly streamId: string }, event: StaffingEvent, day = '2018-01-01'): GivenEvent => ({ stream: stream.streamId, event, effective: onDay(day) });

const setUp = (owner: typeof bureau): readonly GivenEvent[] => {
  const allotment = postAllotmentMessage(owner, level);
  const posts = postAllotmentStream(owner, level);
  return [
    on(quotaAccountStream(owner, type), make('QuotaApproved', { account: quotaAccountMessage(owner, type), count: 9 })),
    on(posts, make('PostsApproved', { allotment, principal: 1, deputy: 2 })),
    on(posts, make('RoleLineSet', { allotment, role: '局长', rank: PostRank.PRINCIPAL, count: 1 })),
    on(posts, make('RoleLineSet', { allotment, role: '副局长', rank: PostRank.DEPUTY, count: 2 })),
    on(posts, make('RoleConcurrent', { allotment, role: '局长', concurrentRole: '党组书记', holders: 1 })),
  ];
};
const entered = (personId: string, owner = bureau): readonly GivenEvent[] => [
  on(personStream(personId), make('PersonEntered', { personId, account: quotaAccountMessage(owner, type) })),
  on(quotaAccountStream(owner, type), make('QuotaOccupied', { account: quotaAccountMessage(owner, type), personId })),
];
const post = (role: string, rank: 'principal' | 'deputy', owner = bureau): PostOf => ({ owner, level, role, rank });
const [head, second, secretary, guest] = [post('局长', 'principal'), post('副局长', 'deputy'), post('党组书记', 'principal'), post('党组书记', 'principal', other)];

/** As the use case itself records it. */
const appointed = (past: readonly GivenEvent[], personId: string, of: PostOf, concurrent = false, day = '2019-01-01'): readonly GivenEvent[] => {
  const streams: Readonly<Record<string, string>> = { post: namedPostStream(of).streamId, offices: officeHolderStream(personId).streamId, allotment: postAllotmentStream(of.owner, level).streamId };
  return [...past, ...decideGiven(past, appointToPostUseCase, { ...of, personId, concurrent }, { effective: onDay(day) }).events.map(({ stream, event }) => ({ stream: streams[stream] ?? stream, event, effective: onDay(day) }))];
};
const base = [...setUp(bureau), ...setUp(other), ...entered(chief), ...entered(deputy), on(transferBatchStream(batchId), make('TransferBatchRecorded', { batchId, name: '整合', persons: { blocks: [{ id: personsBlockId(batchId), label: '转隶人员', count: 2 }] } }))];
const held = appointed(base, chief, head);
const decide = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, day = '2020-01-01') => {
  const { events, rules } = decideGiven(past, useCase, body, { effective: onDay(day) });
  return { rules, types: events.map(({ event }) => event.type), released: events.flatMap(({ event }) => (event.type === 'PostHolderReleased' ? [(event.data as { post: { role: string } }).post.role] : [])).sort(), events };
};
const leave = { personId: chief, owner: bureau, type, reason: '退休' };
const transfer = { batchId, personId: chief, from: bureau, to: other, type };
const carry = { personId: chief, from: bureau, to: [other], type };
const gone = ['PostHolderReleased', 'OfficeLeft', 'LeadersRemoved'];

describe('who goes', () => {
  it('gives up each of two posts of one allotment, where it was found to hold them', () => {
    const both = appointed(held, chief, second);
    const { types, released } = decide(both, leavePersonUseCase, leave);
    expect([types.filter((one) => one === 'LeadersRemoved').length, released]).toEqual([2, ['副局长', '局长'].sort()]);
  });

  it.each<readonly [AnyUseCase, object]>([[leavePersonUseCase, leave], [transferPersonUseCase, transfer], [carryOverPersonUseCase, carry]])('gives up the post in the same append: $name', (useCase, body) => {
    const { rules, types, released } = decide(held, useCase, body);
    expect([rules, types.filter((one) => gone.includes(one)).sort(), released]).toEqual([[], [...gone].sort(), ['局长']]);
    expect(decide(base, useCase, body).types.filter((one) => gone.includes(one))).toEqual([]);
  });

  it('says why: the reason for leaving, as the table has it', () => {
    const means = decide(held, leavePersonUseCase, { ...leave, reason: 'retired' }).events.flatMap(({ event }) => (gone.includes(event.type) && event.type !== 'OfficeLeft' ? [(event.data as { means: string }).means] : []));
    expect(means).toEqual(['退休', '退休']);
  });

  it('gives up what is held beside it as well, here and elsewhere, which takes no leadership post', () => {
    const beside = appointed(appointed(held, chief, secretary, true), chief, guest, true);
    expect(decide(beside, leavePersonUseCase, leave)).toMatchObject({ rules: [], released: ['党组书记', '党组书记', '局长'] });
    const moved = decide(beside, transferPersonUseCase, transfer);
    expect([moved.rules, moved.released, moved.types.filter((one) => one === 'LeadersRemoved')]).toEqual([[], ['党组书记', '党组书记', '局长'], ['LeadersRemoved']]);
  });

  it('keeps on a transfer what is held elsewhere with a post of its own', () => {
    const elsewhere = appointed(appointed(base, chief, post('局长', 'principal', other)), chief, secretary, true);
    expect(decide(elsewhere, transferPersonUseCase, transfer)).toMatchObject({ rules: [], released: ['党组书记'] });
    expect(decide(elsewhere, leavePersonUseCase, leave).released).toEqual(['党组书记', '局长']);
  });

  it('is not gone before an appointment that is on record for later, unless it is one after coming back', () => {
    const later = appointed(base, chief, head, false, '2021-01-01');
    expect([decide(later, leavePersonUseCase, leave).rules, decide(later, transferPersonUseCase, transfer).rules]).toEqual([['post-still-held'], ['post-still-held']]);
    expect(decide(later, leavePersonUseCase, leave, '2021-01-01').rules).toEqual([]);
    const back = [...later, on(personStream(chief), make('PersonEntered', { personId: chief, account: quotaAccountMessage(bureau, type) }), '2020-06-01')];
    expect(decide(back, leavePersonUseCase, leave).rules).toEqual([]);
  });
});

describe('leadership posts of an organ that ends', () => {
  const counted = on(postAllotmentStream(bureau, level), make('LeadersAppointed', { allotment: postAllotmentMessage(bureau, level), rank: PostRank.DEPUTY, count: 1 }), '2019-01-01');
  const all = appointed([...held, counted], deputy, second);
  const over = (past: readonly GivenEvent[]) => decide(past, carryOverPostsUseCase, { from: bureau, to: [other], level });
  const numbers = (events: ReturnType<typeof decide>['events'], name: string) => events.filter(({ event }) => event.type === name).map(({ stream, event }) => [stream, (event.data as { rank: PostRank }).rank, (event.data as { count: number }).count]);

  it('go over as numbers without those whom the log knows by name: they are released first, in the same append', () => {
    const { rules, released, events } = over(all);
    expect([rules, released]).toEqual([[], ['副局长', '局长']]);
    expect(numbers(events, 'LeadersRemoved')).toEqual([['out', PostRank.PRINCIPAL, 1], ['out', PostRank.DEPUTY, 2]]);
    expect(numbers(events, 'LeadersAppointed')).toEqual([['into', PostRank.DEPUTY, 1]]);
  });

  it('leave nobody in two posts: the successor appoints to its own', () => {
    const streams: Readonly<Record<string, string>> = { out: postAllotmentStream(bureau, level).streamId, into: postAllotmentStream(other, level).streamId };
    const streamOf = (key: string): string => streams[key] ?? key.replace(/^offices /, 'office-holder/').replace(/^post /, 'named-post/').replace(/^allotment /, 'post-allotment/');
    const after = [...held, ...over(held).events.map(({ stream, event }) => ({ stream: streamOf(stream), event, effective: onDay('2020-01-01') }))];
    const anew = decide(after, appointToPostUseCase, { ...post('局长', 'principal', other), personId: chief }, '2020-01-02');
    expect(anew).toMatchObject({ rules: [], types: ['PostHolderAppointed', 'OfficeTaken', 'LeadersAppointed'] });
    expect(decide(held, appointToPostUseCase, { ...post('局长', 'principal', other), personId: chief }, '2020-01-02').rules).toEqual(['posts-taken-twice']);
  });
});
