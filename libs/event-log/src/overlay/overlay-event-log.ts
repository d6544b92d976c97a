import { AppendListeners } from '../append/append-listeners.js';
import { checkAppend } from '../append/append-validation.js';
import { holdingChanges } from '../append/holdings.js';
import { microsOf, wallMicros } from '../append/recorded-time.js';
import type {
  AppendRequest, AppendResult, EventLog, LogHead, LogPage, PageRequest, StoredCommand, StoredEvent,
} from '../event-log.port.js';
import { MemoryLogStore } from '../memory/memory-log-store.js';
import { pageOf } from '../memory/memory-page.js';

/** The base as it was when the overlay was first used. */
interface Ground {
  readonly head: LogHead;
  readonly store: MemoryLogStore;
}

/**
 * What would happen: appends stay in memory, on top of what the base held at its head when the overlay was first used. Nothing is ever
 * written to the base. Later appends to the base are not seen, but for its claims and commands, which have no history: they are as
 * of the moment when the overlay first asked. An event id that the base holds already is not noticed.
 *
 * Each append asks the base for what it has not asked yet: its command, its unread streams and its unknown claims.
 */
export class OverlayEventLog implements EventLog {
  readonly logId: string;
  private readonly listeners = new AppendListeners();
  private grounded: Promise<Ground> | null = null;

  constructor(private readonly base: EventLog, private readonly clock: () => bigint = wallMicros) {
    this.logId = base.logId;
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    checkAppend(request);
    const { store } = await this.ground();
    await this.learn(request);
    // From here on nothing waits, so that no other append comes between the checks and the change.
    const before = store.position;
    const result = store.append(request);
    if (store.position > before) this.listeners.notifySoon();
    return result;
  }

  async findCommand(principal: string, commandId: string): Promise<StoredCommand | null> {
    const { store } = await this.ground();
    return store.command(principal, commandId) ?? this.base.findCommand(principal, commandId);
  }

  async findClaim(key: string): Promise<string | null> {
    const { store } = await this.ground();
    if (!store.knowsHolder(key)) await this.learnHolder(key);
    return store.holderOf(key);
  }

  async readStream(streamId: string, afterVersion = 0): Promise<readonly StoredEvent[]> {
    const { store } = await this.ground();
    const own = store.streamEvents(streamId).filter((event) => event.version > afterVersion);
    const ownStart = (store.streamEvents(streamId)[0]?.version ?? Infinity) - 1;
    if (afterVersion >= ownStart) return own;
    return [...(await this.below(streamId, afterVersion)), ...own];
  }

  async findEvent(eventId: string): Promise<StoredEvent | null> {
    const { head, store } = await this.ground();
    const own = store.eventOf(eventId);
    if (own !== null) return own;
    const found = await this.base.findEvent(eventId);
    return found !== null && found.position <= head.position ? found : null;
  }

  async readPage(request: PageRequest): Promise<LogPage> {
    const { head, store } = await this.ground();
    if (request.after >= head.position) return pageOf(store.events, head.position, request);
    const page = await this.base.readPage(request);
    return { events: page.events.filter((event) => event.position <= head.position), scannedTo: Math.min(page.scannedTo, head.position) };
  }

  async head(): Promise<LogHead> {
    const { head, store } = await this.ground();
    return { position: store.position, recordedAt: store.events.at(-1)?.recordedAt ?? head.recordedAt };
  }

  onAppend(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private ground(): Promise<Ground> {
    this.grounded ??= this.base.head().then((head) => ({
      head,
      store: new MemoryLogStore(this.logId, {
        position: head.position, recordedMicros: head.recordedAt === null ? 0n : microsOf(head.recordedAt),
      }, this.clock),
    }));
    return this.grounded;
  }

  private async learn(request: AppendRequest): Promise<void> {
    const { store } = await this.ground();
    const streams = [...request.streams, ...(request.guards ?? [])].map(({ streamId }) => streamId).filter((id) => !store.knowsVersion(id));
    const keys = holdingChanges(request).map(({ key }) => key).filter((key) => !store.knowsHolder(key));
    await Promise.all([
      this.learnCommand(request.principal, request.commandId),
      ...streams.map((streamId) => this.below(streamId, 0)),
      ...keys.map((key) => this.learnHolder(key)),
    ]);
  }

  private async learnCommand(principal: string, commandId: string): Promise<void> {
    const { store } = await this.ground();
    if (store.command(principal, commandId) !== null) return;
    const found = await this.base.findCommand(principal, commandId);
    if (found !== null && store.command(principal, commandId) === null) store.learnCommand(principal, commandId, found);
  }

  private async learnHolder(key: string): Promise<void> {
    const { store } = await this.ground();
    const holder = await this.base.findClaim(key);
    if (!store.knowsHolder(key)) store.learnHolder(key, holder);
  }

  /** Events of the base up to its head at first use; their last version is remembered, so that a stream read for a decision is not read again. */
  private async below(streamId: string, afterVersion: number): Promise<readonly StoredEvent[]> {
    const { head, store } = await this.ground();
    if (head.position === 0) return [];
    const events = (await this.base.readStream(streamId, afterVersion)).filter((event) => event.position <= head.position);
    const version = events.at(-1)?.version ?? (afterVersion === 0 ? 0 : null);
    if (version !== null && !store.knowsVersion(streamId)) store.learnVersion(streamId, version);
    return events;
  }
}
