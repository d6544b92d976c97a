import type { EffectiveDate, Precision } from '@yange/kernel';
import type { AskedMeasure } from '../figures/asked.measures.js';
import type { ContributionKind } from '../ledger/contribution.js';
import type { Ledger, LedgerEntry, LedgerName, Provenance, SupersededEvent, Supersession } from '../ledger/ledger.js';

/** What can be asked: a TypeORM DataSource or EntityManager is one. */
export interface Readable {
  query<T>(text: string, values?: unknown[]): Promise<T>;
}

/** A condition on `e`: nothing corrects or annuls that event. */
export const counts = 'not exists (select from live.superseded_events s where s.event_id = e.event_id)';

interface EntryRow {
  readonly measure: string;
  readonly unit: string;
  readonly key: string;
  readonly operation: 'set' | 'add';
  readonly amount: number;
  readonly dims: Readonly<Record<string, string>>;
  readonly kind: ContributionKind;
  readonly log_id: string;
  readonly position: string;
  readonly event_id: string;
  readonly effective_order: string;
  readonly effective_from: string | null;
  readonly effective_to: string;
  readonly effective_precision: Precision;
  readonly effective_text: string;
  readonly provenance: Provenance;
  readonly former: Supersession | null;
}

const columns = `c.measure, c.unit, c.key, c.operation, c.amount, c.dims, c.kind, c.log_id, c.position, e.event_id, e.effective_order,
         e.effective_from, e.effective_to, e.effective_precision, e.effective_text, e.provenance`;

/** What corrects or annuls the event `e` first; null where it counts. */
const supersession = `(select case by.type when 'EventAnnulled' then 'annulled' else 'corrected' end from live.superseded_events s
     join live.ledger_events by on by.log_id = s.log_id and by.position = s.position where s.event_id = e.event_id order by by.position limit 1)`;

/** A dimension of `c` that the question leaves open, has a wanted value, or may come from another contribution of the key. */
const wanted = `not exists (select from jsonb_each(a."where") w where coalesce(c.dims ->> w.key, '') <> '' and not w.value @> to_jsonb(c.dims ->> w.key))`;

/**
 * Of all contributions only those of keys that some figure may select on some day up to the last one: the projection marks those that known definitions
 * ask for, and a district's own say by measure and dimension what more there is to read. Of these keys all of them: they complete one another's
 * dimensions. What else a log holds stays in the database.
 */
const selectedEntries = `
  select ${columns}, case when ${counts} then null else ${supersession} end as former
    from (select c.measure, c.key from live.contributions c where c.district = $1 and c.asked and c.since <= $2
          union
          select c.measure, c.key from jsonb_to_recordset($3::jsonb) as a(measure text, "where" jsonb)
            join live.contributions c on c.district = $1 and c.measure = a.measure and c.since <= $2 and ${wanted}) asked
    join live.contributions c on c.district = $1 and c.measure = asked.measure and c.key = asked.key
    join live.ledger_events e on e.log_id = c.log_id and e.position = c.position
   order by c.log_id, c.position, c.ordinal`;

/** One entry of each kind that begins after the last day: enough to say that there is one. */
const laterEntries = `
  select distinct on (c.measure, c.dims) ${columns}, null as former
    from live.contributions c join live.ledger_events e on e.log_id = c.log_id and e.position = c.position
   where c.district = $1 and c.since > $2 and c.measure = any($3) and ${counts}
     and (c.asked or exists (select from jsonb_to_recordset($4::jsonb) as a(measure text, "where" jsonb) where c.measure = a.measure and ${wanted}))
   order by c.measure, c.dims, c.log_id, c.position`;

/** All contributions of the keys that owners ever had, those of later owners among them: they complete one another's dimensions. An owner that is known by its words alone goes by these. */
const ownedEntries = `
  select ${columns}, case when ${counts} then null else ${supersession} end as former
    from (select c.measure, c.key from live.contributions c where c.district = $1 and c.dims ->> 'ownerId' = any($2) and c.dims ->> 'ownerId' <> '' and c.measure = any($3)
          union
          select c.measure, c.key from live.contributions c where c.district = $1 and c.measure = any($3) and coalesce(c.dims ->> 'ownerId', '') = '' and c.dims ->> 'owner' = any($4)) owned
    join live.contributions c on c.district = $1 and c.measure = owned.measure and c.key = owned.key
    join live.ledger_events e on e.log_id = c.log_id and e.position = c.position
   order by c.log_id, c.position, c.ordinal`;

export interface Owners {
  readonly ids: readonly string[];
  /** of owners that events name without an id */
  readonly words: readonly string[];
}

/** Entries of the measures that tell what these owners have or had. */
export const readEntriesOf = async (read: Readable, district: string, owners: Owners, measures: readonly string[]): Promise<readonly LedgerEntry[]> =>
  (await read.query<EntryRow[]>(ownedEntries, [district, [...owners.ids], [...measures], [...owners.words]])).map(entryOf);

/**
 * @param read a transaction
 * @param lastDay of all figures: what begins later counts for none of them
 * @param beyond what is asked for that the projection did not mark
 */
export const readLedger = async (read: Readable, district: string, lastDay: string, beyond: readonly AskedMeasure[]): Promise<Ledger> => {
  // Starting workers and compiling would take longer than the reading itself.
  await read.query('set local max_parallel_workers_per_gather = 0');
  await read.query('set local jit = off');
  const entries = await read.query<EntryRow[]>(selectedEntries, [district, lastDay, JSON.stringify(beyond)]);
  const names = await readNames(read, district);
  const former = [...entries.filter((one) => one.former !== null).map((one) => one.event_id), ...names.filter((one) => one.former !== undefined).map((one) => one.eventId)];
  return { entries: entries.map(entryOf), names, superseded: await readSuperseded(read, district, [...new Set(former)]) };
};

/** Entries that no figure can count any more: they only tell that something is recorded, and too late. */
export const readLaterEntries = async (read: Readable, district: string, lastDay: string, measures: readonly string[], beyond: readonly AskedMeasure[]): Promise<readonly LedgerEntry[]> => {
  if (measures.length === 0) return [];
  const entries = await read.query<EntryRow[]>(laterEntries, [district, lastDay, [...measures], JSON.stringify(beyond)]);
  return entries.map(entryOf);
};

interface NameRow {
  readonly name: string;
  readonly standing: LedgerName['standing'];
  readonly subject_id: string;
  readonly category: string;
  readonly event_id: string;
  readonly former: Supersession | null;
}

const readNames = async (read: Readable, district: string): Promise<readonly LedgerName[]> => {
  const names = await read.query<NameRow[]>(
    `select n.name, n.standing, n.subject_id, n.category, e.event_id, case when ${counts} then null else ${supersession} end as former
       from live.ledger_names n join live.ledger_events e on e.log_id = n.log_id and e.position = n.position
      where n.district = $1
      order by n.log_id, n.position, n.ordinal`,
    [district],
  );
  return names.map(({ subject_id, event_id, former, ...one }) => ({ ...one, subjectId: subject_id, eventId: event_id, ...(former === null ? {} : { former }) }));
};

/** Why: as the correction or the annulment itself says, or else what the correction rests on. */
const readSuperseded = async (read: Readable, district: string, eventIds: readonly string[]): Promise<readonly SupersededEvent[]> => {
  if (eventIds.length === 0) return [];
  return read.query<SupersededEvent[]>(
    `select distinct on (s.event_id) s.event_id as "eventId", by.event_id as by, case by.type when 'EventAnnulled' then 'annulled' else 'corrected' end as how,
            coalesce(nullif(by.correction_reason, ''), by.data ->> 'reason', concat_ws(' ', nullif(by.citations -> 0 ->> 'title', ''), nullif(by.citations -> 0 ->> 'number', ''), nullif(by.citations -> 0 ->> 'place', ''))) as reason
       from live.superseded_events s join live.ledger_events by on by.log_id = s.log_id and by.position = s.position
      where s.district = $1 and s.event_id = any($2::uuid[])
      order by s.event_id, by.position`,
    [district, [...eventIds]],
  );
};

const entryOf = (row: EntryRow): LedgerEntry => ({
  measure: row.measure,
  unit: row.unit,
  key: row.key,
  operation: row.operation,
  amount: row.amount,
  dims: row.dims,
  kind: row.kind,
  logId: row.log_id,
  position: Number(row.position),
  eventId: row.event_id,
  order: Number(row.effective_order),
  effective: { from: row.effective_from, to: row.effective_to, precision: row.effective_precision, text: row.effective_text } satisfies EffectiveDate,
  provenance: row.provenance,
  ...(row.former === null ? {} : { former: row.former }),
});
