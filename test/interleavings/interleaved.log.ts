import { OutcomeUnknown, type AppendRequest, type AppendResult, type EventLog, type LastEventsRequest, type PageRequest } from '@yange/event-log';
import type { Failpoints } from './failpoints.js';
import { appendedAs, forgetsCommands, type Plant } from './plants.js';

/** The next step of whoever waits for it. */
export type Turn = () => Promise<void>;

export interface InterleavedBy {
  readonly turn: Turn;
  readonly failpoints: Failpoints;
  readonly plant: Plant | null;
  /** what was called and how it ended, in the order in which it happened */
  readonly trace: string[];
  /** whose calls these are */
  readonly process: string;
}

const stalledTurns = 12;

/** A log whose every call waits its turn, and so does every answer; at its failpoints calls go wrong. */
export class InterleavedLog implements EventLog {
  readonly logId: string;

  constructor(private readonly log: EventLog, private readonly by: InterleavedBy) {
    this.logId = log.logId;
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    const { failpoints, plant, turn } = this.by;
    if (failpoints.reach('caller.stalled')) for (let turns = 0; turns < stalledTurns; turns += 1) await turn();
    return this.#called('append', request.streams.map(({ streamId }) => streamId).join(' '), async () => {
      if (failpoints.reach('append.beforeCommit')) throw new OutcomeUnknown(request.commandId, { cause: 'append.beforeCommit' });
      const [first] = request.streams;
      if (first !== undefined && failpoints.reach('append.conflict')) return { kind: 'conflict', reason: 'version', streamId: first.streamId, expected: first.expectedVersion, actual: first.expectedVersion + 1 };
      const result = await this.log.append(plant === null ? request : await appendedAs(request, this.log, plant));
      if (failpoints.reach('append.afterCommitBeforeReply')) throw new OutcomeUnknown(request.commandId, { cause: 'append.afterCommitBeforeReply' });
      return result;
    });
  }

  findCommand(principal: string, commandId: string) {
    return this.#called('findCommand', '', async () => (forgetsCommands(this.by.plant) ? null : this.log.findCommand(principal, commandId)));
  }

  findClaim(key: string) {
    return this.#called('findClaim', key, () => this.log.findClaim(key));
  }

  readStream(streamId: string, afterVersion?: number) {
    return this.#called('readStream', streamId, () => this.log.readStream(streamId, afterVersion));
  }

  findEvent(eventId: string) {
    return this.#called('findEvent', eventId, () => this.log.findEvent(eventId));
  }

  readPage(request: PageRequest) {
    return this.#called('readPage', String(request.after), () => this.log.readPage(request));
  }

  lastEvents(request: LastEventsRequest) {
    return this.#called('lastEvents', request.by === 'name' ? request.values.join(' ') : request.value, async () => this.log.lastEvents?.(request) ?? []);
  }

  head() {
    return this.#called('head', '', () => this.log.head());
  }

  onAppend(listener: () => void): () => void {
    return this.log.onAppend(listener);
  }

  async #called<T>(name: string, of: string, call: () => Promise<T>): Promise<T> {
    const { process, trace, turn } = this.by;
    await turn();
    try {
      const result = await call();
      trace.push(`${process} ${name} ${of} ${endOf(result)}`);
      return result;
    } catch (error) {
      trace.push(`${process} ${name} ${of} ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    } finally {
      await turn();
    }
  }
}

/** How a call ended, without what differs from run to run. */
const endOf = (result: unknown): string => {
  if (Array.isArray(result)) return String(result.length);
  return typeof result === 'object' && result !== null && 'kind' in result ? String(result.kind) : '';
};
