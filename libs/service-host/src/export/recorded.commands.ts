import { decodeEnvelope, Mode, type Envelope } from '@yange/contracts';
import type { EventLogReader, StoredEvent } from '@yange/event-log';

/** What one command recorded: it lies at neighbouring positions. */
export interface RecordedCommand {
  readonly events: readonly StoredEvent[];
  /** that of its first event */
  readonly envelope: Envelope;
}

const pageSize = 500;

/** All that was recorded up to a position, command by command. */
export async function* recordedCommands(log: EventLogReader, upTo: number): AsyncGenerator<RecordedCommand> {
  let events: StoredEvent[] = [];
  for (let after = 0; after < upTo; ) {
    const page = await log.readPage({ after, limit: Math.min(pageSize, upTo - after) });
    for (const event of page.events) {
      const [first] = events;
      if (first !== undefined && first.commandId !== event.commandId) {
        yield commandOf(events, first);
        events = [];
      }
      events.push(event);
    }
    if (page.scannedTo <= after) break;
    after = page.scannedTo;
  }
  if (events[0] !== undefined) yield commandOf(events, events[0]);
}

const commandOf = (events: readonly StoredEvent[], first: StoredEvent): RecordedCommand => ({ events, envelope: decodeEnvelope(first.envelope) });

/** The command that recorded the event, as a whole. */
export const commandWith = async (log: EventLogReader, eventId: string): Promise<RecordedCommand | null> => {
  const event = await log.findEvent(eventId);
  if (event === null) return null;
  const { events } = await log.readPage({ after: Math.max(0, event.position - 1 - reach), limit: 2 * reach });
  const together = events.filter(({ commandId }) => commandId === event.commandId);
  return commandOf(together, together[0] ?? event);
};

const reach = 500;

/** So many rows of an import are on their way at once: further than that none overtakes another. */
const overtaking = 64;

/**
 * Rows of an import go to the log side by side: two that share no stream may lie the other way round than in the file, which decides between facts of
 * one day. Here they come in the order of the file again. What was recorded live stays where it is.
 */
export async function* inRowOrder(commands: AsyncIterable<RecordedCommand>): AsyncGenerator<RecordedCommand> {
  let waiting: RecordedCommand[] = [];
  let greatest = 0;
  for await (const command of commands) {
    const order = orderOf(command);
    if (order === 0 || order + overtaking < greatest || apart(waiting.at(-1), command)) {
      yield* waiting;
      waiting = [];
      greatest = 0;
    }
    if (order === 0) {
      yield command;
      continue;
    }
    greatest = Math.max(greatest, order);
    waiting.splice(waiting.findLastIndex((other) => orderOf(other) <= order) + 1, 0, command);
    if (waiting.length > overtaking) yield waiting.shift() as RecordedCommand;
  }
  yield* waiting;
}

/** 0: nothing goes past it. A row that corrects another has the place of that one, and came after all rows before it. */
const orderOf = ({ envelope, events }: RecordedCommand): number =>
  envelope.mode === Mode.HISTORY && envelope.importRow !== undefined && events.every(({ supersedes }) => supersedes === null) ? Number(envelope.order) : 0;

/** Another run of an import: a second passes between two of them, and not between two rows of one. */
const apart = (before: RecordedCommand | undefined, after: RecordedCommand): boolean =>
  before !== undefined && Date.parse(after.events[0]?.recordedAt ?? '') - Date.parse(before.events[0]?.recordedAt ?? '') > 1_000;
