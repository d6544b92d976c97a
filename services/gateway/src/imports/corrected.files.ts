import { Problem } from '@yange/http';
import { correctedCsv, correctedWorkbook, findCells, UnreadableFile, type FileOfCells, type FoundCell, type NamedCell } from '@yange/importing';
import { z } from 'zod';
import { whole } from './error.file.js';
import type { ImportRun } from './import.run.js';
import type { UploadedFiles } from './uploaded.files.js';

/** As many characters as a cell of a spreadsheet may have. */
const longestCell = 32_767;

export const cellCorrection = z
  .strictObject({
    file: z.string().min(1).max(200),
    sheet: z.string().min(1).max(100).optional().describe('工作表；CSV 不写 · sheet of a workbook'),
    line: z.int().min(1).max(10_000_000).describe('表格软件显示的行号 · row as a spreadsheet numbers it'),
    column: z.string().min(1).max(200).describe('列名 · header of the column'),
    text: z.string().max(longestCell),
  })
  .describe('改正的单元格 · what a cell is to say');

export type CellCorrection = z.infer<typeof cellCorrection>;

type Uploaded = Pick<ImportRun, 'manifest'>;

/** Cells of the files that problems are about, as they stand there; those that cannot be corrected by themselves are left out. */
export const faultyCells = async ({ manifest, report }: Uploaded & Pick<ImportRun, 'report'>, files: UploadedFiles): Promise<readonly (FoundCell & { readonly file: string })[]> => {
  const wanted = new Map<string, Map<string, NamedCell>>();
  for (const { file, sheet, line, column } of report.problems) {
    if (column === null || !files.byName.has(file)) continue;
    const cell = { line, column, ...(sheet === undefined ? {} : { sheet }) };
    wanted.set(file, (wanted.get(file) ?? new Map<string, NamedCell>()).set(JSON.stringify(cell), cell));
  }
  const found: (FoundCell & { readonly file: string })[] = [];
  for (const [file, cells] of wanted) for (const cell of await readable(findCells(source(file, files, manifest), [...cells.values()]))) found.push({ file, ...cell });
  return found;
};

/** A file that cannot be opened has no cells to be corrected: its problem says so already. */
const readable = (cells: Promise<readonly FoundCell[]>): Promise<readonly FoundCell[]> =>
  cells.catch((error: unknown) => {
    if (error instanceof UnreadableFile) return [];
    throw error;
  });

const source = (file: string, files: UploadedFiles, manifest: ImportRun['manifest']): FileOfCells => ({
  file,
  open: files.byName.get(file) ?? (() => new Uint8Array()),
  mappingOf: (sheet) => manifest?.tables.find((table) => table.file === file && table.sheet === sheet)?.columns,
});

/**
 * The files that corrections are about, with the corrections in them; nothing of it is kept yet.
 * @throws {Problem} `cell-not-there` with the place, where one of them names none
 */
export const correctedFiles = async ({ manifest }: Uploaded, files: UploadedFiles, corrections: readonly CellCorrection[]): Promise<ReadonlyMap<string, Uint8Array | AsyncIterable<Uint8Array>>> => {
  const corrected = new Map<string, Uint8Array | AsyncIterable<Uint8Array>>();
  for (const file of new Set(corrections.map((correction) => correction.file))) {
    const own = corrections.filter((correction) => correction.file === file);
    const open = files.byName.get(file);
    const cells = open === undefined ? [] : await readable(findCells(source(file, files, manifest), own.map(({ line, column, sheet }) => ({ line, column, ...(sheet === undefined ? {} : { sheet }) }))));
    const texts = own.map((correction) => {
      const cell = cells.find(({ sheet, line, column }) => sheet === correction.sheet && line === correction.line && column === correction.column);
      if (cell === undefined) throw notThere(correction);
      return { ...cell, text: correction.text };
    });
    if (open !== undefined) corrected.set(file, /\.xlsx$/i.test(file) ? await correctedWorkbook(await whole(open()), texts) : correctedCsv(open(), texts));
  }
  return corrected;
};

const notThere = ({ file, sheet, line, column }: CellCorrection): Problem =>
  new Problem(422, 'cell-not-there', {
    zh: `“${file}”${sheet === undefined ? '' : `工作表“${sheet}”`}第 ${line} 行没有“${column}”单元格，或它是表头、合并单元格`,
    en: `"${file}"${sheet === undefined ? '' : `, sheet "${sheet}"`} has no cell "${column}" in row ${line}, or it is one of the header, or merged`,
  });
