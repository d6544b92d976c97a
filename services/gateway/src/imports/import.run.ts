import { problemOf } from '@yange/http';
import { problemAt, readImportFolder, rowProblem, type ImportedTable } from '@yange/importing';
import type { References } from '@yange/use-case';
import { addProblem, emptyReport, type ImportReport } from './import.report.js';
import type { RowsAnswer, ServiceClient } from './service.client.js';

const chunkRows = 400;

type Phase = 'check' | 'apply';

interface Owner {
  readonly client: ServiceClient;
  /** names that this service has not been told yet */
  pending: { organs: Record<string, string>; documents: Record<string, NonNullable<References['documents']>[string]> };
}

export interface RunOptions {
  readonly importId: string;
  readonly district: string;
  readonly dryRun: boolean;
  readonly goodRowsOnly: boolean;
  readonly clients: Readonly<Record<string, ServiceClient>>;
}

/**
 * One upload on its way through the services: every row is decided before the first is carried out.
 * A run that dies is simply brought again: rows that were carried out answer `repeated`.
 */
export class ImportRun {
  readonly report: ImportReport;
  private readonly owners = new Map<string, Owner>();
  private readonly bad = new Map<ImportedTable, Set<string>>();
  private cutOver = '';

  constructor(private readonly options: RunOptions) {
    this.report = emptyReport(options.importId, options.dryRun);
  }

  async run(files: ReadonlyMap<string, Buffer>): Promise<void> {
    const { report, options } = this;
    try {
      const tables = await this.read(files);
      if (tables === null || !(await this.phase(tables, 'check'))) {
        report.state = 'rejected';
      } else if (options.dryRun) {
        report.state = 'done';
      } else {
        report.state = 'applying';
        await this.phase(tables, 'apply');
        report.state = 'done';
      }
    } catch (error) {
      const problem = problemOf(error);
      report.state = 'failed';
      // What a caller of one command is told to do does not fit here: whatever went wrong with us, the same files may come again.
      report.failure = { code: problem.code, ...(problem.status < 500 && problem.detail ? problem.detail : stopped) };
    } finally {
      await Promise.allSettled([...new Set([...this.owners.values()].map(({ client }) => client))].map((client) => client.end(options.district, options.importId)));
    }
  }

  /** @returns null where the folder as a whole cannot be used */
  private async read(files: ReadonlyMap<string, Buffer>): Promise<readonly ImportedTable[] | null> {
    const { report, options } = this;
    const columns: Record<string, readonly { readonly header: string; readonly required: boolean }[]> = {};
    for (const client of Object.values(options.clients)) {
      const owner: Owner = { client, pending: { organs: {}, documents: {} } };
      for (const table of await client.tables()) {
        columns[table.name] = table.columns;
        this.owners.set(table.name, owner);
      }
    }
    const folder = await readImportFolder(files, columns);
    report.policy = options.goodRowsOnly ? 'good-rows-only' : (folder.manifest?.policy ?? 'all-or-nothing');
    report.warnings.push(...folder.warnings);
    for (const problem of folder.problems) addProblem(report, problem);
    report.rows = folder.tables.reduce((sum, table) => sum + table.rows.length, 0);
    report.rejected += folder.problems.length;
    if (folder.manifest === null) return null;
    if (folder.manifest.district !== options.district) {
      addProblem(report, problemAt({ file: 'manifest.json', line: 1, column: 'district' }, otherDistrict(folder.manifest.district, options.district)));
      return null;
    }
    this.cutOver = folder.manifest.cutOver;
    return folder.tables;
  }

  /** @returns false when rows are bad and nothing may be carried out */
  private async phase(tables: readonly ImportedTable[], phase: Phase): Promise<boolean> {
    const { report } = this;
    await this.decideTables(tables, phase);
    return report.problems.length === 0 || report.policy === 'good-rows-only';
  }

  private async decideTables(tables: readonly ImportedTable[], phase: Phase): Promise<void> {
    let order = 0;
    for (const table of tables) {
      const owner = this.owners.get(table.table);
      if (owner === undefined) continue;
      const bad = this.bad.get(table) ?? new Set<string>();
      this.bad.set(table, bad);
      for (let start = 0; start < table.rows.length; start += chunkRows) {
        const chunk = table.rows.slice(start, start + chunkRows);
        const rows = chunk.map((row, index) => ({ id: row.id, order: order + index + 1, cells: { ...row.cells } })).filter((row) => !bad.has(row.id));
        order += chunk.length;
        const references = owner.pending;
        owner.pending = { organs: {}, documents: {} };
        const answer = await owner.client.rows(this.options.district, this.options.importId, { phase, cutOver: this.cutOver, table: table.table, references, rows } as never);
        this.tell(answer.introduces);
        this.count(table, answer, phase, bad);
        this.report[phase === 'check' ? 'checked' : 'applied'] += chunk.length;
      }
    }
  }

  private tell(introduces: References): void {
    for (const owner of new Set(this.owners.values())) {
      Object.assign(owner.pending.organs, introduces.organs);
      Object.assign(owner.pending.documents, introduces.documents);
    }
  }

  private count(table: ImportedTable, answer: RowsAnswer, phase: Phase, bad: Set<string>): void {
    const { report } = this;
    const rejected = new Set(answer.rows.filter((row) => row.status === 'rejected').map((row) => row.id));
    const lines = new Map(rejected.size === 0 ? [] : table.rows.filter((row) => rejected.has(row.id)).map((row) => [row.id, row.line]));
    for (const row of answer.rows) {
      if (row.status === 'rejected') {
        bad.add(row.id);
        report.rejected += 1;
        const line = lines.get(row.id) ?? 0;
        for (const { column, rule, zh, en } of row.errors) {
          addProblem(report, rowProblem({ file: table.file, line }, { column: column === '' ? null : column, rule, zh, en }));
        }
        continue;
      }
      if (phase === 'check' && !report.dryRun) continue;
      if (row.status === 'recorded') report.commands += 1;
      else report[row.status] += 1;
      report.events += row.events;
      for (const { rule } of row.findings) report.findings[rule] = (report.findings[rule] ?? 0) + 1;
    }
  }
}

const stopped = { zh: '导入中断；可用同一文件重新导入，已入账的行不会重复', en: 'the import stopped; bring the same files again, rows already recorded are not recorded twice' };

const otherDistrict = (found: string, asked: string) => ({
  rule: 'other-district',
  zh: `清单所属区划 ${found} 与请求的 ${asked} 不符`,
  en: `the manifest is of district ${found}, the request of ${asked}`,
  hint: { zh: '请核对 manifest.json 的 district', en: 'check district in manifest.json' },
});
