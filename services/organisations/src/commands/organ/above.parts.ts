import type { CommandMeta, Streams } from '@yange/use-case';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { parentsFrom } from '../../domain/organ/organ-circles.js';
import type { OrganTimeline } from '../../domain/organ/organ.rules.js';

const above = 'above/';

/** Organs that another one is to be put under. */
export const aboveStreams = (organIds: readonly string[]): Streams => Object.fromEntries(organIds.map((id) => [`${above}${id}`, organStream(id)]));

/** The organs that were read as being above, by id. */
export const chainIn = (timelines: Readonly<Record<string, unknown>>): ReadonlyMap<string, OrganTimeline> =>
  new Map(Object.entries(timelines).flatMap(([key, timeline]) => (key.startsWith(above) ? [[key.slice(above.length), timeline as OrganTimeline] as const] : [])));

/** All that is above those: two changes at once that would close a circle stand in each other's way. */
export const furtherAbove = (organId: string, known: Readonly<Record<string, unknown>>, meta: CommandMeta): Streams =>
  aboveStreams([...chainIn(known).values()].flatMap((one) => parentsFrom(one, meta.effective.to)).filter((id) => id !== organId));
