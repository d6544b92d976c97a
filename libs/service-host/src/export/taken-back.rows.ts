import type { EventLog } from '@yange/event-log';
import { rowPrincipal, takenBackId } from '@yange/use-case';
import type { RecordedCommand } from './recorded.commands.js';

/**
 * Whether it is a row that went back with its import by then, or what took it back: neither is told by a row, since the same row may have come again.
 * @param upTo position of the log
 */
export const wentBack = async (log: EventLog, { events, envelope }: RecordedCommand, upTo: number): Promise<boolean> => {
  const [first] = events;
  if (first === undefined) return false;
  if (first.type === 'EventAnnulled' && first.supersedes !== null) {
    const target = await log.findEvent(first.supersedes);
    if (target !== null && takenBackId(target.commandId) === first.commandId) return true;
  }
  if (envelope.importRow === undefined || envelope.importRow.importId === '') return false;
  const stored = await log.findCommand(rowPrincipal, takenBackId(first.commandId));
  return stored !== null && (stored.firstPosition ?? 0) <= upTo;
};
