import type { EventLogReader, StoredEvent } from '@yange/event-log';
import { isDraft, textOf, uuid } from './resting.events.js';

const pageSize = 2_000;

/** 52 bits of an id: two that share them only make a look necessary that was not. */
const shortOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 13), 16);

const shortIdsIn = (text: string): ReadonlySet<number> => new Set([...text.matchAll(uuid)].map(([id]) => shortOf(id)));

/**
 * Which ids that some events brought are named by other commands, as far as those count: so that thousands of annulments need not read the log once each. What was appended since is read before each answer.
 * In memory are two numbers for each id.
 */
export class NamedIds {
  /** id → the command that was first to name it */
  private readonly first = new Map<number, number>();
  /** id → events of other commands that count and name it; absent where there are none */
  private readonly others = new Map<number, number>();
  private scannedTo = 0;
  private reading: Promise<void> = Promise.resolve();

  /** @param brings whether the ids of this event are asked about */
  constructor(
    private readonly log: EventLogReader,
    private readonly brings: (event: StoredEvent) => boolean,
  ) {}

  /** @returns false only where nothing that counts names any of them but the command that brought it */
  async mayBeNamed(ids: Iterable<string>): Promise<boolean> {
    this.reading = this.reading.then(() => this.read());
    await this.reading;
    return [...ids].some((id) => !this.first.has(shortOf(id)) || this.others.has(shortOf(id)));
  }

  private async read(): Promise<void> {
    const { position } = await this.log.head();
    while (this.scannedTo < position) {
      const { events, scannedTo } = await this.log.readPage({ after: this.scannedTo, limit: pageSize });
      for (const event of events) await this.look(event);
      if (scannedTo <= this.scannedTo) return;
      this.scannedTo = scannedTo;
    }
  }

  private async look(event: StoredEvent): Promise<void> {
    if (event.supersedes !== null) {
      const gone = await this.log.findEvent(event.supersedes);
      if (gone !== null && this.tells(gone)) this.count(gone, -1);
    }
    if (!this.tells(event)) return;
    if (this.brings(event)) for (const id of shortIdsIn(event.streamId + textOf(event.data))) if (!this.first.has(id)) this.first.set(id, shortOf(event.commandId));
    this.count(event, 1);
  }

  private tells({ streamId, type }: StoredEvent): boolean {
    return !isDraft(streamId) && type !== 'EventAnnulled';
  }

  private count(event: StoredEvent, by: 1 | -1): void {
    const command = shortOf(event.commandId);
    for (const id of shortIdsIn(event.streamId + textOf(event.data) + textOf(event.envelope))) {
      const first = this.first.get(id);
      if (first === undefined || first === command) continue;
      const now = (this.others.get(id) ?? 0) + by;
      if (now > 0) this.others.set(id, now);
      else this.others.delete(id);
    }
  }
}
