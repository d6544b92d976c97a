import type { FiguresMovedByRows } from '../moves/moved.by.rows.js';
import type { ImportProblem, ImportProposal } from '@yange/importing';

export type ImportState = 'checking' | 'applying' | 'done' | 'rejected' | 'failed' | 'cancelled';

/** What the person who imports sees, while it runs and at its end. */
export interface ImportReport {
  readonly importId: string;
  readonly startedAt: string;
  state: ImportState;
  policy: 'all-or-nothing' | 'good-rows-only';
  dryRun: boolean;
  /** rows of all tables as far as they are read, the bad ones too: commands + repeated + unchanged + rejected at the end */
  rows: number;
  /** rows decided, then rows carried out */
  checked: number;
  applied: number;
  /** rows that became a command now, were there before, or brought nothing new */
  commands: number;
  repeated: number;
  unchanged: number;
  /** rows that are bad or refused, however many problems each has */
  rejected: number;
  events: number;
  /** rule → how often history breaks it */
  findings: Record<string, number>;
  /** the first thousand */
  problems: ImportProblem[];
  /** the first thousand */
  warnings: ImportProblem[];
  /** of a dry run whose rows correct what is recorded: the figures that they would move */
  figures?: FiguresMovedByRows;
  /** what an upload without a manifest probably is; to be confirmed where it is not certain */
  proposal?: ImportProposal;
  /** the run whose files it took over */
  resumes?: string;
  /** files of which cells were corrected here */
  corrected?: readonly string[];
  /** what its rows are known by on record: the same for the same files. By this they are taken back */
  recordedAs?: string;
  /** all or nothing was asked, and a part is recorded: to be gone on with, or to be taken back */
  half?: true;
  /** why the run could not go on */
  failure?: { code: string; zh: string; en: string };
}

export const emptyReport = ({ importId, dryRun, resumes, corrected }: Pick<ImportReport, 'importId' | 'dryRun' | 'resumes' | 'corrected'>, recordedAs?: string): ImportReport => ({
  importId,
  ...(resumes === undefined ? {} : { resumes }),
  ...(corrected === undefined ? {} : { corrected }),
  ...(recordedAs === undefined ? {} : { recordedAs }),
  startedAt: new Date().toISOString(),
  state: 'checking',
  policy: 'all-or-nothing',
  dryRun,
  rows: 0,
  checked: 0,
  applied: 0,
  commands: 0,
  repeated: 0,
  unchanged: 0,
  rejected: 0,
  events: 0,
  findings: {},
  problems: [],
  warnings: [],
});

/** A run in a list: numbers only. */
export type ImportSummary = Omit<ImportReport, 'problems' | 'warnings' | 'proposal' | 'findings' | 'figures'> & { readonly problems: number; readonly resumable: boolean };

export const summaryOf = ({ problems, warnings: _warnings, proposal: _proposal, findings: _findings, figures: _figures, ...rest }: ImportReport, resumable: boolean): ImportSummary => ({ ...rest, problems: problems.length, resumable });

const shown = 1000;

export const addProblem = (report: ImportReport, problem: ImportProblem): void => {
  if (report.problems.length < shown) report.problems.push(problem);
};

export const addWarning = (report: ImportReport, warning: ImportProblem): void => {
  if (report.warnings.length < shown) report.warnings.push(warning);
};

/** For the services: what the rows are noted under. */
export const knownAs = ({ recordedAs }: ImportReport): Pick<ImportReport, 'recordedAs'> => (recordedAs === undefined ? {} : { recordedAs });

/** Whether less is recorded than all, where all or nothing was asked. */
export const isHalf = ({ dryRun, policy, events, state, rejected }: ImportReport): boolean => !dryRun && policy === 'all-or-nothing' && events > 0 && (state !== 'done' || rejected > 0);

export const stopped = { zh: '导入中断；可用同一文件重新导入，已入账的行不会重复', en: 'the import stopped; bring the same files again, rows already recorded are not recorded twice' };
