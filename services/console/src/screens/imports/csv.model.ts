import { parse } from 'csv-parse/browser/esm/sync';

/** A CSV as a clerk keeps it: its rows in the order of the file, so that the first is line 1 of a spreadsheet. */
export interface Sheet {
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
}

/** Comma, tab or semicolon: whichever the header uses most. */
const delimiterOf = (text: string): string => {
  const lines = text.split(/\r\n|\n|\r/, 10);
  const header = lines.find((line) => line.includes('序号')) ?? lines.find((line) => line.trim() !== '') ?? '';
  return [',', '\t', ';'].reduce((best, next) => (header.split(next).length > header.split(best).length ? next : best));
};

/** @returns null where it cannot be read to its end: then it is corrected where it was made */
export const sheetOf = (text: string): Sheet | null => {
  const plain = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(plain);
  try {
    return { delimiter, rows: parse(plain, { delimiter, relax_column_count: true, skip_empty_lines: false, record_delimiter: ['\r\n', '\n', '\r'] }) };
  } catch {
    return null;
  }
};

/** As headers are compared: width, blanks and the star of a template make no difference. */
const folded = (header: string): string => header.normalize('NFKC').replace(/[\s*＊]/g, '');

/** Where a column stands, under any of its names; above it there may be a title or notes. @returns -1 where it is not there */
export const columnAt = ({ rows }: Sheet, names: readonly string[]): number => {
  const wanted = new Set(names.map(folded));
  for (const row of rows.slice(0, 10)) {
    const at = row.findIndex((cell) => wanted.has(folded(cell)));
    if (at >= 0) return at;
  }
  return -1;
};

/** A cell by its line, from 1. */
export const cellAt = ({ rows }: Sheet, line: number, column: number): string => rows[line - 1]?.[column] ?? '';

export interface Correction {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

const quoted = (cell: string, delimiter: string): string => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The file with its corrections, everything else as it was. */
export const correctedText = ({ delimiter, rows }: Sheet, corrections: readonly Correction[]): string => {
  const lines = rows.map((row, index) => {
    const mine = corrections.filter(({ line }) => line === index + 1);
    const length = Math.max(row.length, ...mine.map(({ column }) => column + 1));
    return Array.from({ length }, (_, at) => quoted(mine.find(({ column }) => column === at)?.text ?? row[at] ?? '', delimiter)).join(delimiter);
  });
  return `\uFEFF${lines.join('\r\n')}\r\n`;
};
