import { wallMicros } from '../append/recorded-time.js';
import type { EventLog, EventLogs } from '../event-log.port.js';
import { OverlayEventLog } from './overlay-event-log.js';

/** Overlays of the logs of one context; what was appended is gone with them. The base stays open. */
export class OverlayEventLogs implements EventLogs {
  private readonly logs = new Map<string, OverlayEventLog>();

  constructor(private readonly base: EventLogs, private readonly clock: () => bigint = wallMicros) {}

  forDistrict(district: string): EventLog {
    const log = this.logs.get(district) ?? new OverlayEventLog(this.base.forDistrict(district), this.clock);
    this.logs.set(district, log);
    return log;
  }

  async close(): Promise<void> {
    this.logs.clear();
  }
}
