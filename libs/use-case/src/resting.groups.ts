import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { eachEvent, isDraft, textOf, uuid, versionsOf, type RestingEvent } from './resting.events.js';
import type { SupersededEvent } from './use-case.definition.js';

/** What one command recorded. */
export type RestingGroup = readonly Pick<SupersededEvent, 'eventId'>[];

interface Looked {
  readonly own: ReadonlySet<string>;
  /** position of what first told it */
  readonly first: number;
  readonly begun: Set<string>;
  readonly found: RestingEvent[];
}

/** The same as `restingOn` says of each of these groups, and the log is read once for all of them. @returns in the order of the groups */
export const restingOnEach = async (log: EventLogReader, groups: readonly RestingGroup[]): Promise<readonly { readonly events: readonly RestingEvent[]; readonly ids: readonly string[] }[]> => {
  const looked = await Promise.all(groups.map((group) => lookedFor(log, group)));
  const owners = new Map<string, Looked[]>();
  const byCause = new Map<string, Looked[]>();
  for (const one of looked) {
    for (const id of one.begun) owners.set(id, [...(owners.get(id) ?? []), one]);
    for (const id of one.own) byCause.set(id, [...(byCause.get(id) ?? []), one]);
  }
  const gone = new Set<string>();
  await eachEvent(log, (event) => {
    if (event.supersedes !== null) gone.add(event.supersedes);
    if (isDraft(event.streamId)) return;
    const told = idsIn(event.streamId + textOf(event.data));
    const named = new Set([...told, ...idsIn(textOf(event.envelope))]);
    const touched = new Set([...[...named].flatMap((id) => owners.get(id) ?? []), ...(event.causationId === null ? [] : (byCause.get(event.causationId) ?? []))]);
    for (const one of touched) look(one, event, told, named);
  });
  return looked.map(({ found, begun }) => ({ events: found.filter(({ eventId }) => !gone.has(eventId)), ids: [...begun] }));
};

const idsIn = (text: string): ReadonlySet<string> => new Set([...text.matchAll(uuid)].map(([id]) => id));

const lookedFor = async (log: EventLogReader, group: RestingGroup): Promise<Looked> => {
  const versions = await Promise.all(group.map(({ eventId }) => versionsOf(log, eventId)));
  const told = versions.flatMap((all) => all.at(-1) ?? []);
  return {
    own: new Set(versions.flat().map(({ eventId }) => eventId)),
    first: Math.min(...told.map(({ position }) => position)),
    begun: new Set(told.flatMap((event) => [...idsIn(event.streamId + textOf(event.data))])),
    found: [],
  };
};

const look = ({ own, first, begun, found }: Looked, event: StoredEvent, told: ReadonlySet<string>, named: ReadonlySet<string>): void => {
  if (own.has(event.eventId)) return;
  if (event.position < first) {
    for (const id of told) begun.delete(id);
    return;
  }
  const ids = [...begun].filter((id) => named.has(id));
  const follows = event.causationId !== null && own.has(event.causationId);
  if (event.type === 'EventAnnulled' || (!follows && ids.length === 0)) return;
  found.push({ eventId: event.eventId, type: event.type, streamId: event.streamId, position: event.position, effectiveTo: event.effectiveTo, why: follows ? 'follows-from' : 'names', ids });
};
