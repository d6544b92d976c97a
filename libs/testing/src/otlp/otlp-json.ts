import { z } from 'zod';

/** A span as it was received. Ids in hex; times in nanoseconds since 1970, as decimal text. */
export interface ReceivedSpan {
  readonly service: string;
  /** of the process that sent it: `yange.roles`, `service.instance.id` */
  readonly resource: Readonly<Record<string, unknown>>;
  /** The instrumentation scope. */
  readonly scope: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  /** Null for a root. */
  readonly parentSpanId: string | null;
  readonly startTime: string;
  readonly endTime: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  /** 0 unset, 1 ok, 2 error. */
  readonly status: number;
}

const attributes = z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })).default([]);
const nanoseconds = z.union([z.string(), z.number()]).transform(String);
const span = z.object({
  traceId: z.string().regex(/^[0-9a-f]{32}$/i), spanId: z.string().regex(/^[0-9a-f]{16}$/i), parentSpanId: z.string().optional(),
  name: z.string(), kind: z.number(), startTimeUnixNano: nanoseconds, endTimeUnixNano: nanoseconds, attributes,
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]), status: z.object({ code: z.number().default(0) }).default({ code: 0 }),
});
const resource = z.object({ attributes }).default({ attributes: [] });
const scope = z.object({ name: z.string().default('') }).default({ name: '' });
const traceRequest = z.object({ resourceSpans: z.array(z.object({ resource, scopeSpans: z.array(z.object({ scope, spans: z.array(span) })) })) });
const points = z.object({ dataPoints: z.array(z.object({ attributes, asDouble: z.number().optional(), asInt: z.union([z.number(), z.string()]).optional(), count: z.union([z.number(), z.string()]).optional() })) });
const metric = z.object({ name: z.string(), unit: z.string().default(''), sum: points.optional(), gauge: points.optional(), histogram: points.optional() });
const metricRequest = z.object({ resourceMetrics: z.array(z.object({ resource, scopeMetrics: z.array(z.object({ metrics: z.array(metric) })) })) });

/** A data point as it was received. */
export interface ReceivedPoint {
  readonly service: string;
  readonly resource: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly unit: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** of a histogram how many were recorded */
  readonly value: number;
}

/** The spans of an ExportTraceServiceRequest in JSON. @throws ZodError when it is none */
export function spansOf(body: unknown): ReceivedSpan[] {
  return traceRequest.parse(body).resourceSpans.flatMap((of) => {
    const sender = senderOf(of);
    return of.scopeSpans.flatMap((within) =>
      within.spans.map((one) => ({
        ...sender, scope: within.scope.name, name: one.name, kind: one.kind,
        traceId: one.traceId, spanId: one.spanId, parentSpanId: one.parentSpanId === undefined || one.parentSpanId === '' ? null : one.parentSpanId,
        startTime: one.startTimeUnixNano, endTime: one.endTimeUnixNano, attributes: valuesOf(one.attributes),
        links: one.links.map(({ traceId, spanId }) => ({ traceId, spanId })), status: one.status.code,
      })),
    );
  });
}

/** The data points of an ExportMetricsServiceRequest in JSON. @throws ZodError when it is none */
export function pointsOf(body: unknown): ReceivedPoint[] {
  return metricRequest.parse(body).resourceMetrics.flatMap((of) => {
    const sender = senderOf(of);
    return of.scopeMetrics.flatMap((within) =>
      within.metrics.flatMap(({ name, unit, sum, gauge, histogram }) =>
        (sum ?? gauge ?? histogram)?.dataPoints.map((point) => ({ ...sender, name, unit, attributes: valuesOf(point.attributes), value: Number(point.asDouble ?? point.asInt ?? point.count) })) ?? []));
  });
}

const logRequest = z.object({ resourceLogs: z.array(z.object({ resource, scopeLogs: z.array(z.object({ logRecords: z.array(z.object({
  timeUnixNano: nanoseconds, severityNumber: z.number(), severityText: z.string(), body: z.record(z.string(), z.unknown()), attributes, traceId: z.string().optional(), spanId: z.string().optional(),
})) })) })) });

/** A line of a log as it was received. */
export interface ReceivedLine {
  readonly service: string;
  readonly resource: Readonly<Record<string, unknown>>;
  /** in nanoseconds since 1970, as decimal text */
  readonly time: string;
  /** in words: info, error … */
  readonly level: string;
  /** 9 info, 17 error … */
  readonly severity: number;
  readonly message: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** null outside a trace */
  readonly traceId: string | null;
  readonly spanId: string | null;
}

/** The lines of an ExportLogsServiceRequest in JSON. @throws ZodError when it is none */
export function linesOf(body: unknown): ReceivedLine[] {
  return logRequest.parse(body).resourceLogs.flatMap((of) => {
    const sender = senderOf(of);
    return of.scopeLogs.flatMap((within) =>
      within.logRecords.map((one) => ({
        ...sender, time: one.timeUnixNano, level: one.severityText, severity: one.severityNumber, message: Object.values(one.body)[0],
        attributes: valuesOf(one.attributes), traceId: one.traceId || null, spanId: one.spanId || null,
      })));
  });
}

const senderOf = ({ resource: { attributes: told } }: { readonly resource: z.output<typeof resource> }) => {
  const values = valuesOf(told);
  return { service: String(values['service.name'] ?? ''), resource: values };
};

/** Attribute values are wrapped by type; 64-bit integers come as text and become numbers here. */
function valuesOf(list: z.output<typeof attributes>): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key, value }) => [key, 'intValue' in value ? Number(value['intValue']) : Object.values(value)[0]]));
}
