import { createHash } from 'node:crypto';
import { problemOf } from '@yange/http';
import { proposeImport, readTable, rowProblem, type ImportProblem, type TableSource } from '@yange/importing';
import type { ServiceClient } from '../imports/service.client.js';
import type { UploadedFiles } from '../imports/uploaded.files.js';
import { registerColumns, type RegisterKind } from './register.columns.js';

export interface RegisterReport {
  readonly uploadId: string;
  /** of what is loaded; its differences are asked from staffing */
  readonly snapshotId: string;
  /** code and name in the table of kinds of that day */
  readonly kind: string;
  readonly kindName: string;
  readonly takenOn: string;
  state: 'loading' | 'comparing' | 'done' | 'rejected' | 'failed';
  /** rows read so far, the bad ones too */
  rows: number;
  rejected: number;
  /** the first thousand */
  problems: ImportProblem[];
  failure?: { code: string; zh: string; en: string };
}

export interface RegisterRunOptions {
  readonly kind: RegisterKind;
  readonly district: string;
  readonly keepDays: number;
  readonly documents: readonly object[];
  /** of the request: the same upload is not told to the log twice */
  readonly key: string;
  readonly clients: Readonly<Record<string, ServiceClient>>;
}

interface Directory {
  readonly organs: readonly object[];
  readonly next: string | null;
}

const rowsAtOnce = 500;
const problemsShown = 1_000;

/** One register on its way to staffing, a page at a time. What cannot be read of it is told and left out; the rest is compared. */
export class RegisterRun {
  readonly finished: Promise<void>;
  private ended: () => void = () => undefined;

  constructor(
    readonly report: RegisterReport,
    private readonly options: RegisterRunOptions,
    private readonly files: UploadedFiles,
  ) {
    this.finished = new Promise((resolve) => (this.ended = resolve));
  }

  get running(): boolean {
    return this.report.state === 'loading' || this.report.state === 'comparing';
  }

  /** Never fails: what goes wrong is told in the report. */
  async run(): Promise<void> {
    const { report } = this;
    try {
      await this.staffing('POST', '', { kind: report.kind, takenOn: report.takenOn, keepDays: this.options.keepDays, organs: await this.directory() });
      const fileHash = await this.load();
      if (fileHash === null) {
        report.state = 'rejected';
        await this.staffing('DELETE', '');
      } else {
        report.state = 'comparing';
        await this.staffing('POST', '/completion', { rejected: report.rejected, fileHash, effective: report.takenOn, documents: this.options.documents }, this.options.key);
        report.state = 'done';
      }
    } catch (error) {
      const problem = problemOf(error);
      report.state = 'failed';
      report.failure = { code: problem.code, ...(problem.status < 500 && problem.detail ? problem.detail : stopped) };
      await this.staffing('DELETE', '').catch(() => undefined);
    } finally {
      await this.files.close();
      this.ended();
    }
  }

  /** @returns SHA-256 of the file; null where it cannot be used as a whole */
  private async load(): Promise<string | null> {
    const { report } = this;
    const [file, open] = [...this.files.byName][0] ?? [];
    if (file === undefined || open === undefined) return null;
    const hash = createHash('sha256');
    for await (const chunk of open() as AsyncIterable<Uint8Array>) hash.update(chunk);
    let rows: { line: number; cells: Readonly<Record<string, string>> }[] = [];
    let sound = 0;
    for await (const item of readTable(open(), await this.source(file))) {
      if (item.kind === 'warning') continue;
      if (item.kind === 'problem') {
        this.tell(item.problem);
        if (item.ofRow !== true) return null;
        report.rows += 1;
        report.rejected += 1;
        continue;
      }
      report.rows += 1;
      sound += 1;
      rows.push({ line: item.row.line, cells: item.row.cells });
      if (rows.length < rowsAtOnce) continue;
      await this.send(file, rows);
      rows = [];
    }
    if (rows.length > 0) await this.send(file, rows);
    if (report.rows === 0) this.tell({ file, line: 1, column: null, rule: 'table-without-rows', ...noRows });
    return sound === 0 ? null : hash.digest('hex');
  }

  private async send(file: string, rows: readonly { readonly line: number }[]): Promise<void> {
    const { faults } = await this.staffing<{ readonly faults: readonly { readonly line: number; readonly column: string; readonly rule: string; readonly zh: string; readonly en: string }[] }>('POST', '/rows', { rows });
    for (const { line, ...fault } of faults) this.tell(rowProblem({ file, line }, fault));
    this.report.rejected += new Set(faults.map(({ line }) => line)).size;
  }

  /** Which column is which: by the table's own header or what else it is called. Likeness alone decides nothing. */
  private async source(file: string): Promise<TableSource> {
    const columns = registerColumns(this.options.kind);
    const table = this.options.kind.name;
    const [found] = (await proposeImport(this.files.byName, [{ name: table, columns }], { district: this.options.district, cutOver: '0001-01-01', policy: 'all-or-nothing', table })).tables;
    const mapping = Object.fromEntries((found?.columns ?? []).flatMap(({ written, column, how }) => (how === 'synonym' ? [[written, column] as const] : [])));
    return { table, file, columns, mapping, ...(found?.sheet == null ? {} : { sheet: found.sheet }) };
  }

  private async directory(): Promise<readonly object[]> {
    const organs: object[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Directory | undefined = await this.options.clients['organisations']?.get<Directory>(`/v1/districts/${this.options.district}/organ-directory?limit=1000&on=${this.report.takenOn}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      organs.push(...(page?.organs ?? []));
      cursor = page?.next ?? null;
    }
    return organs;
  }

  private tell(problem: ImportProblem): void {
    if (this.report.problems.length < problemsShown) this.report.problems.push(problem);
  }

  private staffing<T>(method: 'POST' | 'DELETE', rest: string, body?: object, key?: string): Promise<T> {
    const client = this.options.clients['staffing'];
    if (client === undefined) throw new Error('there is no service staffing');
    return client.hand<T>(method, `/v1/districts/${this.options.district}/imports/registers/${this.report.snapshotId}${rest}`, body, key);
  }
}

const noRows = { zh: '表头之下没有任何一行', en: 'there is no row below the header', hint: { zh: '核对是否选对了工作表，或文件尚未填写', en: 'see whether it is the right sheet, and whether it was filled in' } };
const stopped = { zh: '载入中断，请重新上传', en: 'the load stopped; bring the file again' };
