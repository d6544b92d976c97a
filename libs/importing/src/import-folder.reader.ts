import { badFileName, tooLarge } from './file.findings.js';
import { isBareFileName } from './file-name.rule.js';
import { importLimits, type ImportLimits } from './import-limits.js';
import { manifestFile, readManifest, type ImportManifest, type ManifestReading } from './import-manifest.js';
import { problemAt, type Finding, type ImportProblem } from './import-problem.js';
import { correctionsAfter } from './row-order.rule.js';
import type { TableColumn } from './table-header.js';
import { readTable, type ImportRow, type TableItem, type TableSource } from './table.reader.js';
import type { Bytes } from './utf8.decoder.js';
import { loadWorkbook } from './xlsx.reader.js';
import type { Workbook } from 'exceljs';

/** Bytes of the files of an upload by name, each to be read as often as asked. */
export type ImportFiles = ReadonlyMap<string, () => Bytes>;

/** A table of an upload, not yet read. */
export interface OpenedTable {
  readonly table: string;
  readonly file: string;
  /** of a workbook, where the manifest names one */
  readonly sheet: string | null;
  /** rows, problems and warnings as the file is read */
  items(): AsyncIterable<TableItem>;
}

/** What an upload is before its tables are read. `manifest` is null where it could not be read; `tables` are in the manifest's order. */
export interface ImportFolder {
  readonly manifest: ImportManifest | null;
  readonly tables: readonly OpenedTable[];
  /** nothing may be recorded under all-or-nothing while there is one of these, or one among the items of a table */
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
}

/** Columns by table name; each service owns those of its own tables. */
export type ColumnsOfTables = Readonly<Record<string, readonly TableColumn[]>>;

/**
 * Opens an upload: its manifest is read, its tables are there to be read one after the other, a row at a time.
 * @param given in place of the manifest that is among the files, or of none
 */
export const openImportFolder = async (files: ImportFiles, columns: ColumnsOfTables, given?: ImportManifest, limits: ImportLimits = importLimits): Promise<ImportFolder> => {
  const problems = [...nameProblems(files, limits)];
  const { manifest, problems: wrong } = given === undefined ? await manifestOf(files.get(manifestFile)) : { manifest: given, problems: [] };
  problems.push(...wrong);
  if (manifest === null || problems.length > 0) return { manifest, tables: [], problems, warnings: [] };
  const workbooks = new LoadedWorkbook();
  const tables = manifest.tables.map((entry) => ({ table: entry.table, file: entry.file, sheet: entry.sheet ?? null, items: () => itemsOf(entry, files, columns, workbooks, limits) }));
  return { manifest, tables, problems, warnings: unlisted(files, manifest) };
};

export interface ImportedTable {
  readonly table: string;
  readonly file: string;
  readonly rows: readonly ImportRow[];
}

/** All that is in an upload, for folders that are known to be small: whoever takes uploads reads table after table. */
export interface ReadFolder extends Omit<ImportFolder, 'tables'> {
  readonly tables: readonly ImportedTable[];
}

export const readImportFolder = async (files: ReadonlyMap<string, Uint8Array>, columns: ColumnsOfTables, limits: ImportLimits = importLimits): Promise<ReadFolder> => {
  const { manifest, tables: opened, ...folder } = await openImportFolder(new Map([...files].map(([name, bytes]) => [name, () => bytes])), columns, undefined, limits);
  const problems = [...folder.problems];
  const warnings = [...folder.warnings];
  const tables: ImportedTable[] = [];
  for (const { table, file, items } of opened) {
    const rows: ImportRow[] = [];
    for await (const item of items()) {
      if (item.kind === 'row') rows.push(item.row);
      else if (item.kind === 'problem') problems.push(item.problem);
      else warnings.push(item.warning);
    }
    tables.push({ table, file, rows });
  }
  return { manifest, tables, problems, warnings };
};

const itemsOf = async function* (entry: ImportManifest['tables'][number], files: ImportFiles, columns: ColumnsOfTables, workbooks: LoadedWorkbook, limits: ImportLimits): AsyncGenerator<TableItem> {
  const { table, file, sheet, columns: mapping } = entry;
  const known = Object.hasOwn(columns, table) ? columns[table] : undefined;
  const open = files.get(file);
  if (known === undefined) yield { kind: 'problem', problem: problemAt({ file: manifestFile, line: 1, column: table }, unknownTable(table, columns)) };
  else if (open === undefined) yield { kind: 'problem', problem: problemAt({ file, line: 1 }, fileMissing(file)) };
  else yield* correctionsAfter(readTable(open(), { table, file, columns: known, workbook: workbooks.of(file), ...(sheet === undefined ? {} : { sheet }), ...(mapping === undefined ? {} : { mapping }) }, limits), { file, sheet });
};

/** The workbook that was read last: tables of one file that follow each other are read from one loading of it. */
class LoadedWorkbook {
  private last: { readonly file: string; readonly workbook: Promise<Workbook> } | null = null;

  of(file: string): NonNullable<TableSource['workbook']> {
    return async (bytes, limits) => {
      if (this.last?.file !== file) this.last = { file, workbook: loadWorkbook(await bytes(), limits) };
      return this.last.workbook;
    };
  }
}

const manifestBytes = 1024 * 1024;

const manifestOf = async (open: (() => Bytes) | undefined): Promise<ManifestReading> => {
  if (open === undefined) return readManifest(undefined);
  const bytes = open();
  if (bytes instanceof Uint8Array) return readManifest(bytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > manifestBytes) return { manifest: null, problems: [problemAt({ file: manifestFile, line: 1 }, tooLarge('字节 bytes', manifestBytes))] };
    chunks.push(chunk);
  }
  return readManifest(Buffer.concat(chunks));
};

const nameProblems = function* (files: ImportFiles, limits: ImportLimits): Generator<ImportProblem> {
  if (files.size > limits.files) yield problemAt({ file: manifestFile, line: 1 }, tooLarge('文件 files', limits.files));
  for (const name of files.keys()) if (!isBareFileName(name)) yield problemAt({ file: name.slice(0, 200), line: 1 }, badFileName(name.slice(0, 200)));
};

const unlisted = (files: ImportFiles, manifest: ImportManifest): ImportProblem[] => {
  const listed = new Set([manifestFile, ...manifest.tables.map((entry) => entry.file)]);
  return [...files.keys()].filter((name) => !listed.has(name)).map((name) => problemAt({ file: name, line: 1 }, fileUnlisted(name)));
};

const fileMissing = (name: string): Finding => ({
  rule: 'file-missing',
  zh: `manifest.json 中列出的“${name}”没有上传`,
  en: `"${name}" is listed in manifest.json but was not uploaded`,
  hint: { zh: '一并上传该文件，或从 manifest.json 中删去', en: 'upload it too, or remove it from manifest.json' },
});

const fileUnlisted = (name: string): Finding => ({
  rule: 'file-unlisted',
  zh: `“${name}”没有列入 manifest.json，不会导入`,
  en: `"${name}" is not listed in manifest.json and is not imported`,
  hint: { zh: '需要导入的，请在 manifest.json 的 tables 中列出', en: 'list it under "tables" if it should be imported' },
});

const unknownTable = (table: string, columns: ColumnsOfTables): Finding => ({
  rule: 'unknown-table',
  zh: `没有名为“${table}”的表`,
  en: `there is no table "${table}"`,
  hint: { zh: `可用的表：${Object.keys(columns).join('、')}`, en: 'use one of the known tables' },
});
