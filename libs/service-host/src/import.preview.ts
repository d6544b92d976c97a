import { dataAsJson, type Contract } from '@yange/contracts';
import type { EventLog, StoredEvent } from '@yange/event-log';
import type { CommandOutcome } from '@yange/use-case';
import type { WrittenEvent } from './import.messages.js';

/** What the rows of a dry run would write, and which of it would take the place of what is recorded. */
export class ImportPreview {
  /** events that would take the place of recorded ones: what a later row puts in their place moves the same figures */
  private readonly supposed = new Set<string>();

  /** @param recorded the log itself, without what the dry run decided */
  constructor(
    private readonly recorded: EventLog,
    private readonly contract: Contract,
  ) {}

  /** @param log where the dry run keeps what it decided */
  async of(log: EventLog, events: CommandOutcome['events'], effective: string): Promise<readonly WrittenEvent[]> {
    const stored = (await Promise.all(events.map(({ eventId }) => log.findEvent(eventId)))).filter((event) => event !== null);
    const moves = await this.movesWhatIsRecorded(stored);
    return stored.map((event) => this.written(event, effective, moves));
  }

  /** Of rows that correct others of the same upload no figure knows yet. */
  private async movesWhatIsRecorded(stored: readonly StoredEvent[]): Promise<boolean> {
    for (const { supersedes } of stored) {
      if (supersedes === null || !(this.supposed.has(supersedes) || (await this.recorded.findEvent(supersedes)) !== null)) continue;
      for (const { eventId } of stored) this.supposed.add(eventId);
      return true;
    }
    return false;
  }

  private written({ eventId, type, streamId, data, supersedes, effectiveFrom: from, effectiveTo: to }: StoredEvent, effective: string, moves: boolean): WrittenEvent {
    return { type, stream: streamId, effective, data: dataAsJson(this.contract, type, data), ...(moves ? { supposed: { eventId, effective: { from, to }, supersedes } } : {}) };
  }
}
