import { readCsv } from '../csv.reader.js';
import { csvLine } from '../csv.writer.js';
import { importLimits, type ImportLimits } from '../import-limits.js';
import { errorHeader, meantBy, normalHeader } from '../table-header.js';
import type { Bytes } from '../utf8.decoder.js';
import { errorWords, type FaultyRows } from './error.words.js';

interface Shape {
  /** cells of the widest row, without a column 错误 that we added before */
  readonly width: number;
  readonly header: number;
  /** position of that column, -1 where there is none */
  readonly old: number;
}

/**
 * The clerk's CSV as it came, with a last column 错误: read twice, a row in memory at a time.
 * @param open the same bytes each time
 * @throws {UnreadableFile} before anything comes out: see writeErrorFile
 */
export const markedCsv = async (open: () => Bytes, faults: FaultyRows, limits: ImportLimits = importLimits): Promise<AsyncGenerator<Buffer>> => {
  const shape = await shapeOf(open(), faults, limits);
  return marked(open(), shape, faults, limits);
};

const shapeOf = async (bytes: Bytes, { mapping }: FaultyRows, limits: ImportLimits): Promise<Shape> => {
  let [width, header, old] = [0, 0, -1];
  for await (const { line, cells } of readCsv(bytes, limits)) {
    if (header === 0 && cells.some((cell) => normalHeader(meantBy(cell, mapping) ?? '') === '序号')) {
      header = line;
      old = cells.findIndex((cell) => normalHeader(cell).startsWith(errorHeader));
    }
    width = Math.max(width, cells.length - (old >= 0 && old < cells.length ? 1 : 0));
  }
  return { width, header: Math.max(header, 1), old };
};

const blockCharacters = 65_536;

const marked = async function* (bytes: Bytes, { width, header, old }: Shape, faults: FaultyRows, limits: ImportLimits): AsyncGenerator<Buffer> {
  let text = '\ufeff';
  for await (const { line, cells: all } of readCsv(bytes, limits)) {
    const cells = old < 0 ? all : all.filter((_, position) => position !== old);
    const said = faults.lines.has(line) ? (await faults.at(line)).map(errorWords).join('\n') : '';
    const last = line === header ? [errorHeader, said].filter((words) => words !== '').join('：') : said;
    text += `${csvLine([...cells, ...Array<string>(Math.max(0, width - cells.length)).fill(''), last])}\r\n`;
    if (text.length < blockCharacters) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'utf8');
};
