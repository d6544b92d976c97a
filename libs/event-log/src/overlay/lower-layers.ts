import type { EventLog, LogHead, LogPage, PageRequest, StoredCommand, StoredEvent } from '../event-log.port.js';
import { pageWindow } from '../append/page-window.js';
import type { OverlayBatch, OverlaySpill } from './overlay-spill.port.js';
import { SeenKeys } from './seen-keys.js';

const streamKey = (streamId: string): string => `stream ${streamId}`;
const commandKey = (principal: string, commandId: string): string => `command ${principal.length} ${principal} ${commandId}`;
const eventKey = (eventId: string): string => `event ${eventId}`;
const holderKey = (key: string): string => `key ${key}`;

/** What lies below the memory of an overlay: what it has spilled, and under that the base as it was when the overlay was first used. */
export class LowerLayers {
  /** of what is spilled; null while nothing is, so that a small overlay asks nobody */
  private seen: SeenKeys | null = null;

  constructor(
    private readonly base: EventLog,
    /** of the base */
    readonly head: LogHead,
    private readonly spill: OverlaySpill | null,
  ) {}

  async take(batch: OverlayBatch): Promise<void> {
    if (this.spill === null) return;
    await this.spill.write(batch);
    this.seen ??= new SeenKeys();
    for (const { streamId, eventId } of batch.events) {
      this.seen.add(streamKey(streamId));
      this.seen.add(eventKey(eventId));
    }
    for (const { principal, commandId } of batch.commands) this.seen.add(commandKey(principal, commandId));
    for (const key of batch.holders.keys()) this.seen.add(holderKey(key));
  }

  /** @param upTo last position that is not in the overlay's memory */
  async streamEvents(streamId: string, afterVersion: number, upTo: number): Promise<readonly StoredEvent[]> {
    const spilled = (await this.spillWith(streamKey(streamId))?.streamEvents(streamId, afterVersion, upTo)) ?? [];
    if (spilled[0]?.version === afterVersion + 1 || this.head.position === 0) return spilled;
    const below = await this.base.readStream(streamId, afterVersion);
    return [...below.filter((event) => event.position <= this.head.position), ...spilled];
  }

  /** A command that the base took since is none yet: its events are not seen either. */
  async command(principal: string, commandId: string): Promise<StoredCommand | null> {
    const spilled = await this.spillWith(commandKey(principal, commandId))?.command(principal, commandId);
    if (spilled) return spilled;
    const found = await this.base.findCommand(principal, commandId);
    return found !== null && (found.firstPosition ?? 0) <= this.head.position ? found : null;
  }

  /** As the base has it now; but a stream that began since holds nothing yet. */
  async holder(key: string): Promise<string | null> {
    const spilled = await this.spillWith(holderKey(key))?.holder(key);
    if (spilled !== undefined) return spilled;
    const holder = await this.base.findClaim(key);
    if (holder === null) return null;
    const [first] = await this.base.readStream(holder);
    return first !== undefined && first.position > this.head.position ? null : holder;
  }

  async hasSpilled(eventId: string): Promise<boolean> {
    return ((await this.spillWith(eventKey(eventId))?.event(eventId)) ?? null) !== null;
  }

  async event(eventId: string): Promise<StoredEvent | null> {
    const spilled = await this.spillWith(eventKey(eventId))?.event(eventId);
    if (spilled) return spilled;
    const found = await this.base.findEvent(eventId);
    return found !== null && found.position <= this.head.position ? found : null;
  }

  async page(request: PageRequest, upTo: number): Promise<LogPage> {
    if (request.after < this.head.position) {
      const page = await this.base.readPage(request);
      return { events: page.events.filter((event) => event.position <= this.head.position), scannedTo: Math.min(page.scannedTo, this.head.position) };
    }
    const last = Math.min(upTo, request.after + pageWindow(request));
    const events = (await this.spill?.page(request, last)) ?? [];
    return { events, scannedTo: events.length === request.limit ? (events.at(-1)?.position ?? last) : last };
  }

  private spillWith(key: string): OverlaySpill | null {
    return this.seen?.mayHave(key) === true ? this.spill : null;
  }
}
