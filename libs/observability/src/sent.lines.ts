import { logs, SeverityNumber, type Attributes } from '@opentelemetry/api';
import type { DestinationStream } from 'pino';

const severities: Readonly<Record<string, SeverityNumber>> = {
  trace: SeverityNumber.TRACE, debug: SeverityNumber.DEBUG, info: SeverityNumber.INFO, warn: SeverityNumber.WARN, error: SeverityNumber.ERROR, fatal: SeverityNumber.FATAL,
};

/** What the semantic conventions have a name for. */
const conventional: Readonly<Record<string, string>> = {
  url: 'url.full', method: 'http.request.method', route: 'http.route', status: 'http.response.status_code',
  'err.type': 'exception.type', 'err.message': 'exception.message', 'err.stack': 'exception.stacktrace',
};

/** Told by the resource, or fields of a record of their own. */
const elsewhere: ReadonlySet<string> = new Set(['level', 'time', 'service', 'msg', 'trace_id', 'span_id']);

/**
 * The same line to where it is written and, where telemetry is switched on, to the collector: what must not be in the one is not in the other. The trace that is
 * active while it is written goes along as the record's own.
 */
export const alsoSent = (stream: DestinationStream): DestinationStream => ({
  write: (line) => {
    stream.write(line);
    const sender = logs.getLogger('yange');
    if (sender.enabled()) sender.emit(recordOf(JSON.parse(line) as Record<string, unknown>));
  },
});

const recordOf = (line: Record<string, unknown>) => ({
  timestamp: new Date(String(line['time'])),
  severityText: String(line['level']),
  severityNumber: severities[String(line['level'])] ?? SeverityNumber.UNSPECIFIED,
  body: line['msg'],
  attributes: attributesOf(Object.fromEntries(Object.entries(line).filter(([key]) => !elsewhere.has(key)))),
});

/** Nested fields by their path, as collectors ask for them. */
const attributesOf = (fields: object, prefix = ''): Attributes =>
  Object.fromEntries(Object.entries(fields).flatMap(([key, value]: [string, unknown]) => {
    const path = prefix + key;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(attributesOf(value, `${path}.`)) : [[conventional[path] ?? `yange.${path}`, value]];
  }));
