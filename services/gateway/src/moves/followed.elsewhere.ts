import { Problem } from '@yange/http';
import type { FollowedElsewhere } from '@yange/service-host';
import type { ServiceClient } from '../imports/service.client.js';

interface Recorded {
  readonly eventId: string;
  readonly type: string;
  readonly streamId: string;
  readonly position: number;
  readonly effective: { readonly to: string };
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly supersedes: string | null;
}

type Clients = Readonly<Record<string, ServiceClient>>;
type Told = FollowedElsewhere['events'][number];

/** So many events of one correlation a service is asked for. A command brings a few, and each row of an import is a command of its own; the steps of a plan share one. */
const mostAsked = 1_000;

/**
 * What other services did because of events that are to be superseded: what reactions wrote, and what came of that. Events of one command share a correlation; which of them follow is told by
 * their causes, link by link over all logs.
 * @param context the service whose events are superseded: what stands on them there it tells itself
 * @param most events that a service is asked for; where it has as many, it is named as one that cannot tell
 * @throws nothing: what cannot be told is named
 */
export const followedElsewhere = async (clients: Clients, district: string, context: string, superseded: readonly string[], most = mostAsked): Promise<FollowedElsewhere> => {
  const unavailable: { service: string; code: string }[] = [];
  const ask = async <T>(service: string, path: string): Promise<T | null> => {
    try {
      return (await clients[service]?.get<T>(`/v1/districts/${district}/${path}`)) ?? null;
    } catch (error) {
      unavailable.push({ service, code: error instanceof Problem ? error.code : 'service-unavailable' });
      return null;
    }
  };
  const begun = await Promise.all(superseded.map((eventId) => ask<Recorded>(context, `events/${eventId}`)));
  const correlations = [...new Set(begun.flatMap((event) => event?.correlationId ?? []))];
  const asked = Object.keys(clients).flatMap((service) => correlations.map(async (correlation) => {
    const page = await ask<{ readonly events: readonly Recorded[] }>(service, `recent-events?${new URLSearchParams({ correlation, limit: String(most) }).toString()}`);
    if (page?.events.length === most) unavailable.push({ service, code: 'too-many-events' });
    return (page?.events ?? []).map((event) => ({ service, ...event }));
  }));
  const all = (await Promise.all(asked)).flat();
  const gone = new Set(all.flatMap(({ supersedes }) => supersedes ?? []));
  const followed = followersOf(superseded, all);
  const events = all
    .filter(({ service, eventId, type }) => service !== context && followed.has(eventId) && !gone.has(eventId) && type !== 'EventAnnulled')
    .sort((a, b) => (a.service === b.service ? a.position - b.position : a.service < b.service ? -1 : 1))
    .map(({ service, eventId, type, streamId, position, effective }): Told => ({ service, eventId, type, streamId, position, effectiveTo: effective.to }));
  return { events, unavailable: [...new Map(unavailable.map((one) => [`${one.service} ${one.code}`, one])).values()] };
};

/** Causes come before what they bring about, but the logs stand side by side: until nothing is added. */
const followersOf = (ids: readonly string[], all: readonly Pick<Recorded, 'eventId' | 'causationId'>[]): ReadonlySet<string> => {
  const found = new Set(ids);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { eventId, causationId } of all) if (causationId !== null && found.has(causationId)) found.add(eventId);
  }
  return new Set([...found].filter((id) => !ids.includes(id)));
};
