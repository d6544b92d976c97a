import { contentHash, sameBytes } from '../append/content-hash.js';
import type { EventLogReader, LogHead, StoredEvent } from '../event-log.port.js';
import type { ExportedLog } from './log-export.js';

export type LogCheck = 'content-hash' | 'position' | 'stream-version' | 'recorded-at' | 'event-id' | 'head';

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

const keptProblems = 1_000;

/** What must hold from event to event. Keeps the version of every stream and every event id, not the events. */
class LogChecker {
  readonly problems: LogProblem[] = [];
  problemCount = 0;
  events = 0;
  private position = 0;
  private recordedAt = '';
  private readonly versions = new Map<string, number>();
  private readonly ids = new Set<string>();

  add(event: StoredEvent): void {
    this.events += 1;
    this.checkPosition(event);
    this.checkVersion(event);
    if (event.recordedAt < this.recordedAt) this.report(event.position, 'recorded-at', `${event.recordedAt} after ${this.recordedAt}`);
    this.recordedAt = event.recordedAt;
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

  private checkPosition(event: StoredEvent): void {
    if (event.position !== this.position + 1) this.report(this.position + 1, 'position', `${event.position} after ${this.position}`);
    this.position = event.position;
  }

  private checkVersion(event: StoredEvent): void {
    const before = this.versions.get(event.streamId) ?? 0;
    if (event.version !== before + 1) this.report(event.position, 'stream-version', `${event.streamId}: ${event.version} after ${before}`);
    this.versions.set(event.streamId, event.version);
  }

  private report(position: number, check: LogCheck, detail: string): void {
    this.problemCount += 1;
    if (this.problems.length < keptProblems) this.problems.push({ position, check, detail });
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Reads the whole log up to its head and checks it: content hashes from the bytes, positions 1 … head, versions of each stream, recorded
 * time, event ids. It proves that the log is whole in itself, not that nobody rewrote all of it: that takes a witness outside.
 */
export const verifyLog = async (reader: EventLogReader, pageSize = 2_000): Promise<LogVerification> => {
  const head = await reader.head();
  const checker = new LogChecker();
  for (let after = 0; after < head.position;) {
    const page = await reader.readPage({ after, limit: pageSize });
    for (const event of page.events) if (event.position <= head.position) checker.add(event);
    if (page.scannedTo <= after) break;
    after = page.scannedTo;
  }
  return finish(checker, reader.logId, head);
};

/** The same checks on an export, without a database. @throws {BadExport} */
export const verifyExport = async (log: ExportedLog): Promise<LogVerification> => {
  const checker = new LogChecker();
  for await (const event of log.events) checker.add(event);
  return finish(checker, log.logId, log.head);
};

const finish = (checker: LogChecker, logId: string, head: LogHead): LogVerification => {
  checker.end(head);
  const { events, problems, problemCount } = checker;
  return { logId, events, problems, problemCount };
};
