import { dataAsJson, decodeEnvelope, type Contract, type Envelope } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids as they stand in bytes: a protobuf string is its text. */
export const textOfBytes = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** @param bytes as text, see `textOfBytes` */
export const idsIn = (bytes: string): readonly string[] => [...bytes.matchAll(uuid)].map(([id]) => id);

/** Widths, brackets of document numbers and letters do not matter. */
export const comparableName = (text: string): string => text.normalize('NFKC').replace(/[〔【[［(]/gu, '(').replace(/[〕】\]］)]/gu, ')').toLowerCase().trim();

/**
 * What an event can be looked up by: its stream and what the stream's id ends with, every id in what it says and in its envelope (but its own and those of its command), who acted and for whom, documents that it cites or
 * registers (as `comparableName`), months and years in which it takes effect. Whoever asks by something else has to walk the log. Names are kept (`PostgresNamedEvents`), so a name that is added here
 * is found only in what is recorded afterwards, until the kept ones are thrown away.
 */
export const namesOfEvent = (contract: Contract, event: StoredEvent): readonly string[] => {
  const { streamId, eventId, commandId, correlationId, actor, effectiveFrom, effectiveTo } = event;
  const ids = [...idsIn(streamId), ...idsIn(textOfBytes(event.data)), ...idsIn(textOfBytes(event.envelope)).filter((id) => id !== eventId && id !== commandId && id !== correlationId)];
  return [...ids, ...endingsOf(streamId), actor, ...saidIn(contract, event), ...monthsBetween(effectiveFrom ?? effectiveTo, effectiveTo), ...yearsBetween(effectiveFrom ?? effectiveTo, effectiveTo)].filter((name) => name !== '');
};

const endingsOf = (streamId: string): readonly string[] => streamId.split('/').map((_part, index, parts) => parts.slice(index).join('/'));

/** Of bytes that nobody can read the ids alone are kept: no reason to keep none of their neighbours. */
const saidIn = (contract: Contract, { type, data, envelope }: StoredEvent): readonly string[] => {
  try {
    const { actor, citations }: Envelope = decodeEnvelope(envelope);
    const own = type.startsWith('Document') ? Object.values(dataAsJson(contract, type, data) as object).filter((value) => typeof value === 'string') : [];
    return [actor?.onBehalfOf ?? '', ...[...citations.flatMap(({ number, title, documentId }) => [number, title, documentId]), ...own].map(comparableName)];
  } catch {
    return [];
  }
};

const long = 'effect long';
const longestMonths = 24;
const [firstYear, lastYear] = [1_900, 2_100];

/** The names to ask for what takes effect between two days, both included. @param from @param to `YYYY-MM-DD`; '' and `9999-12-31` where that end is open */
export const namesOfEffect = (from: string, to: string): readonly string[] => {
  if (from > to) return [];
  const months = monthsBetween(from, to);
  return [...(months.includes(long) ? yearsAmong(from, to) : months), long];
};

const monthsBetween = (from: string, to: string): readonly string[] => {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) as [number, number];
  return last - first >= longestMonths ? [long] : Array.from({ length: last - first + 1 }, (_, index) => `effect ${Math.floor((first + index) / 12)}-${((first + index) % 12) + 1}`);
};

const yearsBetween = (from: string, to: string): readonly string[] => {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4))) as [number, number];
  return first < firstYear || last > lastYear || last - first >= longestMonths ? [long] : Array.from({ length: last - first + 1 }, (_, index) => `effect ${first + index}`);
};

/** Open at one end as well: what takes effect outside these years is `long`. */
const yearsAmong = (from: string, to: string): readonly string[] => {
  const [first, last] = [Math.max(firstYear, Number(from.slice(0, 4) || firstYear)), Math.min(lastYear, Number(to.slice(0, 4)))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => `effect ${first + index}`);
};
