import { dataAsJson, staffingContract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { assertNamesNobody, type CommandLook } from '@yange/use-case';
import { rosterTable } from '../import/roster.table.js';
import type { VaultStore } from './vault.store.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ofPersons = new Set(['personId', 'personIds']);
/** what corrects or takes back an event names it so */
const ofEvents = new Set(['eventId', 'corrects']);

/** Ids under these fields, wherever in it they stand. */
const idsIn = (said: unknown, fields: ReadonlySet<string>, isUnder = false): readonly string[] => {
  if (typeof said === 'string') return isUnder && uuid.test(said) ? [said.toLowerCase()] : [];
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([key, inner]) => idsIn(inner, fields, Array.isArray(said) ? isUnder : fields.has(key)));
};

const toldIn = async (log: EventLog, eventId: string): Promise<readonly string[]> => {
  const event = await log.findEvent(eventId);
  return event === null ? [] : idsIn(dataAsJson(staffingContract, event.type, event.data), ofPersons);
};

/**
 * Whoever a command is about, or the event that it corrects or takes back, is not named in its texts: reasons, notes, titles and words of documents, drafts too.
 * Whom it is not about nobody looks for, as the vault is opened for nobody else. A row of a roster was looked at before its name went into the vault.
 */
export const namesLook = (store: Pick<VaultStore, 'namesOf'>): CommandLook => async (log, _useCase, body, { district, corrects, citations, reason, importRow }) => {
  if (importRow?.table === rosterTable.name) return;
  const events = [...idsIn({ body, corrects }, ofEvents)];
  const told = await Promise.all(events.map((eventId) => toldIn(log, eventId)));
  const people = [...new Set([...idsIn(body, ofPersons), ...told.flat()])];
  if (people.length === 0) return;
  assertNamesNobody({ ...(body as object), documents: citations, correctionReason: reason ?? '' }, await store.namesOf(district, people));
};
