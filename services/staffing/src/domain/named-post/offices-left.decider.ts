import { staffingContract } from '@yange/contracts';
import type { EffectiveDate, Timeline, Violation } from '@yange/kernel';
import { keyOfSubject } from '../owner/owner.js';
import type { PersonTimeline } from '../person/person.decider.js';
import type { PostAllotmentEvent } from '../post-allotment/post-allotment.events.js';
import type { NamedPostEvent, NamedPostState, OfficeEvent, OfficeHolderState } from './named-post.aggregate.js';

export type NamedPostTimeline = Timeline<NamedPostState, NamedPostEvent>;
export type OfficesTimeline = Timeline<OfficeHolderState, OfficeEvent>;
type PostOfOffice = NonNullable<Extract<NamedPostEvent, { readonly type: 'PostHolderAppointed' }>['data']['post']>;

export interface OfficesLeft {
  readonly offices: readonly OfficeEvent[];
  readonly posts: ReadonlyMap<string, readonly NamedPostEvent[]>;
  readonly allotments: ReadonlyMap<string, readonly PostAllotmentEvent[]>;
}

export interface Going {
  readonly personId: string;
  /** whose posts are left; null: everybody's */
  readonly ownerKey: string | null;
  readonly means: string;
}

/** What the log says of a post that this person was appointed to. */
const postOf = (personId: string, post: NamedPostTimeline | undefined): PostOfOffice | undefined =>
  post?.facts.flatMap(({ event }) => (event.type === 'PostHolderAppointed' && event.data.personId === personId ? (event.data.post ?? []) : [])).at(-1);

const isOf = (ownerKey: string | null, post: PostOfOffice | undefined): boolean => ownerKey === null || (post?.allotment?.owner !== undefined && keyOfSubject(post.allotment.owner) === ownerKey);

/**
 * Whoever leaves an organ leaves its named posts in the same append: post, office and leadership post agree at every moment.
 * What is held 兼任 rests on the post beside which it is held, and goes with it where none is left.
 */
export const decideLeaveOffices = ({ personId, ownerKey, means }: Going, offices: OfficesTimeline, posts: ReadonlyMap<string, NamedPostTimeline>, { to: day }: EffectiveDate): OfficesLeft => {
  const held = [...offices.at(day)].map(([postId, concurrent]) => ({ postId, concurrent, post: postOf(personId, posts.get(postId)) }));
  const own = held.filter(({ post }) => isOf(ownerKey, post));
  const rests = held.some((one) => !one.concurrent && !own.includes(one));
  const leaving = own.some(({ concurrent }) => !concurrent) && !rests ? held : own;
  const taking = leaving.flatMap(({ concurrent, post }) => (concurrent || post?.allotment === undefined ? [] : [{ allotment: post.allotment, rank: post.rank }]));
  return {
    offices: leaving.map(({ postId }) => staffingContract.make('OfficeLeft', { personId, postId })),
    posts: new Map(leaving.map(({ postId, concurrent, post }) => [postId, [staffingContract.make('PostHolderReleased', { personId, concurrent, means, ...(post === undefined ? {} : { post }) })]])),
    allotments: removedFrom(taking, means),
  };
};

/** Whoever was found to hold two posts of one allotment leaves both. */
const removedFrom = (taking: readonly { readonly allotment: NonNullable<PostOfOffice['allotment']>; readonly rank: PostOfOffice['rank'] }[], means: string): OfficesLeft['allotments'] => {
  const removed = new Map<string, readonly PostAllotmentEvent[]>();
  for (const { allotment, rank } of taking) removed.set(allotment.id, [...(removed.get(allotment.id) ?? []), staffingContract.make('LeadersRemoved', { allotment, rank, count: 1, means })]);
  return removed;
};

/** A late leaving before an appointment that is recorded already: the person would hold a post of whom they are not any more. Who came back in between may. */
export const postStillHeld = ({ personId, ownerKey }: Going, offices: OfficesTimeline, posts: ReadonlyMap<string, NamedPostTimeline>, person: PersonTimeline, { to: day }: EffectiveDate): Violation | null => {
  const back = person.facts.find(({ event, effective }) => effective.to > day && (event.type === 'PersonEntered' || event.type === 'PersonTransferred'))?.effective.to;
  const later = offices.facts.find(({ event, effective }) => event.type === 'OfficeTaken' && effective.to > day && (back === undefined || effective.to < back) && isOf(ownerKey, postOf(personId, posts.get(event.data.postId))));
  if (later === undefined) return null;
  const role = postOf(personId, posts.get(later.event.data.postId))?.role ?? '';
  return { rule: 'post-still-held', zh: `该人员此后（${later.effective.to}）仍登记任“${role}”，须先免去或更正`, en: `the person is on record for the post "${role}" from ${later.effective.to} on: release it or correct it first`, facts: { role, date: later.effective.to } };
};
