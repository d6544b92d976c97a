import { readCsv } from '../csv.reader.js';
import { formatOf } from '../file-name.rule.js';
import type { ImportLimits } from '../import-limits.js';
import { collect } from '../table.reader.js';
import type { Bytes } from '../utf8.decoder.js';
import { loadWorkbook, readSheet } from '../xlsx.reader.js';

/** The rows among which a header is looked for. */
export interface FirstRows {
  /** null for a CSV */
  readonly sheet: string | null;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

const headerSearchRows = 10;

/**
 * Of a CSV, or of every visible sheet of a workbook.
 * @throws {UnreadableFile}
 */
export const firstRowsOf = async (file: string, open: () => Bytes, limits: ImportLimits): Promise<readonly FirstRows[]> => {
  if (formatOf(file) === 'csv') return [{ sheet: null, rows: await firstOf(readCsv(open(), limits)) }];
  const workbook = await loadWorkbook(await collect(open(), limits), limits);
  const sheets: FirstRows[] = [];
  for (const { name } of workbook.worksheets.filter(({ state }) => state === 'visible')) sheets.push({ sheet: name, rows: await firstOf(readSheet(workbook, name, limits)) });
  return sheets;
};

const firstOf = async (rows: AsyncIterable<{ readonly line: number; readonly cells: readonly string[] }>): Promise<FirstRows['rows']> => {
  const first: { line: number; cells: readonly string[] }[] = [];
  for await (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    first.push({ line, cells });
    if (first.length === headerSearchRows) break;
  }
  return first;
};
