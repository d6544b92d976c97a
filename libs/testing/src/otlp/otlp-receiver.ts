import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { linesOf, pointsOf, spansOf, type ReceivedLine, type ReceivedPoint, type ReceivedSpan } from './otlp-json.js';

/** A real OTLP/HTTP receiver on the loopback, in JSON. */
export interface OtlpReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string;
  /** Everything so far, in the order of arrival. */
  readonly spans: readonly ReceivedSpan[];
  /** Those of every export: a counter comes again with each. */
  readonly points: readonly ReceivedPoint[];
  readonly lines: readonly ReceivedLine[];
  /**
   * Waits until `select` finds what it wants in the spans received so far.
   * @throws Error naming the spans that came, after `timeoutMs` (10 s)
   */
  waitForSpans<T>(select: (spans: readonly ReceivedSpan[]) => T | undefined, timeoutMs?: number): Promise<T>;
  /** The same for data points. @throws Error naming the metrics that came, after `timeoutMs` (30 s) */
  waitForPoints<T>(select: (points: readonly ReceivedPoint[]) => T | undefined, timeoutMs?: number): Promise<T>;
  /** The same for lines of logs. @throws Error naming the lines that came, after `timeoutMs` (10 s) */
  waitForLines<T>(select: (lines: readonly ReceivedLine[]) => T | undefined, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
}

/** Starts a receiver on a free port. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const points: ReceivedPoint[] = [];
  const lines: ReceivedLine[] = [];
  const watchers = new Set<() => void>();
  const server = createServer((request, response) => {
    const answer = (status: number): void => void response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    if (request.method !== 'POST' || request.headers['content-type']?.startsWith('application/json') !== true) return answer(415);
    bodyOf(request).then(
      (body) => {
        if (request.url === '/v1/traces') spans.push(...spansOf(body));
        else if (request.url === '/v1/metrics') points.push(...pointsOf(body));
        else if (request.url === '/v1/logs') lines.push(...linesOf(body));
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
    points,
    lines,
    waitForSpans: (select, timeoutMs = 10_000) => waitFor(spans, watchers, { select, timeoutMs, told: (came) => `spans: ${came.map((span) => `${span.service}/${span.name} (${span.traceId.slice(0, 8)})`).join(', ')}` }),
    waitForPoints: (select, timeoutMs = 30_000) => waitFor(points, watchers, { select, timeoutMs, told: (came) => `metrics: ${[...new Set(came.map((point) => `${point.service}/${point.name}`))].join(', ')}` }),
    waitForLines: (select, timeoutMs = 10_000) => waitFor(lines, watchers, { select, timeoutMs, told: (came) => `lines: ${came.map((line) => `${line.service}/${String(line.message)}`).join(', ')}` }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Awaited<R, T> {
  readonly select: (received: readonly R[]) => T | undefined;
  readonly timeoutMs: number;
  readonly told: (received: readonly R[]) => string;
}

function waitFor<R, T>(received: readonly R[], watchers: Set<() => void>, { select, timeoutMs, told }: Awaited<R, T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      watchers.delete(look);
    };
    const look = (): void => {
      try {
        const found = select(received);
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
      reject(new Error(`What was waited for did not come within ${timeoutMs} ms; there came ${received.length === 0 ? 'nothing' : told(received)}.`));
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
