import { logIdOf } from '../append/log-id.js';
import { wallMicros } from '../append/recorded-time.js';
import type { EventLog, EventLogs } from '../event-log.port.js';
import { MemoryEventLog } from './memory-event-log.js';

/** The logs of one context in memory: for tests of everything that uses a log, and as the measure of the other adapters. */
export class MemoryEventLogs implements EventLogs {
  private readonly logs = new Map<string, MemoryEventLog>();

  /** @param clock microseconds since 1970 */
  constructor(private readonly context: string, private readonly clock: () => bigint = wallMicros) {}

  forDistrict(district: string): EventLog {
    const logId = logIdOf(district, this.context);
    const log = this.logs.get(logId) ?? new MemoryEventLog(logId, this.clock);
    this.logs.set(logId, log);
    return log;
  }

  async close(): Promise<void> {
    this.logs.clear();
  }
}
