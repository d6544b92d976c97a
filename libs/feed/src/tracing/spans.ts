import { context, isSpanContextValid, ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags, type Context, type Span, type SpanContext, type SpanKind } from '@opentelemetry/api';

const pattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
/** more links than this only cost: the first ones lead to the rest by position */
const mostLinks = 128;

/** Reads a W3C `traceparent` without asking for a registered propagator. */
export function spanContextOf(traceparent: string | null): SpanContext | null {
  const match = traceparent ? pattern.exec(traceparent) : null;
  if (!match?.[1] || !match[2] || !match[3]) return null;
  const found: SpanContext = { traceId: match[1], spanId: match[2], traceFlags: Number.parseInt(match[3], 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(found) ? found : null;
}

export function traceparentOf(span: Span): string | null {
  const found = span.spanContext();
  return isSpanContextValid(found) ? `00-${found.traceId}-${found.spanId}-0${found.traceFlags & TraceFlags.SAMPLED}` : null;
}

export interface BatchSpan {
  /** the library that does the work */
  readonly scope: string;
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** of the events in the batch, in order */
  readonly traceparents: readonly (string | null)[];
}

/**
 * One span around the work on a batch: the child of its event's trace when it is a single one, linked to every
 * event's trace otherwise. Without a registered SDK nothing is recorded and no link is built.
 */
export async function inBatchSpan<T>(batch: BatchSpan, work: (span: Span) => Promise<T>): Promise<T> {
  const parent = parentOf(batch);
  const span = trace.getTracer(batch.scope).startSpan(batch.name, { kind: batch.kind, attributes: batch.attributes }, parent);
  if (span.isRecording()) span.addLinks(linksOf(batch.traceparents));
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

function parentOf(batch: BatchSpan): Context {
  const active = context.active();
  if (trace.getSpan(active)) return active;
  const single = batch.traceparents.length === 1 ? spanContextOf(batch.traceparents[0] ?? null) : null;
  return single ? trace.setSpanContext(ROOT_CONTEXT, single) : ROOT_CONTEXT;
}

function linksOf(traceparents: readonly (string | null)[]): { context: SpanContext }[] {
  const distinct = [...new Set(traceparents)].slice(0, mostLinks);
  return distinct.map(spanContextOf).filter((found) => found !== null).map((found) => ({ context: found }));
}

/** Runs a loop outside whatever span happened to be active when it was started. */
export function outsideSpans<T>(start: () => T): T {
  return context.with(ROOT_CONTEXT, start);
}
