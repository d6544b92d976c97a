import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { delimiterOf, readCsv } from './csv.reader.js';
import { csvFile } from './csv.writer.js';
import { formatOf } from './file-name.rule.js';
import { importLimits, type ImportLimits } from './import-limits.js';
import { errorWords } from './errors/error.words.js';
import { UnreadableFile, type ImportProblem } from './import-problem.js';
import { errorHeader, normalHeader } from './table-header.js';
import { readXlsx } from './xlsx.reader.js';

export interface ErrorFileSource {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sheet?: string;
}

/**
 * Gives the clerk's own table back as CSV (UTF-8 with byte order mark, so that Excel opens it by double click) with a last column 错误 that
 * says what is wrong with the row and how to mend it. The file can be corrected and uploaded as it is: the reader passes over that column.
 * A file in GBK comes back in UTF-8; rows behind a quote that does not close come back one by one, with the quote in sight.
 * @throws {UnreadableFile} where not even a table can be made out (a damaged workbook)
 */
export const writeErrorFile = async (source: ErrorFileSource, problems: readonly ImportProblem[], limits: ImportLimits = importLimits): Promise<Buffer> => {
  const rows = await rowsOf(source, limits);
  const byLine = new Map<number, string[]>();
  for (const problem of problems.filter(({ file }) => file === source.file)) {
    const line = Math.min(Math.max(problem.line, 1), Math.max(rows.length, 1));
    byLine.set(line, [...(byLine.get(line) ?? []), errorWords(problem)]);
  }
  const header = Math.max(0, rows.findIndex((row) => row.some((cell) => normalHeader(cell) === '序号')));
  const old = rows[header]?.findIndex((cell) => normalHeader(cell).startsWith(errorHeader)) ?? -1;
  const width = Math.max(0, ...rows.map((row) => row.length - (old >= 0 && old < row.length ? 1 : 0)));
  return csvFile(
    rows.map((row, index) => {
      const cells = old < 0 ? [...row] : row.filter((_, position) => position !== old);
      const said = (byLine.get(index + 1) ?? []).join('\n');
      const last = index === header ? [errorHeader, said].filter((words) => words !== '').join('：') : said;
      return [...cells, ...Array<string>(width - cells.length).fill(''), last];
    }),
  );
};

const rowsOf = async (source: ErrorFileSource, limits: ImportLimits): Promise<(readonly string[])[]> => {
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
  const rows: (readonly string[])[] = [];
  if (formatOf(source.file) === 'xlsx') {
    // Empty rows do not come out of a sheet; the line keeps every row in its place.
    for await (const row of readXlsx(bytes, source.sheet, limits)) rows[row.line - 1] = row.cells;
    return Array.from(rows, (row) => row ?? []);
  }
  const text = isUtf8(bytes) ? bytes.toString('utf8').replace(/^\ufeff/, '') : iconv.decode(bytes, 'gb18030');
  try {
    for await (const row of readCsv(Buffer.from(text, 'utf8'), limits)) rows.push(row.cells);
    return rows;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return [...rows, ...linesAfter(text, rows)];
  }
};

/** What quotes have swallowed: split by line ends and separators only, quotes left in sight. */
const linesAfter = (text: string, read: readonly (readonly string[])[]): (readonly string[])[] => {
  const lines = text.split(/\r\n|\n|\r/);
  const before = read.reduce((count, row) => count + 1 + row.join('').split('\n').length - 1, 0);
  const delimiter = delimiterOf(text);
  const rest = lines.slice(before);
  if (rest.at(-1) === '') rest.pop();
  return rest.map((line) => line.split(delimiter).map((cell) => cell.trim()));
};
