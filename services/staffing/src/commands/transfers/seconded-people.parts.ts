import type { Streams } from '@yange/use-case';
import { personStream } from '../../domain/person/person.aggregate.js';
import type { PersonTimeline } from '../../domain/person/person.decider.js';

const prefix = 'person ';

/** The people of a command, each under a key of its own. */
export const peopleOf = (personIds: Iterable<string>): Streams => Object.fromEntries([...personIds].map((personId) => [`${prefix}${personId}`, personStream(personId)]));

export const peopleIn = (known: Readonly<Record<string, unknown>>): readonly (readonly [personId: string, person: PersonTimeline])[] =>
  Object.entries(known).flatMap(([key, timeline]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), timeline as PersonTimeline] as const] : []));
