import type { components } from '@yange/api-client';

export type Report = components['schemas']['ImportReport'];
export type Problem = components['schemas']['ImportProblem'];
export type Cell = components['schemas']['FaultyCells']['cells'][number];
/** A cell with what it is to say. */
export type Correction = Cell;
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

interface NamedCell {
  readonly file: string;
  /** where it is a workbook */
  readonly sheet?: string;
  readonly line: number;
  readonly column: string | null;
}

export const isSameCell = (one: NamedCell, other: NamedCell): boolean => one.file === other.file && one.sheet === other.sheet && one.line === other.line && one.column === other.column;

/** What a cell says, with what was typed into it. @returns null where it is none that can be corrected by itself */
export const textOf = (cells: readonly Cell[], corrections: readonly Correction[], problem: NamedCell): string | null =>
  (corrections.find((one) => isSameCell(one, problem)) ?? cells.find((one) => isSameCell(one, problem)))?.text ?? null;

/** What was corrected so far with another text in a cell; what it said from the beginning is no correction. */
export const correctedWith = (corrections: readonly Correction[], cell: Cell, text: string): readonly Correction[] => {
  const others = corrections.filter((one) => !isSameCell(one, cell));
  return text === cell.text ? others : [...others, { ...cell, text }];
};
