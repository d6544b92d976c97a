import { grouped } from '@yange/kernel';
import { knownDefinitions } from '../figures/known.definitions.js';
import { completed } from '../ledger/ledger.js';
import { readLedgerEvents } from '../view/event.reading.js';
import type { Readable } from '../view/ledger.reading.js';
import { readReportSourceWithin, type ReadSource } from '../view/report.reading.js';
import { proofOf, type KnownDocument, type ProvenNumber } from './draft.proof.js';
import { figureClaims } from './figure.claims.js';
import { ledgerClaims } from './ledger.claims.js';

/** A draft's numbers beside what the log says, and what that was read from. */
export interface DraftReading {
  readonly numbers: readonly (ProvenNumber & { readonly documents: readonly KnownDocument[] })[];
  /** log id → position */
  readonly positions: Readonly<Record<string, number>>;
}

/** @param draftDay `YYYY-MM-DD`; by its end holds what the draft gives no other date for */
export const readDraft = async (read: ReadSource, district: string, paragraphs: readonly string[], draftDay: string): Promise<DraftReading> => {
  // A draft may speak of anything that the product can derive: of all of it the ledger is read whole.
  const source = await read.transaction('REPEATABLE READ', (one) => readReportSourceWithin(one, district, draftDay, () => knownDefinitions));
  const index = grouped(completed(source.ledger).entries, (entry) => entry.measure);
  const numbers = proofOf(paragraphs, [...figureClaims(source, index, draftDay), ...ledgerClaims(index, draftDay)], { documents: await documentsCited(read, district), days: await daysOfEffect(read, district) });
  const events = await readLedgerEvents(read, district, [...new Set(numbers.flatMap(({ value }) => value?.events ?? []))]);
  const cited = new Map(events.map(({ eventId, citations }) => [eventId, citations as readonly Citation[]]));
  return {
    numbers: numbers.map((one) => ({ ...one, documents: distinct((one.value?.events ?? []).flatMap((eventId) => cited.get(eventId) ?? []).map(documentOf)) })),
    positions: source.positions,
  };
};

interface Citation {
  readonly number?: string;
  readonly title?: string;
  readonly issuer?: string;
  readonly issuedOn?: string;
}

const documentOf = ({ number = '', title = '', issuer = '', issuedOn = '' }: Citation): KnownDocument => ({ number, title, issuer, issuedOn });

const distinct = (documents: readonly KnownDocument[]): readonly KnownDocument[] => [...new Map(documents.map((one) => [`${one.number}/${one.title}`, one])).values()];

/** Every document with a number that an event of the district cites. */
const documentsCited = async (read: Readable, district: string): Promise<readonly KnownDocument[]> => {
  const rows = await read.query<{ cited: Citation }[]>(
    `select distinct cited - 'place' - 'quote' - 'provenance' as cited from live.ledger_events e, jsonb_array_elements(e.citations) cited
      where e.district = $1 and coalesce(cited ->> 'number', '') <> ''`,
    [district],
  );
  return distinct(rows.map(({ cited }) => documentOf(cited)));
};

const daysOfEffect = async (read: Readable, district: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await read.query<{ day: string; events: number }[]>('select effective_to as day, count(*)::int as events from live.ledger_events where district = $1 group by 1', [district]);
  return new Map(rows.map(({ day, events }) => [day, events]));
};
