import { staffingContract } from '@yange/contracts';
import type { EffectiveDate } from '@yange/kernel';
import { headerOf, type RectificationLedgerTimeline } from './rectification-ledger.decider.js';
import { none } from './rectification-ledger.aggregate.js';
import type { RectificationLedgerEvent } from './rectification-ledger.events.js';

/** Somebody, or an organ, whom a row of the ledger is about. */
export interface SubjectRow {
  readonly issueId: string;
  /** says what is wrong, never who it is */
  readonly title: string;
  readonly personId: string | null;
  readonly unknownPersonId: string | null;
  readonly organId: string | null;
  readonly difference: string;
  readonly snapshotId: string;
  readonly registerKind: string;
}

export interface SubjectOpening {
  readonly ledger: string;
  readonly kind: string;
  /** YYYY-MM-DD or empty */
  readonly deadline: string;
  readonly rows: readonly SubjectRow[];
}

/** R21: a row that is open stays the one row; one that was closed and is found again is reopened; the others are new. */
export const decideOpenSubjects = (
  { ledger, kind, deadline, rows }: SubjectOpening,
  issues: RectificationLedgerTimeline,
  effective: EffectiveDate,
): { readonly events: readonly RectificationLedgerEvent[]; readonly opened: number; readonly reopened: number } => {
  const recorded = (issues.latest().kinds.get(kind) ?? none).named;
  const then = (issues.at(effective.to).kinds.get(kind) ?? none).named;
  const distinct = [...new Map(rows.map((row) => [row.issueId, row])).values()];
  const fresh = distinct.filter(({ issueId }) => !recorded.has(issueId));
  const again = distinct.filter(({ issueId }) => recorded.get(issueId) === true && then.get(issueId) === true);
  const header = headerOf({ ledger, kind });
  const subjects = fresh.map(({ title: _title, personId, unknownPersonId, organId, ...rest }) => ({ ...rest, personId: personId ?? '', unknownPersonId: unknownPersonId ?? '', organId: organId ?? '' }));
  return {
    events: [
      ...(fresh.length === 0 ? [] : [staffingContract.make('IssuesOpened', { ...header, issues: { named: fresh.map(({ issueId, title }) => ({ id: issueId, name: title, drawnFrom: '' })), blocks: [] }, deadline, subjects })]),
      ...(again.length === 0 ? [] : [staffingContract.make('IssuesReopened', { ...header, issues: { named: again.map(({ issueId }) => ({ id: issueId, name: '' })), blocks: [] }, reason: '台账比对再次发现' })]),
    ],
    opened: fresh.length,
    reopened: again.length,
  };
};
