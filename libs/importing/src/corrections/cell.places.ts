import { readCsv } from '../csv.reader.js';
import { formatOf } from '../file-name.rule.js';
import { importLimits, type ImportLimits } from '../import-limits.js';
import { UnreadableFile } from '../import-problem.js';
import type { RawRow } from '../raw-row.js';
import { collect } from '../table.reader.js';
import { meantBy, normalHeader, type ColumnMapping } from '../table-header.js';
import type { Bytes } from '../utf8.decoder.js';
import { loadWorkbook, readSheet } from '../xlsx.reader.js';

/** A cell as a problem names it. */
export interface NamedCell {
  /** of a workbook; the first visible one where left out */
  readonly sheet?: string;
  readonly line: number;
  /** the table's own header */
  readonly column: string;
}

/** Where it stands, and what it says; nothing where it holds a formula. */
export interface FoundCell extends NamedCell {
  /** from 0 */
  readonly index: number;
  readonly text: string;
}

export interface FileOfCells {
  readonly file: string;
  readonly open: () => Bytes;
  /** what headers mean where they are not the table's own */
  readonly mappingOf: (sheet: string | undefined) => ColumnMapping | undefined;
}

/**
 * Cells of a file by the names that problems give them. Left out are those that are not there, that belong to the header, or that are merged with others.
 * @throws {UnreadableFile} where a workbook cannot be opened
 */
export const findCells = async ({ file, open, mappingOf }: FileOfCells, wanted: readonly NamedCell[], limits: ImportLimits = importLimits): Promise<readonly FoundCell[]> => {
  if (wanted.length === 0) return [];
  if (formatOf(file) !== 'xlsx') return cellsAmong(readCsv(open(), limits), wanted, mappingOf(undefined));
  const workbook = await loadWorkbook(await collect(open(), limits), limits);
  const found: FoundCell[] = [];
  for (const sheet of new Set(wanted.map((cell) => cell.sheet))) {
    const own = wanted.filter((cell) => cell.sheet === sheet);
    found.push(...(await cellsAmong(readSheet(workbook, sheet, limits), own, mappingOf(sheet))));
  }
  return found;
};

const headerRows = 10;

const cellsAmong = async (rows: AsyncIterable<RawRow>, wanted: readonly NamedCell[], mapping: ColumnMapping | undefined): Promise<readonly FoundCell[]> => {
  const lines = new Set(wanted.map(({ line }) => line));
  const last = Math.max(...lines);
  const first: RawRow[] = [];
  const among = new Map<number, RawRow>();
  try {
    for await (const row of rows) {
      if (first.length < headerRows && row.cells.some((cell) => cell.trim() !== '')) first.push(row);
      if (lines.has(row.line)) among.set(row.line, row);
      if (row.line > last && first.length === headerRows) break;
    }
  } catch (error) {
    // What stands before the place that cannot be read is there all the same.
    if (!(error instanceof UnreadableFile) || first.length === 0) throw error;
  }
  return wanted.flatMap((cell) => {
    const row = among.get(cell.line);
    const header = headerOf(first, cell.column, mapping);
    if (row === undefined || header === null || row.line <= header.line) return [];
    const isMerged = row.faults.some(({ index, finding }) => index === header.index && finding.rule === 'merged-cell');
    return isMerged ? [] : [{ ...cell, index: header.index, text: row.cells[header.index] ?? '' }];
  });
};

/** In the row that has 序号; of a table without it, in the first that has the column. */
const headerOf = (first: readonly RawRow[], column: string, mapping: ColumnMapping | undefined): { readonly line: number; readonly index: number } | null => {
  const indexOf = ({ cells }: RawRow, header: string): number => cells.findIndex((cell) => normalHeader(meantBy(cell, mapping) ?? '') === normalHeader(header));
  const row = first.find((one) => indexOf(one, '序号') >= 0) ?? first.find((one) => indexOf(one, column) >= 0);
  const index = row === undefined ? -1 : indexOf(row, column);
  return row === undefined || index < 0 ? null : { line: row.line, index };
};
