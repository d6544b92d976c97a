import type { EffectiveDate, Precision } from '@yange/kernel';
import { figureDefinitions } from '../figures/figure.definitions.js';
import type { Term } from '../figures/term.js';
import type { ContributionKind } from '../ledger/contribution.js';
import type { Ledger, LedgerEntry, LedgerName, Provenance } from '../ledger/ledger.js';
import { namedMeasure } from '../rules/rule.js';
import type { DeclaredFigure, ReferenceFact } from './report.figure.js';
import { reportViewOf, type ReportView } from './report.view.js';

/** What can be asked: a TypeORM DataSource or EntityManager is one. */
export interface Readable {
  query<T>(text: string, values?: unknown[]): Promise<T>;
}

/** A DataSource: reads of one transaction see one state. */
export interface ReadSource {
  transaction<T>(isolation: 'REPEATABLE READ', work: (read: Readable) => Promise<T>): Promise<T>;
}

/** The reporting view of a district, from the serving version of the read model. Empty lists where nothing was declared yet. */
export const buildReportView = async (read: ReadSource, district: string): Promise<ReportView> =>
  read.transaction('REPEATABLE READ', async (one) =>
    reportViewOf({
      district,
      declared: await declaredFigures(one, district),
      references: await referenceFacts(one, district),
      ledger: await readLedger(one, district),
      positions: await readPositions(one, district),
      titleOf: (measure) => ({ zh: namedMeasure(measure).zh, en: namedMeasure(measure).en }),
    }),
  );

const counts = 'not exists (select from live.superseded_events s where s.event_id = e.event_id)';

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
}

const readLedger = async (read: Readable, district: string): Promise<Ledger> => {
  const entries = await read.query<EntryRow[]>(
    `select c.measure, c.unit, c.key, c.operation, c.amount, c.dims, c.kind, c.log_id, c.position, e.event_id, e.effective_order,
            e.effective_from, e.effective_to, e.effective_precision, e.effective_text, e.provenance
       from live.contributions c join live.ledger_events e on e.log_id = c.log_id and e.position = c.position
      where c.district = $1 and c.measure = any($2) and ${counts}
      order by c.log_id, c.position, c.ordinal`,
    [district, [...usedMeasures]],
  );
  const names = await read.query<{ name: string; standing: LedgerName['standing']; subject_id: string; category: string; event_id: string }[]>(
    `select n.name, n.standing, n.subject_id, n.category, e.event_id
       from live.ledger_names n join live.ledger_events e on e.log_id = n.log_id and e.position = n.position
      where n.district = $1 and ${counts}
      order by n.log_id, n.position, n.ordinal`,
    [district],
  );
  return { entries: entries.map(entryOf), names: names.map(({ subject_id, event_id, ...one }) => ({ ...one, subjectId: subject_id, eventId: event_id })) };
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
});

/** Up to where each log was read without a gap: partitions of a topic may run ahead of one another. */
const readPositions = async (read: Readable, district: string): Promise<Readonly<Record<string, number>>> => {
  const rows = await read.query<{ log_id: string; position: string }[]>(
    `select log_id, max(position) as position
       from (select log_id, position, row_number() over (partition by log_id order by position) as place from live.ledger_events where district = $1) dense
      where position = place group by log_id order by log_id`,
    [district],
  );
  return Object.fromEntries(rows.map((row) => [row.log_id, Number(row.position)]));
};

const measuresIn = (term: Term): readonly string[] => {
  switch (term.form) {
    case 'query':
      return [term.query.measure];
    case 'agreed':
    case 'plus':
      return term.terms.flatMap(measuresIn);
    case 'minus':
      return [term.left, term.right].flatMap(measuresIn);
    case 'share':
      return [term.part, term.whole].flatMap(measuresIn);
    case 'least-count':
      return [term.percent, term.of].flatMap(measuresIn);
  }
};

/** Only what some figure asks for is read: logs hold much more. */
const usedMeasures: ReadonlySet<string> = new Set(
  figureDefinitions.flatMap(({ measures, rate }) => [...measures.map((one) => one.term), ...(rate === undefined ? [] : [rate.numerator, rate.denominator])].flatMap(measuresIn)),
);
