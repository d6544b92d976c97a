import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestFile, readManifest, readTable } from '@yange/importing';
import { commonColumns, type ImportColumn } from '@yange/use-case';
import { historyFolder } from './history.folder.js';

export interface HistoryTable {
  readonly name: string;
  readonly columns: readonly Pick<ImportColumn, 'header' | 'required'>[];
  readonly citesDocument?: boolean;
}

/**
 * Rows of one table of a district's history, as an upload would be read: CSV or XLSX, cells by header. A table that the district has none of gives no rows.
 * @throws Error naming the first problem of the file
 */
export const historyRows = async (district: string, table: HistoryTable): Promise<readonly Readonly<Record<string, string>>[]> => {
  const folder = historyFolder(district);
  const { manifest } = readManifest(await readFile(join(folder, manifestFile)));
  const file = manifest?.tables.find((entry) => entry.table === table.name)?.file;
  // Not every district has every table, and none that comes with the product tells of anybody by name.
  if (file === undefined) return [];
  const common = commonColumns.filter(({ header }) => table.citesDocument !== false || header !== '依据文件');
  const rows: Readonly<Record<string, string>>[] = [];
  for await (const item of readTable(await readFile(join(folder, file)), { table: table.name, file, columns: [...common, ...table.columns] })) {
    if (item.kind === 'row') rows.push(item.row.cells);
    else if (item.kind === 'problem') throw new Error(`${file} ${item.problem.line}: ${item.problem.en}`);
  }
  return rows;
};
