import type { Streams } from '@yange/use-case';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import type { OrganTimeline } from '../../domain/organ/organ.rules.js';

const lead = 'lead/';

/** The organs that lead on a task. */
export const leadStreams = (leadUnits: readonly { readonly organId: string }[]): Streams => Object.fromEntries(leadUnits.map(({ organId }) => [`${lead}${organId}`, organStream(organId)]));

/** Those that were read, by id. */
export const leadsIn = (timelines: Readonly<Record<string, unknown>>): ReadonlyMap<string, OrganTimeline> =>
  new Map(Object.entries(timelines).flatMap(([key, timeline]) => (key.startsWith(lead) ? [[key.slice(lead.length), timeline as OrganTimeline] as const] : [])));
