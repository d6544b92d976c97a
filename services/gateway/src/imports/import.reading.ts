import { manifestFile, openImportFolder, problemAt, proposeImport, type ColumnsOfTables, type ImportFiles, type ImportManifest, type OpenedTable } from '@yange/importing';
import type { DescribedTable } from '@yange/use-case';
import { addProblem, addWarning, type ImportReport } from './import.report.js';
import type { RowLedger } from './row.ledger.js';
import { SpilledTable } from './spilled.table.js';

export interface ReadUpload {
  readonly manifest: ImportManifest;
  readonly tables: readonly SpilledTable[];
}

export interface Upload {
  readonly files: ImportFiles;
  readonly described: readonly DescribedTable[];
  readonly columns: ColumnsOfTables;
  readonly history: { readonly district: string; readonly cutOver: string | null; readonly table: string | undefined };
  /** in place of the uploaded one */
  readonly manifest: ImportManifest | undefined;
  /** whether nobody wants the rest any more */
  stopped(): boolean;
}

/**
 * Reads an upload row by row onto disk, and what is wrong with its files and rows into the report and the ledger.
 * @param keep is told of each table as soon as there is something to free
 * @returns null where the upload as a whole cannot be used
 */
export const readUpload = async (upload: Upload, report: ImportReport, ledger: RowLedger, keep: (table: SpilledTable) => void): Promise<ReadUpload | null> => {
  const { files, columns, history, stopped } = upload;
  const given = upload.manifest ?? (files.has(manifestFile) ? undefined : await impliedManifest(upload, report));
  if (given === null) return null;
  const { manifest, tables: opened, problems, warnings } = await openImportFolder(files, columns, given);
  for (const warning of warnings) addWarning(report, warning);
  for (const problem of problems) addProblem(report, problem);
  if (manifest === null) return null;
  if (manifest.district !== history.district) {
    addProblem(report, problemAt({ file: manifestFile, line: 1, column: 'district' }, otherDistrict(manifest.district, history.district)));
    return null;
  }
  const tables: SpilledTable[] = [];
  for (const table of opened) {
    const spilled = await SpilledTable.open(table.table, table.file, table.sheet);
    keep(spilled);
    await spill(table, spilled, report, ledger, stopped);
    tables.push(spilled);
    if (stopped()) break;
  }
  return { manifest, tables };
};

/** Without a manifest an upload is taken where nothing has to be guessed; otherwise what it probably is is told, for the person to confirm. */
const impliedManifest = async ({ files, described, history }: Upload, report: ImportReport): Promise<ImportManifest | null> => {
  const { district, cutOver, table } = history;
  const proposal = await proposeImport(files, described, { district, cutOver: cutOver ?? noWindow, policy: 'all-or-nothing', table });
  report.proposal = proposal;
  const [file = manifestFile] = files.keys();
  const unreadable = proposal.tables.flatMap(({ file: of, sheet, line, table: named, unreadable: why }) => (why === undefined || named !== null ? [] : [problemAt({ file: of, sheet, line }, why)]));
  if (unreadable.length > 0) for (const problem of unreadable) addProblem(report, problem);
  else if (cutOver === null) addProblem(report, problemAt({ file, line: 1 }, cutOverMissing));
  else if (proposal.manifest === null) addProblem(report, problemAt({ file, line: 1 }, noTable(described.map(({ name }) => name))));
  else if (!proposal.certain) {
    for (const { file: of, sheet, line } of proposal.tables) addProblem(report, problemAt({ file: of, sheet, line }, unconfirmed));
  } else return proposal.manifest;
  return null;
};

/** Stands in a proposal where nobody has said it: no day is before it, so it cannot be used unnoticed. */
const noWindow = '0001-01-01';

const spill = async (table: OpenedTable, into: SpilledTable, report: ImportReport, ledger: RowLedger, stopped: () => boolean): Promise<void> => {
  let badLine = 0;
  for await (const item of table.items()) {
    if (stopped()) break;
    if (item.kind === 'row') {
      await into.add(item.row);
      report.rows += 1;
    } else if (item.kind === 'warning') addWarning(report, item.warning);
    else {
      addProblem(report, item.problem);
      ledger.add({ table: table.table, file: table.file, sheet: table.sheet, line: item.problem.line, row: null, status: 'unreadable', matter: null, events: [], findings: [], problems: [item.problem] });
      // A row with three bad cells is one row.
      if (item.ofRow !== true || item.problem.line === badLine) continue;
      badLine = item.problem.line;
      report.rows += 1;
      report.rejected += 1;
    }
  }
  await into.flush();
  await ledger.flush();
};

const otherDistrict = (found: string, asked: string) => ({
  rule: 'other-district',
  zh: `清单所属区划 ${found} 与请求的 ${asked} 不符`,
  en: `the manifest is of district ${found}, the request of ${asked}`,
  hint: { zh: '请核对 manifest.json 的 district', en: 'check district in manifest.json' },
});

const cutOverMissing = {
  rule: 'cut-over-missing',
  zh: '本区尚无历史数据截止日，上传时也没有给出',
  en: 'the district has no cut-over date of history yet, and the upload names none',
  hint: { zh: '在请求中写明 cutOver，如 ?cutOver=2020-07-01，或附上 manifest.json', en: 'say it with the request (?cutOver=2020-07-01) or in a manifest.json' },
};

const noTable = (names: readonly string[]) => ({
  rule: 'table-unrecognised',
  zh: '看不出这是哪张表',
  en: 'no table could be recognised in the upload',
  hint: { zh: `工作表或文件以表名命名：${names.join('、')}`.slice(0, 500), en: 'name the sheet or the file as its table, or start from a template' },
});

const unconfirmed = {
  rule: 'columns-unconfirmed',
  zh: '表名或列名与模板不完全一致，须由您确认对应关系',
  en: 'tables or columns are not named as in the template: how they correspond is for you to confirm',
  hint: { zh: '核对报告中 proposal 的对应关系，改正后作为 manifest 提交（或改正文件的表头）', en: 'check the proposal in the report and send its manifest, corrected where needed, or correct the headers' },
};
