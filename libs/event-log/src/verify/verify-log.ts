import { contentHash, sameBytes } from '../append/content-hash.js';
import type { EventLogReader, LogHead, StoredEvent } from '../event-log.port.js';
import { columnDifferences, isTraceparent } from './envelope-columns.js';
import type { ExportedLog } from './log-export.js';

export type LogCheck = 'content-hash' | 'position' | 'stream-version' | 'recorded-at' | 'event-id' | 'head' | 'envelope' | 'column' | 'command' | 'stream' | 'file';

export interface LogProblem {
  /** where it shows: of the event, or of the first one that is missing */
  readonly position: number;
  readonly check: LogCheck;
  readonly detail: string;
}

export interface LogVerification {
  readonly logId: string;
  /** events that were looked at */
  readonly events: number;
  /** the first thousand in the order in which they were found; see `problemCount` */
  readonly problems: readonly LogProblem[];
  readonly problemCount: number;
}

export interface VerifyOptions {
  /** `opaque`: whoever wrote this log put other bytes where the envelope is; its columns are then compared with nothing */
  readonly envelopes?: 'decoded' | 'opaque';
  readonly pageSize?: number;
  /** what else the store of the log can say of itself; see `PostgresEventLogReaders.tablesBeside` */
  readonly beside?: () => Promise<readonly LogProblem[]>;
}

const keptProblems = 1_000;

/** What must hold from event to event. Keeps the version of every stream and every event id, not the events. */
class LogChecker {
  constructor(private readonly envelopes: 'decoded' | 'opaque') {}

  readonly problems: LogProblem[] = [];
  problemCount = 0;
  events = 0;
  private position = 0;
  private recordedAt = '';
  private before: StoredEvent | null = null;
  private readonly versions = new Map<string, number>();
  private readonly ids = new Set<string>();

  add(event: StoredEvent): void {
    this.events += 1;
    this.checkPosition(event);
    this.checkVersion(event);
    if (event.recordedAt < this.recordedAt) this.report(event.position, 'recorded-at', `${event.recordedAt} after ${this.recordedAt}`);
    this.recordedAt = event.recordedAt;
    if (this.envelopes === 'decoded') this.checkColumns(event);
    if (this.ids.has(event.eventId)) this.report(event.position, 'event-id', `${event.eventId} twice`);
    this.ids.add(event.eventId);
    const expected = contentHash(event.envelope, event.data);
    if (!sameBytes(expected, event.contentHash)) {
      this.report(event.position, 'content-hash', `stored ${hex(event.contentHash)}, the bytes give ${hex(expected)}`);
    }
  }

  end(head: LogHead): void {
    if (head.position !== this.position) this.report(this.position + 1, 'head', `the head is at ${head.position}, the last event at ${this.position}`);
    if (head.recordedAt !== null && this.events > 0 && head.recordedAt !== this.recordedAt) {
      this.report(this.position, 'head', `the head was recorded at ${head.recordedAt}, the last event at ${this.recordedAt}`);
    }
  }

  private checkColumns(event: StoredEvent): void {
    try {
      for (const { column, stored, envelope } of columnDifferences(event)) this.report(event.position, 'column', `${column}: stored ${stored}, the envelope says ${envelope}`);
    } catch (error) {
      this.report(event.position, 'envelope', `not an envelope: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (event.traceparent !== null && !isTraceparent(event.traceparent)) this.report(event.position, 'column', `traceparent: ${event.traceparent} is none`);
    this.checkSameCommand(event, this.before);
    this.before = event;
  }

  /** Events of one command are recorded at one moment, within one trace. */
  private checkSameCommand(event: StoredEvent, before: StoredEvent | null): void {
    if (before === null || before.commandId !== event.commandId || before.actor !== event.actor) return;
    if (before.recordedAt !== event.recordedAt) this.report(event.position, 'column', `recorded_at: ${event.recordedAt}, the event before of the same command ${before.recordedAt}`);
    if (before.traceparent !== event.traceparent) this.report(event.position, 'column', `traceparent: ${String(event.traceparent)}, the event before of the same command ${String(before.traceparent)}`);
  }

  private checkPosition(event: StoredEvent): void {
    if (event.position !== this.position + 1) this.report(this.position + 1, 'position', `${event.position} after ${this.position}`);
    this.position = event.position;
  }

  private checkVersion(event: StoredEvent): void {
    const before = this.versions.get(event.streamId) ?? 0;
    if (event.version !== before + 1) this.report(event.position, 'stream-version', `${event.streamId}: ${event.version} after ${before}`);
    this.versions.set(event.streamId, event.version);
  }

  report(position: number, check: LogCheck, detail: string): void {
    this.problemCount += 1;
    if (this.problems.length < keptProblems) this.problems.push({ position, check, detail });
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Reads the whole log up to its head and checks it: content hashes from the bytes, every column against the envelope, positions 1 … head,
 * versions of each stream, recorded time, event ids. It proves that the log is whole in itself, not that nobody rewrote all of it: that
 * takes a witness outside.
 */
export const verifyLog = async (reader: EventLogReader, { pageSize = 2_000, envelopes = 'decoded', beside }: VerifyOptions = {}): Promise<LogVerification> => {
  const head = await reader.head();
  const checker = new LogChecker(envelopes);
  for (let after = 0; after < head.position;) {
    const page = await reader.readPage({ after, limit: pageSize });
    for (const event of page.events) if (event.position <= head.position) checker.add(event);
    if (page.scannedTo <= after) break;
    after = page.scannedTo;
  }
  for (const { position, check, detail } of (await beside?.()) ?? []) checker.report(position, check, detail);
  return finish(checker, reader.logId, head);
};

/** The same checks on an export, without a database; the tables beside the events are not in it. @throws {BadExport} */
export const verifyExport = async (log: ExportedLog, { envelopes = 'decoded' }: Pick<VerifyOptions, 'envelopes'> = {}): Promise<LogVerification> => {
  const checker = new LogChecker(envelopes);
  for await (const event of log.events) checker.add(event);
  return finish(checker, log.logId, log.head);
};

const finish = (checker: LogChecker, logId: string, head: LogHead): LogVerification => {
  checker.end(head);
  const { events, problems, problemCount } = checker;
  return { logId, events, problems, problemCount };
};
