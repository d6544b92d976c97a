import type { EffectiveDate } from '@yange/kernel';
import { askedBeyond, measuresAskedBy } from '../figures/asked.measures.js';
import { definitionOf } from '../figures/figure.selection.js';
import type { MeasureDefinition } from '../figures/measure.definition.js';
import type { OwnDefinition } from '../language/own-definition.js';
import { ReadAtMoment } from '@yange/projections';
import { ledgerKnownAt, type Positions } from './ledger.moment.js';
import { counts, readLaterEntries, readLedger, type Readable } from './ledger.reading.js';
import { ReportCache } from './report.cache.js';
import type { DeclaredFigure, ReferenceFact } from './report.figure.js';
import { reportViewOf, type ReportSource, type ReportView } from './report.view.js';

/** A DataSource: reads of one transaction see one state. */
export interface ReadSource extends Readable {
  transaction<T>(isolation: 'REPEATABLE READ', work: (read: Readable) => Promise<T>): Promise<T>;
}

const caches = new WeakMap<ReadSource, ReportCache>();

/** From when a view looks, and on what. */
export interface Moment {
  /** `YYYY-MM-DD`: every figure by the end of this day, in place of its own */
  readonly asOf?: string | undefined;
  /** what of the logs is known; all that is recorded where it is left out */
  readonly known?: Positions | null;
}

/**
 * The reporting view of a district, from the serving version of the read model. Empty lists where nothing was declared yet.
 * Folded once for every state of the ledger: whoever asks again before an event arrives gets the same view. At another moment it is folded for whoever asks.
 */
export const buildReportView = async (read: ReadSource, district: string, { asOf, known = null }: Moment = {}): Promise<ReportView> => {
  if (asOf !== undefined || known !== null) return foldReportView(read, district, { asOf, known });
  const source = read instanceof ReadAtMoment ? read.source : read;
  const cache = caches.get(source) ?? new ReportCache();
  caches.set(source, cache);
  return cache.get(district, await ledgerState(read, district), () => foldReportView(read, district, {}));
};

/** Which rows serve, and how many events of each log are in them: the ledger only inserts, so that the numbers tell. */
export const ledgerState = async (read: Readable, district: string): Promise<string> => {
  const [serving] = await read.query<object[]>(`select c.oid, pg_get_viewdef(c.oid) as rows from pg_class c where c.oid = 'live.ledger_heads'::regclass`);
  return JSON.stringify([serving, await readHeads(read, district)]);
};

const foldReportView = async (read: ReadSource, district: string, { asOf, known = null }: Moment): Promise<ReportView> =>
  read.transaction('REPEATABLE READ', (transaction) => viewIn(known === null ? transaction : ledgerKnownAt(transaction, known), district, { asOf, known }));

/** @param one a transaction */
const viewIn = async (one: Readable, district: string, { asOf, known = null }: Moment): Promise<ReportView> => {
  const source = await readSource(one, district, { asOf, known });
  const view = reportViewOf(source);
  const neverRecorded = new Set(view.figures.filter(({ underivable }) => underivable.some(({ reason }) => reason === 'never-recorded')).map(({ id }) => id));
  const later = await readLaterEntries(one, district, lastDayOf(source), measuresAskedBy(definitionsOf(source, ({ id }) => neverRecorded.has(id))), askedBeyond(definitionsOf(source)));
  return later.length === 0 ? view : reportViewOf({ ...source, ledger: { ...source.ledger, entries: [...source.ledger.entries, ...later] } });
};

/** The view as it is, or was known at a moment, and as it would be with more in the ledger, of one state of it: whatever arrives meanwhile is in neither. */
export const buildSupposedViews = (read: ReadSource, district: string, moment: Moment, suppose: (transaction: Readable) => Promise<Readable>): Promise<{ readonly before: ReportView; readonly after: ReportView }> =>
  read.transaction('REPEATABLE READ', async (transaction) => {
    const known = moment.known ?? null;
    const then = known === null ? transaction : ledgerKnownAt(transaction, known);
    const before = await viewIn(then, district, moment);
    return { before, after: await viewIn(await suppose(then), district, moment) };
  });

/**
 * All that figures of a district are derived from, as one transaction sees it.
 * @param upTo `YYYY-MM-DD`; what begins later is left out. Never before the last day that a report speaks of, which is the default
 */
export const readReportSource = async (read: ReadSource, district: string, upTo: string, known: Positions | null = null): Promise<ReportSource> =>
  read.transaction('REPEATABLE READ', (one) => readSource(known === null ? one : ledgerKnownAt(one, known), district, { known }, upTo));

/** What is derived beyond the declared figures, under the district's own definitions. */
export type More = (own: readonly OwnDefinition[]) => readonly MeasureDefinition[];

/** The same within a transaction that its caller holds, which sees what it is to see. @param more is asked of the ledger as well */
export const readReportSourceWithin = (read: Readable, district: string, upTo: string, more: More): Promise<ReportSource> => readSource(read, district, {}, upTo, more);

const readSource = async (read: Readable, district: string, { asOf, known = null }: Moment, upTo = '', more: More = () => []): Promise<ReportSource> => {
  const declared = (await declaredFigures(read, district)).map((figure) => (asOf === undefined ? figure : { ...figure, asOf: byTheEndOf(asOf), reportedOn: asOf }));
  const all = { declared, definitions: await ownDefinitions(read, district) };
  const reported = lastDayOf(all);
  return {
    district,
    ...all,
    references: await referenceFacts(read, district),
    ledger: await readLedger(read, district, upTo > reported ? upTo : reported, askedBeyond([...definitionsOf(all), ...more(all.definitions)])),
    positions: known ?? (await readPositions(read, district)),
  };
};

const byTheEndOf = (day: string): EffectiveDate => ({ from: null, to: day, precision: 'by-end-of', text: `截至${day}` });

type Known = Pick<ReportSource, 'declared' | 'definitions'>;

const lastDayOf = ({ declared }: Known): string => declared.reduce((latest, { reportedOn }) => (reportedOn > latest ? reportedOn : latest), '');

const definitionsOf = ({ declared, definitions }: Known, wanted: (figure: DeclaredFigure) => boolean = () => true): readonly MeasureDefinition[] =>
  declared.filter(wanted).flatMap((figure) => definitionOf(figure, definitions).measures);

/** The last declaration of each figure that still counts. */
export const declaredFigures = async (read: Readable, district: string): Promise<readonly DeclaredFigure[]> => {
  const rows = await read.query<{ figure: DeclaredFigure }[]>(
    `select distinct on (e.figure_id) e.figure from live.declared_figures e where e.district = $1 and ${counts} order by e.figure_id, e.position desc`,
    [district],
  );
  return rows.map((row) => row.figure);
};

const referenceFacts = async (read: Readable, district: string): Promise<readonly ReferenceFact[]> => {
  const rows = await read.query<{ fact: ReferenceFact }[]>(
    `select distinct on (e.fact_id) e.fact from live.reference_facts e where e.district = $1 and ${counts} order by e.fact_id, e.position desc`,
    [district],
  );
  return rows.map((row) => row.fact);
};

/** How the district defines measures itself, in the order of effect. */
export const ownDefinitions = async (read: Readable, district: string): Promise<readonly OwnDefinition[]> => {
  const rows = await read.query<{ definition: OwnDefinition }[]>(
    `select d.definition from live.measure_definitions d join live.ledger_events e on e.log_id = d.log_id and e.position = d.position
      where d.district = $1 and ${counts} order by e.effective_to, e.effective_order, d.position`,
    [district],
  );
  return rows.map((row) => row.definition);
};

interface Head {
  readonly log_id: string;
  readonly events: string;
  readonly last_position: string;
}

const readHeads = (read: Readable, district: string): Promise<readonly Head[]> =>
  read.query<Head[]>('select log_id, events, last_position from live.ledger_heads where district = $1 order by log_id', [district]);

/** Up to where each log was read without a gap: partitions of a topic may run ahead of one another. */
export const readPositions = async (read: Readable, district: string): Promise<Readonly<Record<string, number>>> => {
  const positions: [string, number][] = [];
  for (const { log_id, events, last_position } of await readHeads(read, district)) {
    positions.push([log_id, events === last_position ? Number(events) : await beforeFirstGap(read, log_id)]);
  }
  return Object.fromEntries(positions.filter(([, position]) => position > 0));
};

const beforeFirstGap = async (read: Readable, logId: string): Promise<number> => {
  const [row] = await read.query<{ position: string }[]>(
    `select coalesce(max(position), 0) as position
       from (select position, row_number() over (order by position) as place from live.ledger_events where log_id = $1) dense where position = place`,
    [logId],
  );
  return Number(row?.position ?? 0);
};
