import type { components } from '@yange/api-client';

export type Report = components['schemas']['ImportReport'];
export type Problem = components['schemas']['ImportProblem'];
export type Proposal = NonNullable<Report['proposal']>;
export type Manifest = NonNullable<Proposal['manifest']>;

export type Place = 'template' | 'upload' | 'columns' | 'problems' | 'preview' | 'result';

export const places: readonly Place[] = ['template', 'upload', 'columns', 'problems', 'preview', 'result'];

export const isRunning = ({ state }: Pick<Report, 'state'>): boolean => state === 'checking' || state === 'applying';

const unconfirmed = 'columns-unconfirmed';

/** Whether a person has to say first which column is which. */
export const asksForColumns = ({ state, proposal, problems }: Pick<Report, 'state' | 'proposal' | 'problems'>): boolean => state === 'rejected' && proposal !== undefined && problems.some(({ rule }) => rule === unconfirmed);

/** Where somebody is with a run: what has to be looked at next. */
export const placeOf = (report: Report): Place => {
  if (isRunning(report)) return report.dryRun ? 'problems' : 'result';
  if (asksForColumns(report)) return 'columns';
  if (report.problems.length > 0 && (report.dryRun || report.state === 'rejected')) return 'problems';
  return report.dryRun && report.state === 'done' ? 'preview' : 'result';
};

/** Percent of a run that is done, of what is known so far. */
export const progressOf = ({ state, checked, applied, rows }: Pick<Report, 'state' | 'checked' | 'applied' | 'rows'>): number => (rows === 0 ? 0 : Math.min(100, Math.round(((state === 'checking' ? checked : applied) / rows) * 100)));

/** The proposed columns with what a person changed: `file\nwritten` → column, empty where it is not imported. */
export const confirmed = (manifest: Manifest, proposal: Proposal, changed: Readonly<Record<string, string>>): Manifest => ({
  ...manifest,
  tables: manifest.tables.map((table) => {
    const guessed = proposal.tables.find(({ file, sheet }) => file === table.file && (sheet ?? undefined) === table.sheet);
    const columns = (guessed?.columns ?? []).map(({ written, column }) => [written, changed[columnKey(table.file, written)] ?? column ?? ''] as const);
    return { ...table, columns: { ...table.columns, ...Object.fromEntries(columns.map(([written, column]) => [written, column === '' ? null : column])) } };
  }),
});

export const columnKey = (file: string, written: string): string => `${file}\n${written}`;
