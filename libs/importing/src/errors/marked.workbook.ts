import type { Cell, Fill, Worksheet } from 'exceljs';
import { importLimits, type ImportLimits } from '../import-limits.js';
import type { ImportProblem } from '../import-problem.js';
import { errorHeader, meantBy, normalHeader, type ColumnMapping } from '../table-header.js';
import { chooseSheet, loadWorkbook } from '../xlsx.reader.js';
import { errorWords, type FaultyRows } from './error.words.js';

export interface FaultySheet {
  /** the first visible one where left out */
  readonly sheet?: string;
  readonly faults: FaultyRows;
}

const red: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFD6D6' } };
const headerRows = 10;

/**
 * The clerk's workbook as it came, formats and all, with a column 错误 in each sheet that has problems; a bad cell is marked, and its note says what is wrong.
 * What the library does not know (charts, macros, pivot tables) is lost.
 * @throws {UnreadableFile} where it cannot be opened
 */
export const markedWorkbook = async (bytes: Buffer, sheets: readonly FaultySheet[], limits: ImportLimits = importLimits): Promise<Buffer> => {
  const workbook = await loadWorkbook(bytes, limits, 'with drop-downs');
  for (const { sheet, faults } of sheets) {
    const target = chooseSheet(workbook.worksheets, sheet);
    await mark(target, faults);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

const mark = async (sheet: Worksheet, faults: FaultyRows): Promise<void> => {
  const { line: header, columns } = headerOf(sheet, faults.mapping);
  const at = columns.get(errorHeader) ?? lastUsed(sheet) + 1;
  sheet.getColumn(at).eachCell((cell, row) => {
    if (row > header) cell.value = null;
  });
  sheet.getColumn(at).width = 60;
  sheet.getCell(header, at).value = errorHeader;
  for (const line of faults.lines) {
    const problems = await faults.at(line);
    const words = sheet.getCell(line, at);
    const said = problems.map(errorWords).join('\n');
    words.value = line === header ? `${errorHeader}：${said}` : said;
    words.alignment = { wrapText: true, vertical: 'top' };
    redden(words);
    for (const problem of problems) markCell(sheet, line, columns.get(normalHeader(problem.column ?? '')), problem);
  }
};

const markCell = (sheet: Worksheet, line: number, column: number | undefined, problem: ImportProblem): void => {
  if (column === undefined) return;
  const cell = sheet.getCell(line, column);
  redden(cell);
  cell.note = errorWords(problem);
};

/** Cells share their styles: a change of one would show in all of them. */
const redden = (cell: Cell): void => {
  cell.style = { ...cell.style, fill: red };
};

/** Whatever the header is, nothing of the clerk's is written over. */
const lastUsed = (sheet: Worksheet): number => {
  let last = 0;
  sheet.eachRow((row) => row.eachCell((_cell, column) => (last = Math.max(last, column))));
  return last;
};

const headerOf = (sheet: Worksheet, mapping: ColumnMapping | undefined): { readonly line: number; readonly columns: ReadonlyMap<string, number> } => {
  for (let line = 1; line <= Math.min(headerRows, sheet.rowCount); line += 1) {
    const columns = columnsIn(sheet, line, mapping);
    if (columns.has('序号')) return { line, columns };
  }
  return { line: 1, columns: columnsIn(sheet, 1, mapping) };
};

const columnsIn = (sheet: Worksheet, line: number, mapping: ColumnMapping | undefined): ReadonlyMap<string, number> => {
  const columns = new Map<string, number>();
  sheet.getRow(line).eachCell((cell, column) => {
    const name = normalHeader(meantBy(cell.text, mapping) ?? '');
    columns.set(name.startsWith(errorHeader) ? errorHeader : name, column);
  });
  return columns;
};
