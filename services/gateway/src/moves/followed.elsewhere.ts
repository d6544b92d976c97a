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

interface Page {
  readonly events: readonly Recorded[];
  readonly scannedFrom: number;
}

type Found = Recorded & { readonly service: string };
type Clients = Readonly<Record<string, ServiceClient>>;
type Told = FollowedElsewhere['events'][number];

/** So many events of one correlation a service is asked for. A command brings a few, and each row of an import is a command of its own; the steps of a plan share one. */
const mostAsked = 1_000;
/** So many events that name one thing, and so many things, are told of a service. */
const [mostNamed, mostThings] = [200, 20];
/** So many answers of 10,000 positions each a service is asked for. */
const mostPages = 20;

/**
 * What other services did because of events that are to be superseded: what reactions wrote, and what came of that. Events of one command share a correlation; which of them follow is told by
 * their causes, link by link over all logs. What was recorded there of an organ, a person or a decision that they began names it, whatever brought it about: quota of an organ that never was stays in the books.
 * @param context the service whose events are superseded: what stands on them there it tells itself
 * @param things ids that they began
 * @param most events that a service is asked for; where it has as many, it is named as one that cannot tell
 * @throws nothing: what cannot be told is named
 */
export const followedElsewhere = async (clients: Clients, district: string, context: string, superseded: readonly string[], things: readonly string[] = [], most = mostAsked): Promise<FollowedElsewhere> => {
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
  const naming = Object.keys(clients).filter((service) => service !== context).flatMap((service) => things.slice(0, mostThings).map(async (entity) => {
    const found: Recorded[] = [];
    for (let before: number | null = null, pages = 0; before !== 1; pages += 1) {
      const page: Page | null = await ask<Page>(service, `recent-events?${new URLSearchParams({ entity, limit: String(mostNamed), ...(before === null ? {} : { before: String(before) }) }).toString()}`);
      if (page === null) break;
      found.push(...page.events);
      before = page.scannedFrom;
      if (found.length >= mostNamed || (pages === mostPages && before !== 1)) {
        unavailable.push({ service, code: 'too-many-events' });
        break;
      }
    }
    return found.map((event) => ({ service, ...event }));
  }));
  if (things.length > mostThings) unavailable.push(...Object.keys(clients).filter((service) => service !== context).map((service) => ({ service, code: 'too-many-events' })));
  const [all, named] = (await Promise.all([Promise.all(asked), Promise.all(naming)])).map((lists) => lists.flat()) as [Found[], Found[]];
  const gone = new Set([...all, ...named].flatMap(({ supersedes }) => supersedes ?? []));
  const followed = followersOf(superseded, all);
  const once = new Map([...named, ...all.filter(({ service, eventId }) => service !== context && followed.has(eventId))].map((event) => [event.eventId, event]));
  const events = [...once.values()]
    .filter(({ eventId, type, streamId }) => !gone.has(eventId) && type !== 'EventAnnulled' && !streamId.startsWith('draft/'))
    .sort((a, b) => (a.service === b.service ? a.position - b.position : a.service < b.service ? -1 : 1))
    .map(({ service, eventId, type, streamId, position, effective }): Told => ({ service, eventId, type, streamId, position, effectiveTo: effective.to, why: followed.has(eventId) ? 'follows-from' : 'names' }));
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
