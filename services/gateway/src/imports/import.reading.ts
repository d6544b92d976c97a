import { problemAt, openImportFolder, type ColumnsOfTables, type ImportFiles, type ImportManifest, type OpenedTable } from '@yange/importing';
import { addProblem, addWarning, type ImportReport } from './import.report.js';
import { SpilledTable } from './spilled.table.js';

export interface ReadUpload {
  readonly manifest: ImportManifest;
  readonly tables: readonly SpilledTable[];
}

/**
 * Reads an upload row by row onto disk, and what is wrong with its files and rows into the report.
 * @param keep is told of each table as soon as there is something to free
 * @returns null where the folder as a whole cannot be used
 */
export const readUpload = async (files: ImportFiles, columns: ColumnsOfTables, district: string, report: ImportReport, keep: (table: SpilledTable) => void): Promise<ReadUpload | null> => {
  const { manifest, tables: opened, problems, warnings } = await openImportFolder(files, columns);
  for (const warning of warnings) addWarning(report, warning);
  for (const problem of problems) addProblem(report, problem);
  if (manifest === null) return null;
  if (manifest.district !== district) {
    addProblem(report, problemAt({ file: 'manifest.json', line: 1, column: 'district' }, otherDistrict(manifest.district, district)));
    return null;
  }
  const tables: SpilledTable[] = [];
  for (const table of opened) {
    const spilled = await SpilledTable.open(table.table, table.file);
    keep(spilled);
    await spill(table, spilled, report);
    tables.push(spilled);
  }
  return { manifest, tables };
};

const spill = async (table: OpenedTable, into: SpilledTable, report: ImportReport): Promise<void> => {
  let badLine = 0;
  for await (const item of table.items()) {
    if (item.kind === 'row') {
      await into.add(item.row);
      report.rows += 1;
    } else if (item.kind === 'warning') addWarning(report, item.warning);
    else {
      addProblem(report, item.problem);
      // A row with three bad cells is one row.
      if (item.ofRow !== true || item.problem.line === badLine) continue;
      badLine = item.problem.line;
      report.rows += 1;
      report.rejected += 1;
    }
  }
  await into.flush();
};

const otherDistrict = (found: string, asked: string) => ({
  rule: 'other-district',
  zh: `清单所属区划 ${found} 与请求的 ${asked} 不符`,
  en: `the manifest is of district ${found}, the request of ${asked}`,
  hint: { zh: '请核对 manifest.json 的 district', en: 'check district in manifest.json' },
});
