import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { carryOverPostsUseCase } from '../../commands/carry-over/carry-over-posts.use-case.js';
import { appointLeadersUseCase } from '../../commands/posts/appoint-leaders.use-case.js';
import { approvePostsUseCase } from '../../commands/posts/approve-posts.use-case.js';
import { increasePostsUseCase } from '../../commands/posts/increase-posts.use-case.js';
import { postAllotmentMessage, postAllotmentStream } from '../post-allotment/post-allotment.aggregate.js';
import { organNoteStream } from './organ-note.aggregate.js';

const owner = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '某领导小组', count: 1, each: false };
const ending = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '甲局', count: 1, each: false };
const noted = (category: string, since = ''): GivenEvent => ({ stream: organNoteStream(owner.organId).streamId, event: staffingContract.make('OrganNoted', { organId: owner.organId, name: owner.name, category, since }) as StaffingEvent });
const held: GivenEvent = { stream: postAllotmentStream(ending, '科级').streamId, event: staffingContract.make('PostsApproved', { allotment: postAllotmentMessage(ending, '科级'), principal: 0, deputy: 1 }) as StaffingEvent };
const live = { mode: 'live', effective: onDay('2026-02-01') } as const;

describe('a coordination body', () => {
  it.each<readonly [AnyUseCase, object]>([
    [approvePostsUseCase, { owner, deputy: 1 }],
    [increasePostsUseCase, { owner, principal: 1 }],
    [appointLeadersUseCase, { owner, rank: 'deputy', count: 1 }],
    [carryOverPostsUseCase, { from: ending, to: [owner], level: '科级' }],
  ])('gets no leadership posts by $name, other organs do', (useCase, body) => {
    expect(decideGiven([held, noted('coordination-body')], useCase, body, live).rules).toContain('coordination-body-no-posts');
    expect(decideGiven([held, noted('party-organ')], useCase, body, live).rules).not.toContain('coordination-body-no-posts');
    expect(decideGiven([held], useCase, body, live).rules).not.toContain('coordination-body-no-posts');
  });

  it('may have none approved, is what it is on that day, and history tells what was', () => {
    const approving = (given: readonly GivenEvent[], deputy: number, meta: object = live) => decideGiven(given, approvePostsUseCase, { owner, deputy }, meta).rules;
    expect([approving([noted('coordination-body')], 0), approving([noted('coordination-body')], 1, { effective: onDay('2019-02-01') })]).toEqual([[], []]);
    const since = [noted('party-organ', '2020-01-01'), noted('coordination-body', '2026-02-02')];
    expect([approving(since, 1), approving(since, 1, { ...live, effective: onDay('2026-02-02') })]).toEqual([[], ['coordination-body-no-posts']]);
  });
});
