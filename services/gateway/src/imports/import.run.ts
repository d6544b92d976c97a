import { problemOf } from '@yange/http';
import { rowProblem } from '@yange/importing';
import type { ImportRowsRequest, RowOutcome } from '@yange/service-host';
import type { References } from '@yange/use-case';
import { readUpload } from './import.reading.js';
import { addProblem, emptyReport, type ImportReport } from './import.report.js';
import { ImportedTables } from './imported.tables.js';
import { joined, nothingAsked, registeredNames, type RegisteredNames } from './registered.names.js';
import type { ServiceClient } from './service.client.js';
import type { SpilledRow, SpilledTable } from './spilled.table.js';
import type { UploadedFiles } from './uploaded.files.js';

const chunkRows = 400;

type Phase = 'check' | 'apply';

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
  private readonly spilled: SpilledTable[] = [];
  private services: ImportedTables | null = null;
  private cutOver = '';

  constructor(private readonly options: RunOptions) {
    this.report = emptyReport(options.importId, options.dryRun);
  }

  /** Takes the files over: they are freed at the end, as is everything else that the run keeps. */
  async run(files: UploadedFiles): Promise<void> {
    const { report } = this;
    try {
      const tables = await this.read(files);
      if (tables === null || !(await this.phase(tables, 'check'))) {
        report.state = 'rejected';
      } else if (report.dryRun) {
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
      await this.free(files);
    }
  }

  private async read(files: UploadedFiles): Promise<readonly SpilledTable[] | null> {
    const { report, options } = this;
    this.services = await ImportedTables.of(Object.values(options.clients));
    const upload = await readUpload(files.byName, this.services.columns, options.district, report, (table) => this.spilled.push(table));
    // The rows are on disk now; what was uploaded is not read again.
    await files.close();
    if (upload === null) return null;
    report.policy = options.goodRowsOnly ? 'good-rows-only' : upload.manifest.policy;
    this.cutOver = upload.manifest.cutOver;
    return upload.tables;
  }

  private async free(files: UploadedFiles): Promise<void> {
    const { importId, district } = this.options;
    const clients = this.services?.clients ?? [];
    await Promise.allSettled([files.close(), ...this.spilled.map((table) => table.close()), ...clients.map((client) => client.end(district, importId))]);
  }

  /** @returns false when rows are bad and nothing may be carried out */
  private async phase(tables: readonly SpilledTable[], phase: Phase): Promise<boolean> {
    const { report } = this;
    let order = 0;
    for (const [index, table] of tables.entries()) {
      const later = tables.slice(index + 1).map((other) => other.table);
      for await (const chunk of table.chunks(chunkRows)) {
        const introduces = await this.decide(table, chunk, phase, order);
        await this.tell(table, later, introduces, phase);
        report[phase === 'check' ? 'checked' : 'applied'] += chunk.length;
      }
      order += table.rows;
    }
    return report.problems.length === 0 || report.policy === 'good-rows-only';
  }

  /** Rows are sent again from the first whose names the service does not know, with what the registers say of them. */
  private async decide(table: SpilledTable, chunk: readonly SpilledRow[], phase: Phase, order: number): Promise<References> {
    const client = this.services?.ownerOf(table.table);
    let rest = chunk.filter(({ index }) => !table.isRefused(index));
    let asked: RegisteredNames = nothingAsked;
    const introduces: References[] = [];
    while (client !== undefined && rest.length > 0) {
      const rows = rest.map(({ index, id, cells }) => ({ id, order: order + index + 1, cells }));
      const request = { phase, cutOver: this.cutOver, table: table.table, references: asked.known as ImportRowsRequest['references'], unregistered: asked.unknown, rows };
      const answer = await client.rows(this.options.district, this.options.importId, request as ImportRowsRequest);
      const byId = new Map(answer.rows.map((outcome) => [outcome.id, outcome]));
      for (const row of rest) {
        const outcome = byId.get(row.id);
        if (outcome !== undefined) this.count(table, row, outcome, phase);
      }
      introduces.push(answer.introduces);
      if (answer.unknown === undefined) break;
      rest = rest.slice(answer.rows.length);
      asked = await registeredNames(this.services?.registers ?? [], this.options.district, answer.unknown);
    }
    return joined(introduces);
  }

  /** Names go to the services whose tables come later; the one that introduced them knows them. */
  private async tell(table: SpilledTable, later: readonly string[], introduces: References, phase: Phase): Promise<void> {
    if (Object.keys({ ...introduces.organs, ...introduces.documents }).length === 0) return;
    const { district, importId } = this.options;
    const own = this.services?.ownerOf(table.table);
    const told = new Map(later.flatMap((name) => {
      const client = this.services?.ownerOf(name);
      return client === undefined || client === own ? [] : [[client, name] as const];
    }));
    const request = { phase, cutOver: this.cutOver, references: introduces as ImportRowsRequest['references'], rows: [] };
    await Promise.all([...told].map(([client, name]) => client.rows(district, importId, { ...request, table: name })));
  }

  private count(table: SpilledTable, row: SpilledRow, outcome: RowOutcome, phase: Phase): void {
    const { report } = this;
    if (outcome.status === 'rejected') {
      table.refuse(row.index);
      report.rejected += 1;
      for (const { column, rule, zh, en } of outcome.errors) {
        addProblem(report, rowProblem({ file: table.file, line: row.line }, { column: column === '' ? null : column, rule, zh, en }));
      }
      return;
    }
    if (phase === 'check' && !report.dryRun) return;
    if (outcome.status === 'recorded') report.commands += 1;
    else report[outcome.status] += 1;
    report.events += outcome.events;
    for (const { rule } of outcome.findings) report.findings[rule] = (report.findings[rule] ?? 0) + 1;
  }
}

const stopped = { zh: '导入中断；可用同一文件重新导入，已入账的行不会重复', en: 'the import stopped; bring the same files again, rows already recorded are not recorded twice' };
