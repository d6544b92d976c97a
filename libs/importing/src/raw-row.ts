import type { Finding } from './import-problem.js';

/** A row as it stands in the file, before its cells have headers. */
export interface RawRow {
  /** row as a spreadsheet numbers it, from 1 */
  readonly line: number;
  readonly cells: readonly string[];
  /** what the format itself shows to be wrong with single cells, by position */
  readonly faults: readonly { readonly index: number; readonly finding: Finding; readonly warning?: boolean }[];
}
