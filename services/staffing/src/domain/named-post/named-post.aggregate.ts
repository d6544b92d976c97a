import type { StaffingEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import type { Owner } from '../owner/owner.js';
import { postAllotmentId, postAllotmentMessage } from '../post-allotment/post-allotment.aggregate.js';
import { rankCodes, type Rank } from '../post-allotment/post-allotment.state.js';

export type NamedPostEvent = Extract<StaffingEvent, { readonly type: 'PostHolderAppointed' | 'PostHolderReleased' }>;
export type OfficeEvent = Extract<StaffingEvent, { readonly type: 'OfficeTaken' | 'OfficeLeft' }>;

/** Who holds the post: one, or nobody. */
export type NamedPostState = ReadonlySet<string>;

const postLimits = (holders: NamedPostState): readonly LimitBreach[] =>
  holders.size <= 1
    ? []
    : [{ rule: 'post-held', excess: holders.size - 1, zh: `一职只能一人担任，现有 ${holders.size} 人`, en: `the post has one holder, ${holders.size} hold it`, facts: { holders: String(holders.size) } }];

export const namedPost: AggregateDefinition<NamedPostState, NamedPostEvent> = {
  name: 'named-post',
  initial: () => new Set(),
  apply: (holders, { type, data }) => (type === 'PostHolderAppointed' ? new Set([...holders, data.personId]) : new Set([...holders].filter((one) => one !== data.personId))),
  limits: postLimits,
};

/** post → is it held 兼任 */
export type OfficeHolderState = ReadonlyMap<string, boolean>;

const officeLimits = (offices: OfficeHolderState): readonly LimitBreach[] => {
  const main = [...offices.values()].filter((concurrent) => !concurrent).length;
  return [
    ...(main > 1 ? [{ rule: 'posts-taken-twice', excess: main - 1, zh: `一人占 ${main} 个领导职数，另任职务应为兼任`, en: `one person takes ${main} leadership posts: further ones are held concurrently`, facts: { posts: String(main) } }] : []),
    ...(main === 0 && offices.size > 0 ? [{ rule: 'concurrent-without-post', excess: offices.size, zh: '兼任须先任有占职数的职务', en: 'who holds a post concurrently takes one first', facts: { offices: String(offices.size) } }] : []),
  ];
};

/** The offices of one person: one takes a leadership post, the others are held beside it. */
export const officeHolder: AggregateDefinition<OfficeHolderState, OfficeEvent> = {
  name: 'office-holder',
  initial: () => new Map(),
  apply: (offices, event) => {
    const next = new Map(offices);
    if (event.type === 'OfficeTaken') next.set(event.data.postId, event.data.concurrent);
    else next.delete(event.data.postId);
    return next;
  },
  limits: officeLimits,
};

export interface PostOf {
  readonly owner: Owner;
  readonly level: string;
  readonly role: string;
  readonly rank: Rank;
}

export const namedPostId = ({ owner, level, role }: PostOf): string => derivedId('named-post', postAllotmentId(owner, level), role);

export const namedPostStream = (post: PostOf): StreamRef<NamedPostState, NamedPostEvent> => streamOf(namedPost, namedPostId(post));

export const officeHolderStream = (personId: string): StreamRef<OfficeHolderState, OfficeEvent> => streamOf(officeHolder, personId);

export const namedPostMessage = (post: PostOf) => ({ id: namedPostId(post), allotment: postAllotmentMessage(post.owner, post.level), role: post.role, rank: rankCodes[post.rank] });
