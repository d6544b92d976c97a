import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { metricNamesOf, spansOf, type ReceivedSpan } from './otlp-json.js';

/** A real OTLP/HTTP receiver on the loopback, in JSON. */
export interface OtlpReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  /** Everything so far, in the order of arrival. */
  readonly spans: readonly ReceivedSpan[];
  readonly metricNames: ReadonlySet<string>;
  /**
   * Waits until `select` finds what it wants in the spans received so far.
   * @throws Error naming the spans that came, after `timeoutMs` (10 s)
   */
  waitForSpans<T>(select: (spans: readonly ReceivedSpan[]) => T | undefined, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
}

/** Starts a receiver on a free port. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const metricNames = new Set<string>();
  const watchers = new Set<() => void>();
  const server = createServer((request, response) => {
    const answer = (status: number): void => void response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    if (request.method !== 'POST' || request.headers['content-type']?.startsWith('application/json') !== true) return answer(415);
    bodyOf(request).then(
      (body) => {
        if (request.url === '/v1/traces') spans.push(...spansOf(body));
        else if (request.url === '/v1/metrics') for (const name of metricNamesOf(body)) metricNames.add(name);
        else return answer(404);
        answer(200);
        for (const watcher of watchers) watcher();
      },
      () => answer(400),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    metricNames,
    waitForSpans: (select, timeoutMs = 10_000) => waitFor(spans, watchers, select, timeoutMs),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function waitFor<T>(spans: readonly ReceivedSpan[], watchers: Set<() => void>, select: (spans: readonly ReceivedSpan[]) => T | undefined, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      watchers.delete(look);
    };
    const look = (): void => {
      try {
        const found = select(spans);
        if (found === undefined) return;
        done();
        resolve(found);
      } catch (error) {
        done();
        reject(error as Error);
      }
    };
    const timer = setTimeout(() => {
      done();
      const came = spans.map((span) => `${span.service}/${span.name} (${span.traceId.slice(0, 8)})`).join(', ');
      reject(new Error(`The spans waited for did not come within ${timeoutMs} ms; these came: ${came === '' ? 'none' : came}.`));
    }, timeoutMs);
    watchers.add(look);
    look();
  });
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8'));
}
