import { PostRank, type StaffingEvent } from '@yange/contracts';
import type { EffectiveDate } from '@yange/kernel';
import { defineUseCase, type Streams } from '@yange/use-case';
import { z } from 'zod';
import { carryOverSchema, mannerOf } from '../../domain/carry-over/carry-over.js';
import { decideCarryOverPosts, type PostsCarryOver } from '../../domain/carry-over/posts-carry-over.decider.js';
import { namedPostId } from '../../domain/named-post/named-post.aggregate.js';
import { coordinationBody } from '../../domain/organ-note/coordination-body.rule.js';
import { noteOf } from '../../domain/organ-note/organ-note.aggregate.js';
import { takesNothing } from '../../domain/organ-note/organ-note.rules.js';
import { ownerKey } from '../../domain/owner/owner.js';
import { postAllotmentId, postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import type { PostAllotmentTimeline } from '../../domain/post-allotment/post-allotment.decider.js';
import { found } from '../../domain/ruling.js';
import { level } from '../body.parts.js';
import { allotmentKey, leaveOffices, officesOf, postsIn, postsOfOffices, postStreams } from '../named-posts/offices.parts.js';
import { carriedOver, carryOverMatter } from './carry-over.parts.js';

/** Posts by every role that was ever set up there: whoever holds one is known by it. */
const postsOfRoles = ({ from, level: at }: PostsCarryOver, out: PostAllotmentTimeline): Streams =>
  postStreams(out.facts.flatMap(({ event }) => (event.type === 'RoleLineSet' ? [event.data.role] : event.type === 'RoleConcurrent' ? [event.data.role, event.data.concurrentRole] : [])).map((role) => namedPostId({ owner: from, level: at, role, rank: 'deputy' })));

type Known = Readonly<Record<string, unknown>>;

const holdersOf = (known: Known): readonly string[] => [...new Set([...postsIn(known).values()].flatMap((post) => post.facts.map(({ event }) => event.data.personId)))];

/** What all holders give up, by key of its stream. */
const given = (body: PostsCarryOver, known: Known, effective: EffectiveDate): ReadonlyMap<string, readonly StaffingEvent[]> => {
  const all = new Map<string, readonly StaffingEvent[]>();
  for (const personId of holdersOf(known)) {
    const { append } = leaveOffices({ personId, ownerKey: ownerKey(body.from), means: mannerOf(body) }, known, null, effective);
    for (const [key, events] of Object.entries(append)) all.set(key, [...(all.get(key) ?? []), ...events]);
  }
  return all;
};

const leadersIn = (events: readonly StaffingEvent[], rank: PostRank): number => events.filter(({ type, data }) => type === 'LeadersRemoved' && data.rank === rank).length;

export const carryOverPostsUseCase = defineUseCase({
  name: 'carry-over-posts',
  title: { zh: '承接领导职数', en: 'Carry leadership posts over to a successor' },
  path: 'post-allotments/carry-overs',
  right: 'staffing.record',
  body: z.strictObject({ ...carryOverSchema, level }),
  matter: (body) => carryOverMatter('posts.adjust', body),
  streams: ({ from, to: [to = from], level: at }) => ({ out: postAllotmentStream(from, at), into: postAllotmentStream(to, at), note: noteOf(to) }),
  further: (body, { out, ...known }) => ({ ...postsOfRoles(body, out), ...Object.assign({}, ...holdersOf(known).map(officesOf)), ...postsOfOffices(known) }),
  decide: (body, { out, into, note, ...known }, meta) => {
    const left = given(body, known, meta.effective);
    // Those of this allotment are among all the leaders whom the carry-over takes out of it by number.
    const here = left.get(allotmentKey(postAllotmentId(body.from, body.level))) ?? [];
    const carried = decideCarryOverPosts(body, { out, into }, { principal: leadersIn(here, PostRank.PRINCIPAL), deputy: leadersIn(here, PostRank.DEPUTY) }, meta);
    if (carried.out.events.length === 0) return { append: {} };
    const offices = Object.fromEntries([...left].filter(([, events]) => events !== here));
    const arrives = carried.into.events.length > 0;
    return { append: { ...offices, out: carried.out.events, into: carried.into.events }, matter: carriedOver(carried.out.events), violations: found(arrives && takesNothing(note, meta), arrives && coordinationBody(note, { principal: 1, deputy: 0 }, meta)) };
  },
});
