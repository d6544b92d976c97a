import { CsvError, parse, type Options, type Parser } from 'csv-parse';
import { strayQuote, unclosedQuote } from './file.findings.js';
import type { ImportLimits } from './import-limits.js';
import { UnreadableFile, type Finding } from './import-problem.js';
import type { RawRow } from './raw-row.js';
import { decodeUtf8, type Bytes } from './utf8.decoder.js';

/** Comma, tab or semicolon: whichever the header uses most; cells below it may hold any of them. */
export const delimiterOf = (text: string): string => {
  const lines = text.split(/\r\n|\n|\r/, 10);
  const header = lines.find((line) => line.includes('序号')) ?? lines.find((line) => line.trim() !== '') ?? '';
  const parts = (delimiter: string): number => header.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, next) => (parts(next) > parts(best) ? next : best));
};

const csvOptions = (delimiter: string, limits: ImportLimits): Options => ({
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  trim: true,
  max_record_size: limits.rowCharacters,
});

/**
 * Rows of a CSV file, one at a time with back pressure. The line counts rows as a spreadsheet does: a cell with a line break in it is one row.
 * Rows before the place that cannot be read still come out.
 * @throws {UnreadableFile} `file-encoding`, `file-format`, `file-too-large`, `unclosed-quote`, `stray-quote`
 */
export const readCsv = async function* (bytes: Bytes, limits: ImportLimits): AsyncGenerator<RawRow> {
  const parsed: string[][] = [];
  let parser: Parser | null = null;
  let line = 0;
  const rows = function* (): Generator<RawRow> {
    for (const cells of parsed.splice(0)) yield { line: (line += 1), cells: cells.map(unescapeCell), faults: [] };
  };
  for await (const block of decodeUtf8(bytes, limits)) {
    parser ??= parse({ ...csvOptions(delimiterOf(block), limits), on_record: (cells: string[]) => void parsed.push(cells) });
    const error = await fed(parser, block);
    yield* rows();
    if (error !== null) throw new UnreadableFile(line + 1, quoteFinding(error));
  }
  const error = parser === null ? null : await ended(parser);
  yield* rows();
  if (error !== null) throw new UnreadableFile(line + 1, quoteFinding(error));
};

// The parser works synchronously inside write(): what it found is in `parsed` before the callback runs, also when it then fails.
const fed = (parser: Parser, block: string): Promise<Error | null> =>
  new Promise((resolve) => {
    parser.once('error', resolve);
    parser.write(block, (error) => {
      if (!error) parser.off('error', resolve);
      resolve(error ?? null);
    });
  });

const ended = (parser: Parser): Promise<Error | null> =>
  new Promise((resolve) => {
    parser.once('error', resolve);
    parser.end(() => resolve(null));
  });

export const quoteFinding = (error: Error): Finding => {
  if (!(error instanceof CsvError)) throw error;
  const code: string = error.code;
  if (code === 'INVALID_OPENING_QUOTE') return strayQuote;
  return unclosedQuote(code === 'CSV_MAX_RECORD_SIZE' ? '（行过长） (the row is too long)' : '');
};

/** Undoes what `escapeCell` does, so that a file we gave back reads as it was. */
const unescapeCell = (cell: string): string => (/^'+[=+\-@]/.test(cell) ? cell.slice(1) : cell).replace(/\r\n?/g, '\n');
