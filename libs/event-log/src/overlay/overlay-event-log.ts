import { refusalOf } from '../append/append-decision.js';
import { AppendListeners } from '../append/append-listeners.js';
import { checkAppend } from '../append/append-validation.js';
import { holdingChanges } from '../append/holdings.js';
import { microsOf, wallMicros } from '../append/recorded-time.js';
import {
  InvalidAppend, type AppendRequest, type AppendResult, type EventLog, type LogHead, type LogPage, type PageRequest, type StoredCommand, type StoredEvent,
} from '../event-log.port.js';
import { pageOf } from '../memory/memory-page.js';
import { LowerLayers } from './lower-layers.js';
import type { OverlaySpill } from './overlay-spill.port.js';
import { UpperLayer } from './upper-layer.js';

export interface OverlayOptions {
  /** microseconds since 1970 */
  readonly clock?: () => bigint;
  /** without one everything stays in memory */
  readonly spill?: OverlaySpill;
  /** so many requests, or four times as many facts about the base, stay in memory where there is a spill; 1,000 unless told */
  readonly keep?: number;
  /** told of each request that was appended here, in their order */
  readonly appended?: (request: AppendRequest) => void;
}

interface Layers {
  readonly lower: LowerLayers;
  readonly upper: UpperLayer;
}

/**
 * What would happen: appends lie on top of what the base held at its head when the overlay was first used, the last ones in memory, those before them
 * in the spill. Nothing is ever written to the base. Later appends to the base are not seen. Claims have no history: they are as of the moment when
 * the overlay asked, except that a stream which began later holds none. An event id that the base holds already is not noticed.
 *
 * Each append asks below for what it does not know yet: its command, its unread streams and its unknown claims.
 */
export class OverlayEventLog implements EventLog {
  readonly logId: string;
  private readonly listeners = new AppendListeners();
  private lower: Promise<LowerLayers> | null = null;
  private upper: UpperLayer | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly base: EventLog, private readonly options: OverlayOptions = {}) {
    this.logId = base.logId;
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    checkAppend(request);
    // Asked below side by side; what is known by then is not asked again when it is this request's turn.
    const asked = this.layers().then((layers) => this.learn(request, layers));
    asked.catch(() => undefined);
    return this.inTurn(async () => {
      await asked;
      return this.decide(request);
    });
  }

  async findCommand(principal: string, commandId: string): Promise<StoredCommand | null> {
    const { lower, upper } = await this.roomyLayers();
    if (!upper.knowsCommand(principal, commandId)) upper.learnCommand(principal, commandId, await lower.command(principal, commandId));
    return upper.store.command(principal, commandId);
  }

  async findClaim(key: string): Promise<string | null> {
    const { lower, upper } = await this.layers();
    if (!upper.store.knowsHolder(key)) upper.learnHolder(key, await lower.holder(key));
    return upper.store.holderOf(key);
  }

  async readStream(streamId: string, afterVersion = 0): Promise<readonly StoredEvent[]> {
    const { lower, upper } = await this.layers();
    const all = upper.store.streamEvents(streamId);
    const own = all.filter((event) => event.version > afterVersion);
    if (afterVersion >= (all[0]?.version ?? Infinity) - 1) return own;
    return [...(await this.below(streamId, afterVersion, lower, upper)), ...own];
  }

  async findEvent(eventId: string): Promise<StoredEvent | null> {
    const { lower, upper } = await this.layers();
    return upper.store.eventOf(eventId) ?? lower.event(eventId);
  }

  async readPage(request: PageRequest): Promise<LogPage> {
    const { lower, upper } = await this.layers();
    return request.after >= upper.start ? pageOf(upper.store.events, upper.start, request) : lower.page(request, upper.start);
  }

  async head(): Promise<LogHead> {
    const { upper } = await this.layers();
    return upper.head;
  }

  onAppend(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  /** Frees what was spilled. */
  async close(): Promise<void> {
    await this.turn;
    await this.options.spill?.close();
  }

  private async decide(request: AppendRequest): Promise<AppendResult> {
    await this.spillWhenFull();
    const layers = await this.layers();
    await this.learn(request, layers);
    const { upper } = layers;
    const refusal = refusalOf(request, upper.store);
    if (refusal !== null) return refusal;
    await this.refuseSpilledEventIds(request, layers);
    const before = upper.store.position;
    const result = upper.append(request);
    if (upper.store.position > before) {
      this.options.appended?.(request);
      this.listeners.notifySoon();
    }
    return result;
  }

  /** Only one thing at a time changes what the overlay holds, in the order in which it was asked for. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async layers(): Promise<Layers> {
    const { spill = null, clock = wallMicros } = this.options;
    this.lower ??= this.base.head().then((head) => new LowerLayers(this.base, head, spill));
    const lower = await this.lower;
    this.upper ??= new UpperLayer(this.logId, lower.head, lower.head.recordedAt === null ? 0n : microsOf(lower.head.recordedAt), clock);
    return { lower, upper: this.upper };
  }

  /** For whoever only asks, but for so much that memory fills with the answers. */
  private async roomyLayers(): Promise<Layers> {
    if (this.isFull()) await this.inTurn(() => this.spillWhenFull());
    return this.layers();
  }

  private isFull(): boolean {
    const { spill, keep = 1_000 } = this.options;
    return spill !== undefined && this.upper !== null && this.upper.isFull(keep);
  }

  /** When it fails, the upper layer stays as it is and whoever asked learns it. */
  private async spillWhenFull(): Promise<void> {
    if (!this.isFull()) return;
    const { lower, upper } = await this.layers();
    await lower.take(upper.batch());
    this.upper = new UpperLayer(this.logId, upper.head, upper.store.lastMicros, this.options.clock ?? wallMicros);
  }

  private async refuseSpilledEventIds({ streams }: AppendRequest, { lower }: Layers): Promise<void> {
    for (const { events } of streams) {
      for (const { eventId } of events) if (await lower.hasSpilled(eventId)) throw new InvalidAppend('eventId', 'already in the log');
    }
  }

  private async learn(request: AppendRequest, { lower, upper }: Layers): Promise<void> {
    const { principal, commandId } = request;
    const streams = [...request.streams, ...(request.guards ?? [])].map(({ streamId }) => streamId).filter((id) => !upper.store.knowsVersion(id));
    const keys = holdingChanges(request).map(({ key }) => key).filter((key) => !upper.store.knowsHolder(key));
    await Promise.all([
      upper.knowsCommand(principal, commandId) ? null : lower.command(principal, commandId).then((found) => upper.learnCommand(principal, commandId, found)),
      ...streams.map((streamId) => this.below(streamId, 0, lower, upper)),
      ...keys.map(async (key) => upper.learnHolder(key, await lower.holder(key))),
    ]);
  }

  /** Events below the upper layer; their last version is remembered, so that a stream read for a decision is not read again. */
  private async below(streamId: string, afterVersion: number, lower: LowerLayers, upper: UpperLayer): Promise<readonly StoredEvent[]> {
    const events = await lower.streamEvents(streamId, afterVersion, upper.start);
    const version = events.at(-1)?.version ?? (afterVersion === 0 ? 0 : null);
    if (version !== null) upper.learnVersion(streamId, version);
    return events;
  }
}
