import type { StaffingEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

/** A row of a ledger that is about somebody, as it stands after all that is recorded. */
interface SubjectRow {
  readonly issue_id: string;
  readonly opened_on: string;
  readonly closed_on: string | null;
  readonly means: readonly string[];
  readonly evidence: string | null;
}

/** Rows that name a person or an organ, in the order in which what happened to them took effect. */
export const subjectRows = (facts: readonly Fact<StaffingEvent>[]): readonly object[] => {
  const rows = new Map<string, SubjectRow>();
  for (const { event, effective } of facts) {
    if (event.type === 'IssuesOpened') {
      const { ledger, kind, deadline, issues, subjects } = event.data;
      const titles = new Map((issues?.named ?? []).map(({ id, name }) => [id, name]));
      for (const { issueId, personId, unknownPersonId, organId, difference, snapshotId, registerKind } of subjects) {
        const about = { person_id: orNull(personId), unknown_person_id: orNull(unknownPersonId), organ_id: orNull(organId), difference, snapshot_id: orNull(snapshotId), register_kind: registerKind };
        rows.set(issueId, { issue_id: issueId, ledger_name: ledger?.name ?? '', kind, title: titles.get(issueId) ?? '', ...about, opened_on: effective.to, deadline: orNull(deadline), closed_on: null, means: [], evidence: null } as SubjectRow);
      }
    }
    if (event.type === 'IssuesClosed') for (const row of marked(rows, event.data.issues?.named)) rows.set(row.issue_id, { ...row, closed_on: effective.to, means: event.data.means, evidence: event.data.evidence });
    if (event.type === 'IssuesReopened') for (const row of marked(rows, event.data.issues?.named)) rows.set(row.issue_id, { ...row, closed_on: null, means: [], evidence: null });
  }
  return [...rows.values()];
};

const marked = (rows: ReadonlyMap<string, SubjectRow>, named: readonly { readonly id: string }[] = []): readonly SubjectRow[] => named.flatMap(({ id }) => rows.get(id) ?? []);

const orNull = (text: string): string | null => (text === '' ? null : text);
