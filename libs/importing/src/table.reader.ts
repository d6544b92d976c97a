import { readCsv } from './csv.reader.js';
import { badFileName, lostCharacters, tooLarge } from './file.findings.js';
import { formatOf, isBareFileName } from './file-name.rule.js';
import { FirstLines } from './first-lines.js';
import { importLimits, type ImportLimits } from './import-limits.js';
import { problemAt, UnreadableFile, type Finding, type ImportProblem, type Place } from './import-problem.js';
import type { RawRow } from './raw-row.js';
import { rowContentHash } from './row-content.hash.js';
import * as findings from './row.findings.js';
import { meantBy, normalHeader, readHeader, type ColumnMapping, type HeaderReading, type TableColumn, type TableHeader } from './table-header.js';
import type { Bytes } from './utf8.decoder.js';
import { loadWorkbook, readSheet } from './xlsx.reader.js';
import type { Workbook } from 'exceljs';

/** Which table a file holds. */
export interface TableSource {
  readonly table: string;
  readonly file: string;
  /** of a workbook; the first visible one where left out */
  readonly sheet?: string;
  readonly columns: readonly TableColumn[];
  /** what headers of the file mean where they are not the table's own; null where one is not to be imported */
  readonly mapping?: ColumnMapping;
  /** the workbook, where it is loaded already: of several tables in one file it is loaded once */
  readonly workbook?: (bytes: () => Promise<Buffer>, limits: ImportLimits) => Promise<Workbook>;
}

/** A row that is sound as a row; what its cells mean is the service's business. */
export interface ImportRow {
  /** 序号 */
  readonly id: string;
  readonly line: number;
  /** every column of the table that the file has, by the table's own header; '' where the cell is empty */
  readonly cells: Readonly<Record<string, string>>;
  /** SHA-256, hex: see rowContentHash */
  readonly contentHash: string;
}

export type TableItem =
  | { readonly kind: 'row'; readonly row: ImportRow }
  /** `ofRow`: this one row is bad; otherwise the file, as a whole or from there on */
  | { readonly kind: 'problem'; readonly problem: ImportProblem; readonly ofRow?: true }
  | { readonly kind: 'warning'; readonly warning: ImportProblem };

/**
 * Rows of one table as the file is read, with the problems between them. A row that has a problem does not come out as a row; a file
 * that cannot be read further ends with its problem. Memory holds one block of the file (a CSV; a workbook is held whole) and 24 bytes a row
 * for what was seen.
 */
export const readTable = async function* (bytes: Bytes, source: TableSource, limits: ImportLimits = importLimits): AsyncGenerator<TableItem> {
  const format = formatOf(source.file);
  if (!isBareFileName(source.file) || format === null) {
    yield { kind: 'problem', problem: problemAt({ ...placeOf(source), line: 1 }, badFileName(source.file)) };
    return;
  }
  let problems = 0;
  try {
    const raw = format === 'csv' ? readCsv(bytes, limits) : readSheet(await workbookOf(source, () => collect(bytes, limits), limits), source.sheet, limits);
    for await (const item of itemsOf(raw, source, format, limits)) {
      yield item;
      if (item.kind === 'problem' && (problems += 1) >= limits.problemsPerFile) {
        yield { kind: 'problem', problem: problemAt({ ...placeOf(source), line: item.problem.line }, findings.tooManyProblems(problems)) };
        return;
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield { kind: 'problem', problem: problemAt({ ...placeOf(source), line: error.line }, error.finding) };
  }
};

const placeOf = ({ file, sheet }: TableSource): Pick<Place, 'file' | 'sheet'> => ({ file, sheet });

const workbookOf = async ({ workbook }: TableSource, bytes: () => Promise<Buffer>, limits: ImportLimits): Promise<Workbook> =>
  workbook === undefined ? loadWorkbook(await bytes(), limits) : workbook(bytes, limits);

export const collect = async (bytes: Bytes, limits: ImportLimits): Promise<Buffer> => {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limits.xlsxBytes) throw new UnreadableFile(1, tooLarge('字节 bytes', limits.xlsxBytes));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const isBlank = (row: RawRow): boolean => row.faults.length === 0 && row.cells.every((cell) => cell.trim() === '');

const headerSearchRows = 10;

const itemsOf = async function* (raw: AsyncIterable<RawRow>, source: TableSource, format: string, limits: ImportLimits): AsyncGenerator<TableItem> {
  const above: RawRow[] = [];
  let check: RowCheck | null = null;
  for await (const row of raw) {
    if (check !== null) {
      if (!isBlank(row)) yield* check.items(row);
      continue;
    }
    if (isBlank(row) && above.length === 0) continue;
    above.push(row);
    if (!isHeader(row, source) && above.length < headerSearchRows) continue;
    const started = yield* start(above, source, format, limits);
    if (started === null) return;
    check = started;
  }
  if (check === null) yield* endWithoutHeader(above, source, format, limits);
};

/** 序号 of a row that only shows how rows are filled in. */
const sampleId = '示例';

/** The row with 序号; of a table whose rows need no name of their own, also the one with all columns that are due. */
const isHeader = (row: RawRow, { columns, mapping }: TableSource): boolean => {
  const written = new Set(row.cells.map((cell) => normalHeader(meantBy(cell, mapping) ?? '')));
  const due = columns.filter(({ required }) => required).map(({ header }) => header);
  return written.has('序号') || (!due.includes('序号') && due.length > 0 && due.every((header) => written.has(header)));
};

const endWithoutHeader = async function* (above: readonly RawRow[], source: TableSource, format: string, limits: ImportLimits): AsyncGenerator<TableItem> {
  if (above.length > 0) yield* start(above, source, format, limits);
  else yield { kind: 'problem', problem: problemAt({ ...placeOf(source), line: 1 }, findings.noTable) };
};

/** Finds the header among the first rows; where none has 序号 the first one is taken, and its lack reported. */
const start = function* (above: readonly RawRow[], source: TableSource, format: string, limits: ImportLimits): Generator<TableItem, RowCheck | null> {
  const last = above.at(-1);
  const row = last !== undefined && isHeader(last, source) ? last : above[0];
  if (row === undefined) return null;
  const reading: HeaderReading = readHeader(row.line, row.cells, source.columns, source.mapping);
  const place = placeOf(source);
  const skipped = above.indexOf(row);
  if (skipped > 0) yield { kind: 'warning', warning: problemAt({ ...place, line: 1 }, findings.rowsAboveHeader(skipped)) };
  for (const { column, finding } of reading.warnings) yield { kind: 'warning', warning: problemAt({ ...place, line: row.line, column }, finding) };
  for (const { column, finding } of reading.problems) yield { kind: 'problem', problem: problemAt({ ...place, line: row.line, column }, finding) };
  if (reading.header.width > limits.columns) {
    yield { kind: 'problem', problem: problemAt({ ...place, line: row.line }, tooLarge('列 columns', limits.columns)) };
    return null;
  }
  return reading.problems.length === 0 ? new RowCheck(place, reading.header, format, limits) : null;
};

/** Remembers what has been seen, so that each row can be told from those before it. */
class RowCheck {
  private readonly ids = new FirstLines();
  private readonly contents = new FirstLines();
  private rows = 0;

  constructor(
    private readonly place: Pick<Place, 'file' | 'sheet'>,
    private readonly header: TableHeader,
    private readonly format: string,
    private readonly limits: ImportLimits,
  ) {}

  *items(raw: RawRow): Generator<TableItem> {
    this.rows += 1;
    if (this.rows > this.limits.csvRows) throw new UnreadableFile(raw.line, tooLarge('行 rows', this.limits.csvRows));
    if (this.isSample(raw)) {
      yield { kind: 'warning', warning: problemAt({ ...this.place, line: raw.line }, findings.sampleRow) };
      return;
    }
    const found = [...this.cellFindings(raw)];
    for (const { index, finding } of raw.faults.filter((fault) => fault.warning === true)) {
      yield { kind: 'warning', warning: problemAt({ ...this.place, line: raw.line, column: this.name(index) }, finding) };
    }
    const cells: Record<string, string> = {};
    for (const [index, header] of this.header.at) cells[header] = (raw.cells[index] ?? '').trim();
    const named = [...this.header.at.values()].includes('序号');
    const id = named ? (cells['序号'] ?? '').normalize('NFKC') : `行${raw.line}`;
    cells['序号'] = id;
    if (named) found.push(...this.idFindings(id, raw.line));
    for (const { column, finding } of found) yield { kind: 'problem', problem: problemAt({ ...this.place, line: raw.line, column }, finding), ofRow: true };
    if (found.length === 0) yield* this.sound({ id, line: raw.line, cells, contentHash: rowContentHash(cells) });
  }

  /** The row by which a template shows how to fill it in. */
  private isSample({ cells }: RawRow): boolean {
    for (const [index, header] of this.header.at) if (header === '序号') return (cells[index] ?? '').trim() === sampleId;
    return false;
  }

  private *sound(row: ImportRow): Generator<TableItem> {
    const twin = this.contents.before(row.contentHash, row.line);
    if (twin !== null) yield { kind: 'warning', warning: problemAt({ ...this.place, line: row.line }, findings.sameContent(twin)) };
    yield { kind: 'row', row };
  }

  private *idFindings(id: string, line: number): Generator<{ column: string | null; finding: Finding }> {
    if (id === '') yield { column: '序号', finding: findings.rowIdMissing };
    else if (id.length > 64 || /\s/.test(id)) yield { column: '序号', finding: findings.rowIdForm };
    else {
      const first = this.ids.before(id, line);
      if (first !== null) yield { column: '序号', finding: findings.duplicateRowId(id, first) };
    }
  }

  private *cellFindings(raw: RawRow): Generator<{ column: string | null; finding: Finding }> {
    for (const { index, finding } of raw.faults.filter((fault) => fault.warning !== true)) yield { column: this.name(index), finding };
    const used = raw.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    // A sheet has no rows of its own length; a CSV row that is short or long has lost or gained a separator.
    const short = this.format === 'csv' && raw.cells.length < this.header.width;
    if (short || used > Math.max(this.header.width, this.header.written.length)) {
      yield { column: null, finding: findings.cellCount(short ? raw.cells.length : used, this.header.width, raw.cells.some((cell) => cell.includes('\n'))) };
      return;
    }
    for (const [index, cell] of raw.cells.entries()) {
      const finding = cellFinding(cell, this.header.longest.get(index) ?? this.limits.cellCharacters);
      if (finding !== null) yield { column: this.name(index), finding };
      if (cell.trim() !== '' && (this.header.written[index] ?? '').trim() === '') yield { column: null, finding: findings.cellWithoutHeader(index + 1) };
    }
  }

  private name(index: number): string | null {
    return this.header.at.get(index) ?? (this.header.written[index]?.trim() || null);
  }
}

const cellFinding = (cell: string, longest: number): Finding | null => {
  if (cell.length > longest) return findings.cellTooLong(cell.length, longest);
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(cell);
  if (control !== null) return findings.controlCharacter(control[0].charCodeAt(0));
  return cell.includes('\ufffd') || cell.includes('锟斤拷') ? lostCharacters : null;
};
