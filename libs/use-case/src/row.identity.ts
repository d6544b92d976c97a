import type { EventLog } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import type { RecordedEvent } from './command.outcome.js';

/** Command id of a row: its identity is (district, table, 序号). @param time how often it was brought and taken back before */
export const rowCommandId = (district: string, table: string, id: string, time = 0): string => (time === 0 ? derivedId('row', district, table, id) : derivedId('row', district, table, id, String(time)));

/** Command by which a row's command is taken back. */
export const takenBackId = (commandId: string): string => derivedId('row-taken-back', commandId);

/** Command that stands in a log from which rows were ever taken back: without it none has to be looked for. */
export const takingBackId = (logId: string): string => derivedId('rows-taken-back', logId);

/** Whether rows of this log may be there more than once. */
export const rowsWereTakenBack = async (log: EventLog, principal: string): Promise<boolean> => (await log.findCommand(principal, takingBackId(log.logId))) !== null;

/**
 * Command id of a row as it would be brought now. What was taken back with its import is brought anew: it gets another id, and what it begins is another thing. So is what had recorded nothing,
 * since what it repeated may be gone. A row that another row took back (注销序号) stays what it was: the folder that says both may be brought again.
 */
export const commandOfRow = async (log: EventLog, principal: string, [district, table, row]: readonly [district: string, table: string, row: string]): Promise<string> => {
  for (let time = 0; ; time += 1) {
    const id = rowCommandId(district, table, row, time);
    const stored = await log.findCommand(principal, id);
    if (stored === null) return id;
    const { events } = JSON.parse(stored.result) as { readonly events: readonly RecordedEvent[] };
    if (events.length > 0 && (await log.findCommand(principal, takenBackId(id))) === null) return id;
  }
};

/**
 * Command id under which a row is on record: the last time that it recorded anything; as it was first brought where it never did.
 */
export const recordedCommandOfRow = async (log: EventLog, principal: string, [district, table, row]: readonly [district: string, table: string, row: string]): Promise<string> => {
  let [last, id] = [rowCommandId(district, table, row), ''];
  for (let time = 0; ; time += 1) {
    id = rowCommandId(district, table, row, time);
    const stored = await log.findCommand(principal, id);
    if (stored === null) return last;
    if ((JSON.parse(stored.result) as { readonly events: readonly RecordedEvent[] }).events.length > 0) last = id;
  }
};
