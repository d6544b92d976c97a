import { isSpanContextValid, trace } from '@opentelemetry/api';
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { alsoSent } from './sent.lines.js';
import { withoutWithheld } from './withheld-keys.js';

export interface LoggerOptions {
  /** fatal, error, warn, info, debug, trace or silent; `LOG_LEVEL`, else info. */
  readonly level?: string;
  /** Where lines go; standard error, as standard output belongs to a program's result. */
  readonly stream?: DestinationStream;
}

/** An HTTP framework's objects: a few facts of theirs, never headers, bodies or the query. */
interface RequestLike {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly url?: unknown;
}

/**
 * A logger of JSON lines with the service's name, the time in UTC and, inside a span, `trace_id` and `span_id`. Values under keys like `password`, `name`
 * or `idNumber` are withheld at any depth; the message is written as it is and must hold no values. Each line is also sent by OTLP, where `startTelemetry` was told to where.
 */
export function logger(service: string, options: LoggerOptions = {}): Logger {
  const made = pino(
    {
      level: options.level ?? process.env['LOG_LEVEL'] ?? 'info',
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: forLine },
      mixin: spanIds,
      serializers: { err: (value: unknown) => value },
    },
    alsoSent(options.stream ?? destination({ dest: 2, sync: true })),
  );
  // pino formats the fields of a child not at all; children inherit this from their parent.
  const child = made.child;
  made.child = function (this: Logger, bindings, childOptions) {
    return child.call(this, forLine(bindings), childOptions);
  } as typeof child;
  return made;
}

function forLine(fields: Record<string, unknown>): Record<string, unknown> {
  const { req, res, ...rest } = fields;
  return {
    ...(withoutWithheld(rest) as Record<string, unknown>),
    ...(req === undefined ? {} : { req: requestFacts(req as RequestLike) }),
    ...(res === undefined ? {} : { res: { statusCode: (res as { statusCode?: unknown }).statusCode } }),
  };
}

function requestFacts({ id, method, url }: RequestLike): object {
  return { id, method, path: typeof url === 'string' ? url.split('?')[0] : undefined };
}

function spanIds(): object {
  const found = trace.getActiveSpan()?.spanContext();
  return found !== undefined && isSpanContextValid(found) ? { trace_id: found.traceId, span_id: found.spanId } : {};
}
