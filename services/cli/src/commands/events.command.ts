import { logPages, type components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { exitCode } from '../exit-code.js';
import { answerArray } from '../terminal/answer.js';

export interface EventsOptions {
  readonly context: string;
  readonly after: number;
  readonly limit: number;
  readonly type?: string;
  readonly stream?: string;
  readonly knownAt?: string;
  readonly json: boolean;
}

type ShownEvent = components['schemas']['Event'];

const pageSize = 500;

/** `yange events`: one context's log in its order, a line per event; with `--json` one array, an event a line. */
export const eventsCommand = async (client: GatewayClient, district: string, options: EventsOptions): Promise<number> => {
  let left = options.limit;
  const array = answerArray();
  const { type, stream, knownAt, context } = options;
  const path = { district, context };
  const narrowed = { ...(type === undefined ? {} : { type }), ...(stream === undefined ? {} : { stream }), ...(knownAt === undefined ? {} : { knownAt }) };
  const page = (from: { readonly after: number }) => ask(client.api.GET(eventsOf(context), { params: { path, query: { ...from, ...narrowed, limit: Math.min(left, pageSize) } } }));
  for await (const { events } of logPages(page, options.after)) {
    for (const event of events) {
      if (options.json) array.add(event);
      else process.stdout.write(`${lineOf(event)}\n`);
    }
    left -= events.length;
    if (left <= 0) break;
  }
  if (options.json) array.end();
  return exitCode.ok;
};

/** The log of a service; of one that there is not, the gateway says so. */
const eventsOf = (context: string) => `/v1/districts/{district}/${context as Context}/events` as const;

type Context = 'organisations' | 'staffing' | 'enforcement' | 'grid' | 'reporting';

const lineOf = ({ position, type, streamId, effective, citations, data }: ShownEvent): string => {
  const cited = citations.map(({ number, title, place }) => [number || title, place].filter(Boolean).join(' ')).join('; ');
  return `${String(position).padStart(6)}  ${effective.text.padEnd(12)}  ${type}  ${streamId}  〔${cited}〕  ${JSON.stringify(data)}`;
};
