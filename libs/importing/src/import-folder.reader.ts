import { badFileName, tooLarge } from './file.findings.js';
import { isBareFileName } from './file-name.rule.js';
import { importLimits, type ImportLimits } from './import-limits.js';
import { manifestFile, readManifest, type ImportManifest } from './import-manifest.js';
import { problemAt, type Finding, type ImportProblem } from './import-problem.js';
import type { TableColumn } from './table-header.js';
import { readTable, type ImportRow } from './table.reader.js';

export interface ImportedTable {
  readonly table: string;
  readonly file: string;
  readonly rows: readonly ImportRow[];
}

/** A whole upload. `manifest` is null where it could not be read; `tables` are in the manifest's order and hold the sound rows only. */
export interface ImportFolder {
  readonly manifest: ImportManifest | null;
  readonly tables: readonly ImportedTable[];
  /** nothing may be recorded under all-or-nothing while there is one of these */
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
}

/** Columns by table name; each service owns those of its own tables. */
export type ColumnsOfTables = Readonly<Record<string, readonly TableColumn[]>>;

/** Reads an upload as a whole: every problem of every file in one pass. */
export const readImportFolder = async (files: ReadonlyMap<string, Uint8Array>, columns: ColumnsOfTables, limits: ImportLimits = importLimits): Promise<ImportFolder> => {
  const problems = [...nameProblems(files, limits)];
  const { manifest, problems: wrong } = readManifest(files.get(manifestFile));
  problems.push(...wrong);
  if (manifest === null || problems.length > 0) return { manifest, tables: [], problems, warnings: [] };
  const warnings = unlisted(files, manifest);
  const tables: ImportedTable[] = [];
  for (const entry of manifest.tables) {
    const rows: ImportRow[] = [];
    const known = Object.hasOwn(columns, entry.table) ? columns[entry.table] : undefined;
    const bytes = files.get(entry.file);
    if (known === undefined) problems.push(problemAt({ file: manifestFile, line: 1, column: entry.table }, unknownTable(entry.table, columns)));
    else if (bytes === undefined) problems.push(problemAt({ file: entry.file, line: 1 }, fileMissing(entry.file)));
    else {
      const { table, file, sheet } = entry;
      for await (const item of readTable(bytes, { table, file, columns: known, ...(sheet === undefined ? {} : { sheet }) }, limits)) {
        if (item.kind === 'row') rows.push(item.row);
        else if (item.kind === 'problem') problems.push(item.problem);
        else warnings.push(item.warning);
      }
    }
    tables.push({ table: entry.table, file: entry.file, rows });
  }
  return { manifest, tables, problems, warnings };
};

const nameProblems = function* (files: ReadonlyMap<string, Uint8Array>, limits: ImportLimits): Generator<ImportProblem> {
  if (files.size > limits.files) yield problemAt({ file: manifestFile, line: 1 }, tooLarge('文件 files', limits.files));
  for (const name of files.keys()) if (!isBareFileName(name)) yield problemAt({ file: name.slice(0, 200), line: 1 }, badFileName(name.slice(0, 200)));
};

const unlisted = (files: ReadonlyMap<string, Uint8Array>, manifest: ImportManifest): ImportProblem[] => {
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
