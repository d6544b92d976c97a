import { decodeData, decodeEnvelope, effectiveOf, organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { grouped, Timeline, type Aggregate, type Fact } from '@yange/kernel';
import type { QueryContext } from '@yange/use-case';
import { categoryLines, groupRows, type CategoryLine } from '../projections/organ-register/organ-group.fold.js';

interface FactRow {
  readonly stream_id: string;
  readonly event_id: string;
  readonly type: string;
  readonly position: string;
  readonly supersedes: string | null;
  readonly envelope: Buffer;
  readonly data: Buffer;
}

/** A group as it stands at the end of a day. */
export interface LimitedGroup {
  readonly groupId: string;
  readonly name: string;
  /** null where none is set by then */
  readonly limit: number | null;
  /** members that the limit counts */
  readonly counted: number;
  /** of the event that set the limit */
  readonly eventId: string | null;
  readonly categories: readonly CategoryLine[];
}

/** Only which facts count, and their order, is wanted of the timeline. */
const stateless: Aggregate<null, OrganisationsEvent> = { initial: () => null, apply: () => null };

/**
 * Groups of a district with their limits and counts, folded from the facts that had taken effect by a day: the rows of the register are those of all that is recorded.
 * @returns by name; a group of which nothing had taken effect is left out
 */
export const readLimitedGroups = async (read: QueryContext['read'], logId: string, day: string): Promise<readonly LimitedGroup[]> => {
  const rows = await read.query<readonly FactRow[]>(`select stream_id, event_id, type, position, supersedes, envelope, data from live.organ_facts where log_id = $1 and stream_id like 'organ-group/%' order by position`, [logId]);
  return [...grouped(rows, ({ stream_id: streamId }) => streamId)]
    .flatMap(([streamId, own]) => groupOn(streamId.slice('organ-group/'.length), Timeline.of(stateless, own.map(factOf)).facts.filter(({ effective }) => effective.to <= day)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

const groupOn = (groupId: string, counting: readonly Fact<OrganisationsEvent>[]): readonly LimitedGroup[] => {
  const { group, members } = groupRows(counting);
  if (group === null) return [];
  const set = counting.findLast(({ event }) => event.type === 'InstitutionLimitSet' && event.data.category === '');
  return [{ groupId, name: group.name, limit: group.institution_limit, counted: group.limited, eventId: set?.eventId ?? null, categories: categoryLines(members, counting) }];
};

const factOf = ({ event_id: eventId, type, position, supersedes, envelope, data }: FactRow): Fact<OrganisationsEvent> => {
  const { effective, order } = decodeEnvelope(envelope);
  return { event: decodeData(organisationsContract, type, data), eventId, position: Number(position), effective: effectiveOf(effective), order: Number(order), supersedes };
};
