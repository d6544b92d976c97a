import type { ImportProblem } from '../import-problem.js';
import type { ColumnMapping } from '../table-header.js';

/** What is wrong in a file or sheet, by its rows: problems are asked for one row at a time. */
export interface FaultyRows {
  /** rows that have problems */
  readonly lines: ReadonlySet<number>;
  /** what its headers mean, where they are not the table's own */
  readonly mapping?: ColumnMapping;
  at(line: number): Promise<readonly ImportProblem[]>;
}

/** What is wrong and how to mend it, for the cell beside the row. */
export const errorWords = ({ column, zh, en, hint }: ImportProblem): string => `${column === null ? '' : `【${column}】`}${zh}。${hint.zh}。(${en})`;
