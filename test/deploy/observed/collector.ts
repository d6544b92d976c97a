import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';
import { z } from 'zod';
import { seriesOf } from './series.js';

const attributes = z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })).default([]);
const number = z.union([z.number(), z.string()]).transform(Number);
const point = z.object({ attributes, asDouble: z.number().optional(), asInt: number.optional(), count: number.optional(), sum: z.number().optional(), bucketCounts: z.array(number).default([]), explicitBounds: z.array(z.number()).default([]) });
const data = z.object({ dataPoints: z.array(point), isMonotonic: z.boolean().default(false) });
const metric = z.object({ name: z.string(), unit: z.string().default(''), sum: data.optional(), gauge: data.optional(), histogram: data.optional() });
const sent = z.object({ resourceMetrics: z.array(z.object({ resource: z.object({ attributes }), scopeMetrics: z.array(z.object({ metrics: z.array(metric) })) })) });
const settings = z.object({ exporters: z.object({ prometheus: z.object({ metric_expiration: z.string().regex(/^\d+m$/), resource_constant_labels: z.object({ included: z.array(z.string()) }) }) }) });

type Metric = z.output<typeof metric>;
type Point = z.output<typeof point>;
type Labels = readonly (readonly [name: string, value: unknown])[];

/** In the collector's place: takes OTLP in JSON, shows Prometheus the metrics. Traces and logs are taken and dropped. */
export interface Collector {
  /** for `OTEL_EXPORTER_OTLP_ENDPOINT` */
  readonly url: string;
  /** host and port that Prometheus fetches from */
  readonly target: string;
  close(): void;
}

/**
 * @param configuration of the collector that is deployed: which attributes of a process become labels, and how long its figures are shown after it told them last
 * @param faster that many times sooner, 5 s at the least
 */
export const startCollector = async (configuration: string, faster: number): Promise<Collector> => {
  const { metric_expiration, resource_constant_labels } = settings.parse(parse(readFileSync(configuration, 'utf8'))).exporters.prometheus;
  const forgottenAfterMs = Math.max(5_000, (Number.parseInt(metric_expiration, 10) * 60_000) / faster);
  const kept = (key: string): boolean => resource_constant_labels.included.some((name) => (name.endsWith('*') ? key.startsWith(name.slice(0, -1)) : key === name));
  const told = new Map<string, { readonly at: number; readonly lines: readonly string[] }>();
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const lines = [...told.values()].filter(({ at }) => performance.now() - at < forgottenAfterMs).flatMap((one) => one.lines);
      return void response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(`${lines.join('\n')}\n`);
    }
    text(request)
      .then((body) => {
        if (request.url === '/v1/metrics') for (const [process, lines] of shown(JSON.parse(body), kept)) told.set(process, { at: performance.now(), lines });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      })
      .catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${target}`, target, close: () => {
    server.close();
    server.closeAllConnections();
  } };
};

/** By process the lines of the text format. @throws ZodError when it is no ExportMetricsServiceRequest */
const shown = (body: unknown, kept: (key: string) => boolean): readonly (readonly [process: string, lines: readonly string[]])[] =>
  sent.parse(body).resourceMetrics.map(({ resource, scopeMetrics }) => {
    const of = valuesOf(resource.attributes);
    const constant = Object.entries(of).filter(([key]) => kept(key));
    return [String(of['service.instance.id']), scopeMetrics.flatMap(({ metrics }) => metrics.flatMap((one) => linesOf(one, constant)))];
  });

const linesOf = (one: Metric, constant: Labels): readonly string[] => {
  const kind = one.histogram ? 'histogram' : one.sum?.isMonotonic === true ? 'counter' : 'gauge';
  const names = seriesOf(one.name, { kind, unit: one.unit });
  return ((one.histogram ?? one.sum ?? one.gauge)?.dataPoints ?? []).flatMap((told) => {
    const labels = [...constant, ...Object.entries(valuesOf(told.attributes))];
    return kind === 'histogram' ? histogram(names, told, labels) : [line(names[0] ?? '', labels, told.asDouble ?? told.asInt ?? 0)];
  });
};

const histogram = ([bucket = '', sum = '', count = '']: readonly string[], told: Point, labels: Labels): readonly string[] => {
  let below = 0;
  const buckets = told.bucketCounts.map((inIt, index) => line(bucket, [...labels, ['le', told.explicitBounds[index] ?? '+Inf']], (below += inIt)));
  return [...buckets, line(sum, labels, told.sum ?? 0), line(count, labels, told.count ?? 0)];
};

const line = (name: string, labels: Labels, value: number): string => `${name}{${labels.map(([key, of]) => `${key.replaceAll(/\W/g, '_')}=${JSON.stringify(String(of))}`).join(',')}} ${value}`;

const valuesOf = (list: z.output<typeof attributes>): Readonly<Record<string, unknown>> => Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));
