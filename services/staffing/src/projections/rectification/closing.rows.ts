import type { StaffingEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

/** Rows of a ledger that one event closed, until the day on which they were reopened: a row by itself where it is named, the others by their number. */
interface ClosingRow {
  /** the event, and the row where it is named; what a reopening split off has a number after it */
  readonly closing_id: string;
  readonly ledger_name: string;
  readonly kind: string;
  /** whom a named row is about */
  readonly organ_id: string | null;
  readonly row_count: number;
  readonly closed_on: string;
  readonly reopened_on: string | null;
  readonly means: readonly string[];
  readonly has_evidence: boolean;
  readonly names_cap: boolean;
}

type Closed = Extract<StaffingEvent, { readonly type: 'IssuesClosed' }>['data'];
type Reopened = Extract<StaffingEvent, { readonly type: 'IssuesReopened' }>['data'];

/** How each row came to be closed, in the order in which it took effect: what an act lacked is seen as long as the row is closed by it. */
export const closingRows = (facts: readonly Fact<StaffingEvent>[]): readonly object[] => {
  const about = new Map<string, string>();
  let rows: readonly ClosingRow[] = [];
  /** closings of named rows that hold → the named row */
  const named = new Map<string, string>();
  const lifted = (ids: ReadonlySet<string>, on: string): readonly ClosingRow[] => rows.map((row) => (row.reopened_on === null && ids.has(named.get(row.closing_id) ?? '') ? { ...row, reopened_on: on } : row));
  for (const { event, eventId, effective } of facts) {
    const on = effective.to;
    if (event.type === 'IssuesOpened') for (const { issueId, organId } of event.data.subjects) about.set(issueId, organId);
    if (event.type !== 'IssuesOpened' && event.type !== 'IssuesClosed' && event.type !== 'IssuesReopened') continue;
    const ids = (event.data.issues?.named ?? []).map(({ id }) => id);
    // Whatever comes next of a named row takes the place of how it stood: opened later than closed, it is open.
    rows = lifted(new Set(ids), on);
    if (event.type === 'IssuesOpened') continue;
    if (event.type === 'IssuesReopened') {
      rows = blocksReopened(rows, named, event.data, on);
      continue;
    }
    const closing = closingOf(event.data, on);
    for (const id of ids) named.set(`${eventId}/${id}`, id);
    const counted = countedIn(event.data);
    rows = [
      ...rows,
      ...ids.map((id) => ({ ...closing, closing_id: `${eventId}/${id}`, organ_id: orNull(about.get(id)), row_count: 1 })),
      ...(counted === 0 ? [] : [{ ...closing, closing_id: eventId, organ_id: null, row_count: counted }]),
    ];
  }
  return rows;
};

const closingOf = ({ ledger, kind, means, evidence, raised }: Closed, on: string) =>
  ({ ledger_name: ledger?.name ?? '', kind, closed_on: on, reopened_on: null, means, has_evidence: evidence !== '', names_cap: raised !== undefined });

const countedIn = ({ issues }: Closed | Reopened): number => (issues?.blocks ?? []).reduce((sum, { count }) => sum + count, 0);

/** Of rows that only a number tells of nobody says by which event they were closed: what was closed in order is reopened first, the latest before the earlier. */
const blocksReopened = (rows: readonly ClosingRow[], named: ReadonlyMap<string, string>, data: Reopened, on: string): readonly ClosingRow[] => {
  let left = countedIn(data);
  const open = rows.filter((row) => row.kind === data.kind && row.reopened_on === null && !named.has(row.closing_id)).toReversed();
  const taken = new Map<string, number>();
  for (const { closing_id: id, row_count: count } of [...open.filter(inOrder), ...open.filter((row) => !inOrder(row))]) {
    const some = Math.min(left, count);
    left -= some;
    if (some > 0) taken.set(id, some);
  }
  return rows.flatMap((row) => {
    const some = taken.get(row.closing_id) ?? 0;
    if (some === 0 || row.reopened_on !== null) return [row];
    return some === row.row_count ? [{ ...row, reopened_on: on }] : [{ ...row, row_count: row.row_count - some }, { ...row, closing_id: `${row.closing_id}#${row.row_count}`, row_count: some, reopened_on: on }];
  });
};

const inOrder = ({ has_evidence: evidence, means }: ClosingRow): boolean => evidence && means.length > 0;

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
