import type { EventLog, EventLogs } from '../event-log.port.js';
import { OverlayEventLog, type OverlayOptions } from './overlay-event-log.js';

/** Overlays of the logs of one context; what was appended is gone with them. The base stays open. */
export class OverlayEventLogs implements EventLogs {
  private readonly logs = new Map<string, OverlayEventLog>();

  /** @param optionsOf of one overlay: they share no spill */
  constructor(private readonly base: EventLogs, private readonly optionsOf: () => OverlayOptions = () => ({})) {}

  forDistrict(district: string): EventLog {
    const log = this.logs.get(district) ?? new OverlayEventLog(this.base.forDistrict(district), this.optionsOf());
    this.logs.set(district, log);
    return log;
  }

  async close(): Promise<void> {
    await Promise.all([...this.logs.values()].map((log) => log.close()));
    this.logs.clear();
  }
}
