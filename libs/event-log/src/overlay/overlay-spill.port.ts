import type { PageRequest, StoredCommand, StoredEvent } from '../event-log.port.js';

export interface OverlayCommand extends StoredCommand {
  readonly principal: string;
  readonly commandId: string;
}

/** What an overlay has taken since it last gave something away. */
export interface OverlayBatch {
  /** in the order of their positions */
  readonly events: readonly StoredEvent[];
  readonly commands: readonly OverlayCommand[];
  /** unique key → who holds it now, null for nobody */
  readonly holders: ReadonlyMap<string, string | null>;
}

/** Where an overlay puts what it does not keep in memory. It is gone when it is closed, and when the process ends, however it ends. */
export interface OverlaySpill {
  write(batch: OverlayBatch): Promise<void>;
  /** by version, up to a position */
  streamEvents(streamId: string, afterVersion: number, upTo: number): Promise<readonly StoredEvent[]>;
  event(eventId: string): Promise<StoredEvent | null>;
  /** at most `limit`, with positions above `after` and up to `upTo` */
  page(request: PageRequest, upTo: number): Promise<readonly StoredEvent[]>;
  command(principal: string, commandId: string): Promise<StoredCommand | null>;
  /** undefined where the key was never written */
  holder(key: string): Promise<string | null | undefined>;
  close(): Promise<void>;
}
