import { checkAppend } from '../append/append-validation.js';
import { AppendListeners } from '../append/append-listeners.js';
import type {
  AppendRequest, AppendResult, EventLog, LastEventsRequest, LogHead, LogPage, PageRequest, StoredCommand, StoredEvent,
} from '../event-log.port.js';
import { MemoryLogStore } from './memory-log-store.js';
import { pageOf } from './memory-page.js';

/** One log in memory, with the promises of the port but for durability. */
export class MemoryEventLog implements EventLog {
  private readonly store: MemoryLogStore;
  private readonly listeners = new AppendListeners();

  constructor(readonly logId: string, clock: () => bigint) {
    this.store = new MemoryLogStore(logId, { position: 0, recordedMicros: 0n }, clock);
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    checkAppend(request);
    const before = this.store.position;
    const result = this.store.append(request);
    if (this.store.position > before) this.listeners.notifySoon();
    return result;
  }

  async findCommand(principal: string, commandId: string): Promise<StoredCommand | null> {
    return this.store.command(principal, commandId);
  }

  async findClaim(key: string): Promise<string | null> {
    return this.store.holderOf(key);
  }

  async readStream(streamId: string, afterVersion = 0): Promise<readonly StoredEvent[]> {
    return this.store.streamEvents(streamId).slice(afterVersion);
  }

  async findEvent(eventId: string): Promise<StoredEvent | null> {
    return this.store.eventOf(eventId);
  }

  async readPage(request: PageRequest): Promise<LogPage> {
    return pageOf(this.store.events, 0, request);
  }

  /** Of names nothing is kept here: any event may have one. */
  async lastEvents(request: LastEventsRequest): Promise<readonly StoredEvent[]> {
    const { before, limit } = request;
    const wanted = (event: StoredEvent): boolean => request.by === 'name' || event[request.by] === request.value;
    return this.store.events.filter((event) => event.position < before && wanted(event)).slice(-limit).reverse();
  }

  async head(): Promise<LogHead> {
    return { position: this.store.position, recordedAt: this.store.events.at(-1)?.recordedAt ?? null };
  }

  onAppend(listener: () => void): () => void {
    return this.listeners.add(listener);
  }
}
