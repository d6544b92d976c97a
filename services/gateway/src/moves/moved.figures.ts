import { Problem } from '@yange/http';
import { todayInChina, type MovedFigures } from '@yange/service-host';
import type { ServiceClient } from '../imports/service.client.js';

/** An event that would be written in the place of recorded ones, as reporting takes it. */
export interface SupposedEvent {
  readonly context: string;
  readonly eventId: string;
  readonly type: string;
  readonly streamId: string;
  readonly effective: { readonly from: string | null; readonly to: string; readonly text: string };
  readonly supersedes: string | null;
  readonly data: unknown;
}

/** So many events reporting takes at once. */
export const mostSupposed = 2_000;

interface Answer {
  readonly figures: MovedFigures['own'];
}

const reporting = 'reporting';

/**
 * The figures that these events would move: each at its own day, and as of today. Reporting being away does not hide what else is known.
 * @throws nothing: what cannot be told is named
 */
export const figuresMovedBy = async (clients: Readonly<Record<string, ServiceClient>>, district: string, events: readonly SupposedEvent[]): Promise<MovedFigures> => {
  const client = clients[reporting];
  if (events.length > mostSupposed) return untold('too-many-events');
  if (client === undefined) return untold('service-unavailable');
  const ask = (more: object): Promise<Answer> => client.post<Answer>(`/v1/districts/${district}/figure-moves`, { events, ...more });
  try {
    const own = await ask({});
    const today = await ask({ asOf: todayInChina() });
    return { own: own.figures, today: today.figures, unavailable: [] };
  } catch (error) {
    return untold(error instanceof Problem ? error.code : 'service-unavailable');
  }
};

const untold = (code: string): MovedFigures => ({ own: [], today: [], unavailable: [{ service: reporting, code }] });
