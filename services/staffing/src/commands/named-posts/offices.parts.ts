import type { StaffingEvent } from '@yange/contracts';
import type { EffectiveDate, Violation } from '@yange/kernel';
import { streamOf, type Streams } from '@yange/use-case';
import { namedPost, officeHolderStream } from '../../domain/named-post/named-post.aggregate.js';
import { decideLeaveOffices, postStillHeld, type Going, type NamedPostTimeline, type OfficesTimeline } from '../../domain/named-post/offices-left.decider.js';
import type { PersonTimeline } from '../../domain/person/person.decider.js';
import { postAllotment } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { found } from '../../domain/ruling.js';

type Known = Readonly<Record<string, unknown>>;

const of = <T>(known: Known, prefix: string): ReadonlyMap<string, T> => new Map(Object.entries(known).flatMap(([key, timeline]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), timeline as T] as const] : [])));

const [offices, posts, allotments] = ['offices ', 'post ', 'allotment '] as const;

/** The offices of one person, under a key of its own. */
export const officesOf = (personId: string): Streams => ({ [`${offices}${personId}`]: officeHolderStream(personId) });

/** The posts of all offices that were read, and whose leadership posts they take. */
export const postsOfOffices = (known: Known): Streams => {
  const ids = [...of<OfficesTimeline>(known, offices).values()].flatMap((one) => one.facts.map(({ event }) => event.data.postId));
  const taken = [...of<NamedPostTimeline>(known, posts).values()].flatMap((one) => one.facts.flatMap(({ event }) => event.data.post?.allotment?.id ?? []));
  return { ...postStreams(ids), ...Object.fromEntries([...new Set(taken)].map((id) => [`${allotments}${id}`, streamOf(postAllotment, id)])) };
};

export const postStreams = (ids: readonly string[]): Streams => Object.fromEntries([...new Set(ids)].map((id) => [`${posts}${id}`, streamOf(namedPost, id)]));

export const postsIn = (known: Known): ReadonlyMap<string, NamedPostTimeline> => of<NamedPostTimeline>(known, posts);

export interface OfficesGiven {
  readonly append: Readonly<Record<string, readonly StaffingEvent[]>>;
  readonly violations: readonly Violation[];
}

/** Nobody goes, so nothing is given up. */
export const noOffices: OfficesGiven = { append: {}, violations: [] };

/** What the person gives up on going, by key of its stream. @param person null where nobody goes, only the organ does */
export const leaveOffices = (going: Going, known: Known, person: PersonTimeline | null, effective: EffectiveDate): OfficesGiven => {
  const held = of<OfficesTimeline>(known, offices).get(going.personId);
  if (held === undefined) return noOffices;
  const left = decideLeaveOffices(going, held, postsIn(known), effective);
  return {
    append: {
      [`${offices}${going.personId}`]: left.offices,
      ...Object.fromEntries([...left.posts].map(([id, events]) => [`${posts}${id}`, events])),
      ...Object.fromEntries([...left.allotments].map(([id, events]) => [`${allotments}${id}`, events])),
    },
    violations: person === null ? [] : found(postStillHeld(going, held, postsIn(known), person, effective)),
  };
};

export const allotmentKey = (id: string): string => `${allotments}${id}`;
