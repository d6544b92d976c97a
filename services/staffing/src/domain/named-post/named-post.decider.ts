import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { PersonTimeline } from '../person/person.decider.js';
import { postAllotmentMessage } from '../post-allotment/post-allotment.aggregate.js';
import type { PostAllotmentTimeline } from '../post-allotment/post-allotment.decider.js';
import type { PostAllotmentEvent } from '../post-allotment/post-allotment.events.js';
import { rankCodes } from '../post-allotment/post-allotment.state.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { namedPostId, namedPostMessage, type NamedPostEvent, type NamedPostState, type OfficeEvent, type OfficeHolderState, type PostOf } from './named-post.aggregate.js';

export interface PostTimelines {
  readonly post: Timeline<NamedPostState, NamedPostEvent>;
  readonly offices: Timeline<OfficeHolderState, OfficeEvent>;
  readonly allotment: PostAllotmentTimeline;
}

export interface PostRuling {
  readonly post: Ruling<NamedPostEvent>;
  readonly offices: Ruling<OfficeEvent>;
  readonly allotment: Ruling<PostAllotmentEvent>;
}

const nothing: PostRuling = { post: unchanged, offices: unchanged, allotment: unchanged };

export interface PostAppointment extends PostOf {
  readonly personId: string;
  /** 兼任: takes no leadership post */
  readonly concurrent: boolean;
}

/**
 * One person into one named post, which takes a leadership post of its rank unless it is held concurrently (R10).
 * A post that is not set up is 自行设置领导职务名称.
 * @throws {Rejected} `person-not-entered`
 */
export const decideAppointToPost = (body: PostAppointment, { post, allotment }: PostTimelines, person: PersonTimeline, effective: EffectiveDate): PostRuling => {
  const { personId, concurrent, owner, level, role, rank } = body;
  if (post.at(effective.to).has(personId)) return nothing;
  if (person.at(effective.to).accountId === null) throw new Rejected('person-not-entered', '该人员此时未入编', 'the person is in no account at that date', { personId });
  const setUp = allotment.at(effective.to).lines.has(role) || [...allotment.at(effective.to).concurrent.values()].some((others) => others.has(role));
  const message = namedPostMessage(body);
  return {
    post: ruled(
      [staffingContract.make('PostHolderAppointed', { post: message, personId, concurrent })],
      [setUp ? null : { rule: 'self-set-post', zh: `职务“${role}”未经核定设置，属自行设置领导职务`, en: `the post "${role}" is not set up: it would be self-set`, facts: { role } }],
    ),
    offices: ruled([staffingContract.make('OfficeTaken', { personId, postId: message.id, concurrent })]),
    allotment: concurrent ? unchanged : ruled([staffingContract.make('LeadersAppointed', { allotment: postAllotmentMessage(owner, level), rank: rankCodes[rank], complete: false, count: 1 })]),
  };
};

/** @throws {Rejected} `not-holder` */
export const decideReleaseFromPost = (body: PostOf & { readonly personId: string; readonly means: string }, { post, offices }: PostTimelines, effective: EffectiveDate): PostRuling => {
  const { personId, means, owner, level, rank } = body;
  if (!post.at(effective.to).has(personId)) {
    if (!post.isNew && post.facts.some(({ event }) => event.type === 'PostHolderReleased' && event.data.personId === personId)) return nothing;
    throw new Rejected('not-holder', '该人员此时不任该职', 'the person does not hold that post at that date', { personId });
  }
  const message = namedPostMessage(body);
  const concurrent = offices.at(effective.to).get(namedPostId(body)) ?? false;
  return {
    post: ruled([staffingContract.make('PostHolderReleased', { post: message, personId, concurrent, means })]),
    offices: ruled([staffingContract.make('OfficeLeft', { personId, postId: message.id })]),
    allotment: concurrent ? unchanged : ruled([staffingContract.make('LeadersRemoved', { allotment: postAllotmentMessage(owner, level), rank: rankCodes[rank], count: 1, means })]),
  };
};

/**
 * A role that is given up while somebody holds it would be a self-set post from that day on: the holder is released first. Rows of history may tell that further down.
 * @param count of the line from that day on
 */
export const noHolderLeft = ({ role, count }: Pick<PostOf, 'role'> & { readonly count: number }, { post, allotment }: Pick<PostTimelines, 'post' | 'allotment'>, { mode, effective: { to: day } }: Pick<CommandMeta, 'mode' | 'effective'>): Violation | null => {
  const beside = [...allotment.at(day).concurrent].some(([line, others]) => line !== role && others.has(role));
  if (mode !== 'live' || count > 0 || beside) return null;
  const held = post.from(day).find(({ state }) => state.size > 0);
  if (held === undefined) return null;
  return { rule: 'self-set-post', zh: `“${role}”在 ${held.date} 仍有人担任，须先免去`, en: `somebody holds the post "${role}" on ${held.date}: the holder is released first`, facts: { role, date: held.date } };
};
