import { decodeData, type Contract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import type { DomainEvent } from '@yange/kernel';
import type { RecordedEvent } from './command.outcome.js';
import { namesEvent } from './row.correction.js';

/** What an earlier row of any table of the service recorded. */
export interface RecordedFact {
  readonly eventId: string;
  readonly event: DomainEvent;
}

/** Words of a cell that names an earlier row of another table, or an event → what it recorded; empty where nothing is on record. */
export type RecordedFacts = ReadonlyMap<string, readonly RecordedFact[]>;

type RowCommandOf = (table: string, row: string) => Promise<readonly [principal: string, commandId: string]>;

/** `编制 BZ-012`, `编制：BZ-012` */
const tableAndRow = /^(\S+?)[\s:：]+(\S.*)$/u;

/**
 * What rows before this one recorded, as cells name them: by table and 序号, or by the id of an event of the service's log.
 * @param rowCommand of a row of a table: whose command it was, and its id
 */
export const factsRecorded = async (log: EventLog, contract: Contract, words: Iterable<string>, rowCommand: RowCommandOf): Promise<RecordedFacts> => {
  const facts = new Map<string, readonly RecordedFact[]>();
  for (const word of words) facts.set(word, await factsOfEvents(log, contract, await eventsNamed(log, word, rowCommand)));
  return facts;
};

const eventsNamed = async (log: EventLog, word: string, rowCommand: RowCommandOf): Promise<readonly string[]> => {
  if (namesEvent(word)) return [word.toLowerCase()];
  const [, table = '', row = ''] = tableAndRow.exec(word) ?? [];
  const stored = table === '' ? null : await log.findCommand(...(await rowCommand(table, row)));
  return stored === null ? [] : (JSON.parse(stored.result) as { readonly events: readonly RecordedEvent[] }).events.map(({ eventId }) => eventId);
};

const factsOfEvents = async (log: EventLog, contract: Contract, ids: readonly string[]): Promise<readonly RecordedFact[]> => {
  const events = await Promise.all(ids.map((id) => log.findEvent(id)));
  return events.flatMap((event) => (event === null ? [] : [{ eventId: event.eventId, event: decodeData(contract, event.type, event.data) as DomainEvent }]));
};
