import { dataAsJson, staffingContract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { assertNamesNobody, type AnyUseCase, type CommandLook, type CommandMeta, type Streams } from '@yange/use-case';
import { rosterTable } from '../import/roster.table.js';
import type { VaultStore } from './vault.store.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ofPersons = new Set(['personId', 'personIds']);
/** what corrects or takes back an event names it so */
const ofEvents = new Set(['eventId', 'corrects']);
/** Whom such a stream tells of, a command about it may mean. */
const ofPeople = new Set(['transfer-batch', 'rectification-ledger', 'secondment', 'named-post', 'quota-account']);

/** Ids under these fields, wherever in it they stand. */
const idsIn = (said: unknown, fields: ReadonlySet<string>, isUnder = false): readonly string[] => {
  if (typeof said === 'string') return isUnder && uuid.test(said) ? [said.toLowerCase()] : [];
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([key, inner]) => idsIn(inner, fields, Array.isArray(said) ? isUnder : fields.has(key)));
};

const toldBy = ({ type, data }: { readonly type: string; readonly data: Uint8Array }): readonly string[] => idsIn(dataAsJson(staffingContract, type, data), ofPersons);

const toldIn = async (log: EventLog, eventId: string): Promise<readonly string[]> => {
  const event = await log.findEvent(eventId);
  return event === null ? [] : toldBy(event);
};

/**
 * Whom the streams of a command tell of: everybody of a batch, of a ledger, of secondments, of a post; and whoever is or was in an account, where the account is what the command is about. Who is entered into it or
 * moved names the account as well, a thousand times for a thousand people: there it is left out, as for rows of imports.
 */
const peopleBeside = async (log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta): Promise<readonly string[]> => {
  const isAboutSomebody = idsIn(body, ofPersons).length > 0 || useCase.name === 'enter-person';
  const streams: Streams = useCase.streams(body, meta);
  const told = Object.values(streams).filter(({ aggregate: { name } }) => ofPeople.has(name) && (name !== 'quota-account' || (!isAboutSomebody && meta.importRow === null)));
  const events = await Promise.all([...new Set(told.map(({ streamId }) => streamId))].map((streamId) => log.readStream(streamId)));
  return events.flat().flatMap(toldBy);
};

/**
 * Whoever a command is about, or the event that it corrects or takes back, is not named in its texts: reasons, notes, titles and words of documents, drafts too. It is about whom its fields name, and about whom the
 * batch, the ledger, the secondments, the post or the account has that it is about. Whom it is not about nobody looks for, as the vault is opened for nobody else. A row of a roster was looked at before its name
 * went into the vault.
 */
export const namesLook = (store: Pick<VaultStore, 'namesOf'>): CommandLook => async (log, useCase, body, meta) => {
  const { district, corrects, citations, reason, importRow } = meta;
  if (importRow?.table === rosterTable.name) return;
  const events = [...idsIn({ body, corrects }, ofEvents)];
  const told = await Promise.all([...events.map((eventId) => toldIn(log, eventId)), peopleBeside(log, useCase, body, meta)]);
  const people = [...new Set([...idsIn(body, ofPersons), ...told.flat()])];
  if (people.length === 0) return;
  assertNamesNobody({ ...(body as object), documents: citations, correctionReason: reason ?? '' }, await store.namesOf(district, people));
};
