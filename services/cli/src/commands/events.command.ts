import type { GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { answerArray } from '../terminal/answer.js';

export interface EventsOptions {
  readonly context: string;
  readonly after: number;
  readonly limit: number;
  readonly type?: string;
  readonly stream?: string;
  readonly json: boolean;
}

interface ShownEvent {
  readonly position: number;
  readonly type: string;
  readonly streamId: string;
  readonly eventId: string;
  readonly effective: { readonly text: string };
  readonly citations: readonly { readonly number?: string; readonly title?: string; readonly place?: string }[];
  readonly data: object;
}

interface EventPage {
  readonly events: readonly ShownEvent[];
  readonly scannedTo?: number;
  readonly head?: number;
}

const pageSize = 500;

/** `yange events`: one context's log in its order, a line per event; with `--json` one array, an event a line. */
export const eventsCommand = async (client: GatewayClient, district: string, options: EventsOptions): Promise<number> => {
  let after = options.after;
  let left = options.limit;
  const array = answerArray();
  while (left > 0) {
    const query = new URLSearchParams({ after: String(after), limit: String(Math.min(left, pageSize)) });
    if (options.type !== undefined) query.set('type', options.type);
    if (options.stream !== undefined) query.set('stream', options.stream);
    const page = await client.get<EventPage>(`/v1/districts/${district}/${options.context}/events?${query.toString()}`);
    for (const event of page.events) {
      if (options.json) array.add(event);
      else process.stdout.write(`${lineOf(event)}\n`);
    }
    left -= page.events.length;
    if (page.scannedTo === undefined || page.head === undefined || page.scannedTo >= page.head) break;
    after = page.scannedTo;
  }
  if (options.json) array.end();
  return exitCode.ok;
};

const lineOf = ({ position, type, streamId, effective, citations, data }: ShownEvent): string => {
  const cited = citations.map(({ number, title, place }) => [number || title, place].filter(Boolean).join(' ')).join('; ');
  return `${String(position).padStart(6)}  ${effective.text.padEnd(12)}  ${type}  ${streamId}  〔${cited}〕  ${JSON.stringify(data)}`;
};
