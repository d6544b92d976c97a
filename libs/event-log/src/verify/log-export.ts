import type { EventLogReader, LogHead, StoredEvent } from '../event-log.port.js';
import { isLogHead, isStoredEvent, type EventLine } from './export-line.js';

const format = 'yange-log-export/1';

/** First line of an export: which log it is, and how long. Without it a cut-off end would not show. */
export interface ExportHeader {
  readonly format: typeof format;
  readonly logId: string;
  readonly head: LogHead;
}

/** A log read back from an export. */
export interface ExportedLog {
  readonly logId: string;
  readonly head: LogHead;
  readonly events: AsyncIterable<StoredEvent>;
}

/** A line that is not what `exportLog` writes. */
export class BadExport extends Error {
  constructor(readonly line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.name = 'BadExport';
  }
}

/**
 * One log as NDJSON lines (without line ends): a header, then an event a line in position order, bytes in base64.
 * What is appended meanwhile is left out: the export ends at the head that the header names.
 */
export async function* exportLog(reader: EventLogReader, pageSize = 1_000): AsyncGenerator<string> {
  const head = await reader.head();
  yield JSON.stringify({ format, logId: reader.logId, head } satisfies ExportHeader);
  for (let after = 0; after < head.position;) {
    const page = await reader.readPage({ after, limit: pageSize });
    for (const event of page.events) if (event.position <= head.position) yield exportLine(event);
    if (page.scannedTo <= after) return;
    after = page.scannedTo;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const exportLine = (event: StoredEvent): string => {
  const { logId: _inHeader, envelope, data, contentHash, ...columns } = event;
  return JSON.stringify({ ...columns, envelope: base64(envelope), data: base64(data), contentHash: base64(contentHash) } satisfies EventLine);
};

/**
 * Reads the lines of an export as they come.
 * @throws {BadExport} at once for the header, while reading for the rest
 */
export const readExport = async (lines: AsyncIterable<string>): Promise<ExportedLog> => {
  const iterator = lines[Symbol.asyncIterator]();
  const first = await iterator.next();
  const header: unknown = first.done === true ? null : parse(first.value, 1);
  if (!isHeader(header)) throw new BadExport(1, `not the header of a ${format}`);
  return { logId: header.logId, head: header.head, events: readEvents(header.logId, iterator) };
};

async function* readEvents(logId: string, lines: AsyncIterator<string>): AsyncGenerator<StoredEvent> {
  for (let number = 2; ; number += 1) {
    const next = await lines.next();
    if (next.done === true) return;
    if (next.value === '') continue;
    const line = parse(next.value, number);
    if (!isStoredEvent(line)) throw new BadExport(number, 'not an event');
    const { envelope, data, contentHash, ...columns } = line;
    yield {
      ...columns, logId, envelope: Buffer.from(envelope, 'base64'), data: Buffer.from(data, 'base64'), contentHash: Buffer.from(contentHash, 'base64'),
    };
  }
}

const parse = (text: string, line: number): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadExport(line, 'not JSON');
  }
};

const isHeader = (value: unknown): value is ExportHeader => {
  const header = value as Partial<ExportHeader> | null;
  return typeof header === 'object' && header !== null && header.format === format && typeof header.logId === 'string' && isLogHead(header.head);
};
