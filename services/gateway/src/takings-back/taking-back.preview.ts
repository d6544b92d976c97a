import type { PreviewAnswer } from '@yange/service-host';
import type { ServiceClient } from '../imports/service.client.js';
import { followedElsewhere } from '../moves/followed.elsewhere.js';
import type { TakingBackPage } from '../openapi/taking-back.shapes.js';

type Clients = Readonly<Record<string, ServiceClient>>;

interface NamedEvent {
  readonly importRow?: { readonly importId?: string };
}

/** A page of rows with what rests on each: what its own log tells, and what the others do, as for the correction of one event. What came by the same upload goes with it, and is left out. */
export const takingBackPage = async (clients: Clients, place: { readonly district: string; readonly importId: string; readonly service: string }, query: URLSearchParams): Promise<TakingBackPage> => {
  const { district, importId, service } = place;
  const answer = await clients[service]?.get<PreviewAnswer>(`/v1/districts/${district}/recorded-imports/${importId}/rows?${query.toString()}`);
  const rows: TakingBackPage['rows'] = [];
  for (const { table, row, recordedAt, events, resting, ids, never } of answer?.rows ?? []) {
    const counting = events.filter(({ counts }) => counts).map(({ eventId }) => eventId);
    const elsewhere = counting.length === 0 ? { events: [], unavailable: [] } : await followedElsewhere(clients, district, service, counting, ids);
    const others = [];
    for (const one of elsewhere.events) {
      const event = await clients[one.service]?.get<NamedEvent>(`/v1/districts/${district}/events/${one.eventId}`);
      if (event?.importRow?.importId !== importId) others.push({ ...one, why: one.why as 'names' | 'follows-from' });
    }
    rows.push({ table, row, recordedAt, events: events.map((event) => ({ ...event })), resting: [...resting.map((one) => ({ service, ...one })), ...others], unavailable: [...elsewhere.unavailable], ...(never === undefined ? {} : { never: { ...never } }) });
  }
  return { service, rows, next: answer?.next ?? null };
};
