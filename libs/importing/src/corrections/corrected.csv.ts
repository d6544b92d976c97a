import { readCsv } from '../csv.reader.js';
import { csvLine } from '../csv.writer.js';
import { importLimits, type ImportLimits } from '../import-limits.js';
import type { Bytes } from '../utf8.decoder.js';
import type { FoundCell } from './cell.places.js';

/**
 * A CSV with other texts in some of its cells, every row in its place: UTF-8 with byte order mark, commas, CRLF.
 * @param cells where they stand, with what they are to say
 * @throws {UnreadableFile} where its rows cannot be told apart to the end
 */
export const correctedCsv = async function* (bytes: Bytes, cells: readonly FoundCell[], limits: ImportLimits = importLimits): AsyncGenerator<Buffer> {
  const texts = new Map<number, Map<number, string>>();
  for (const { line, index, text } of cells) texts.set(line, (texts.get(line) ?? new Map<number, string>()).set(index, text));
  yield Buffer.from('\ufeff', 'utf8');
  for await (const { line, cells: row } of readCsv(bytes, limits)) {
    const own = texts.get(line);
    const width = Math.max(row.length, ...[...(own?.keys() ?? [])].map((index) => index + 1));
    const written = own === undefined ? row : Array.from({ length: width }, (_, index) => own.get(index) ?? row[index] ?? '');
    yield Buffer.from(`${csvLine(written)}\r\n`, 'utf8');
  }
};
