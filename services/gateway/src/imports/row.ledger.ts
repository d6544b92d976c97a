import type { ImportProblem, Words } from '@yange/importing';
import type { WrittenEvent } from '@yange/service-host';
import { TemporaryFile } from './temporary.file.js';

/** What became of one row, or in a dry run would. */
export interface LedgerRow {
  readonly table: string;
  readonly file: string;
  readonly sheet: string | null;
  /** as a spreadsheet numbers it; with `unreadable` also of the file as a whole */
  readonly line: number;
  /** 序号; null where the row could not be read */
  readonly row: string | null;
  /** `unreadable`: no row could be made of it; `rejected`: its service refused it */
  readonly status: 'recorded' | 'unchanged' | 'repeated' | 'planned' | 'rejected' | 'unreadable';
  /** what the row asks for */
  readonly matter: Words | null;
  readonly events: readonly WrittenEvent[];
  readonly findings: readonly (Words & { readonly rule: string })[];
  readonly problems: readonly ImportProblem[];
}

export interface LedgerPage {
  readonly rows: readonly LedgerRow[];
  /** to be asked for next; null at the end of what is written so far */
  readonly next: number | null;
}

interface Extent {
  readonly at: number;
  readonly length: number;
}

const every = 100;

/** What became of the rows of a run, one after the other as they were decided: on disk, with the place of every hundredth in memory. */
export class RowLedger {
  private readonly marks: number[] = [];
  private count = 0;
  private waiting: string[] = [];
  private waitingBytes = 0;

  private constructor(private readonly disk: TemporaryFile) {}

  static async open(): Promise<RowLedger> {
    return new RowLedger(await TemporaryFile.open());
  }

  get rows(): number {
    return this.count;
  }

  add(row: LedgerRow): void {
    const line = `${JSON.stringify(row)}\n`;
    if (this.count % every === 0) this.marks.push(this.disk.size + this.waitingBytes);
    this.count += 1;
    this.waiting.push(line);
    this.waitingBytes += Buffer.byteLength(line);
  }

  /** Writes what was added. To be called by one at a time. */
  async flush(): Promise<void> {
    if (this.waiting.length === 0) return;
    const bytes = Buffer.from(this.waiting.join(''));
    this.waiting = [];
    this.waitingBytes = 0;
    await this.disk.append(bytes);
  }

  /** @param after so many rows are left out @param only rows of these statuses; all where empty */
  async page(after: number, limit: number, only: readonly string[]): Promise<LedgerPage> {
    const rows: LedgerRow[] = [];
    let index = Math.floor(after / every) * every;
    const from = this.marks[index / every];
    if (from === undefined || from >= this.disk.size) return { rows, next: null };
    for await (const { text } of this.disk.lines(from)) {
      if (index >= after) {
        const row = JSON.parse(text) as LedgerRow;
        if (only.length === 0 || only.includes(row.status)) rows.push(row);
      }
      index += 1;
      if (rows.length === limit) return { rows, next: index < this.count ? index : null };
    }
    return { rows, next: null };
  }

  /** Files and sheets that have problems, and in how many rows. */
  async faulty(): Promise<readonly { readonly file: string; readonly sheet: string | null; readonly rows: number }[]> {
    const found = new Map<string, { file: string; sheet: string | null; rows: number }>();
    for await (const { text } of this.disk.lines()) {
      const { file, sheet, problems } = JSON.parse(text) as LedgerRow;
      if (problems.length === 0) continue;
      const key = JSON.stringify([file, sheet]);
      const known = found.get(key) ?? { file, sheet, rows: 0 };
      known.rows += 1;
      found.set(key, known);
    }
    return [...found.values()];
  }

  /** Where the rows of a file lie that have a problem, by line: the problems themselves stay on disk. */
  async faultyLines(file: string, sheet: string | null): Promise<ReadonlyMap<number, readonly Extent[]>> {
    const found = new Map<number, Extent[]>();
    for await (const { text, at, length } of this.disk.lines(0)) {
      const row = JSON.parse(text) as LedgerRow;
      if (row.problems.length > 0 && row.file === file && (sheet === null || row.sheet === null || row.sheet === sheet)) found.set(row.line, [...(found.get(row.line) ?? []), { at, length }]);
    }
    return found;
  }

  async problemsAt(extents: readonly Extent[]): Promise<readonly ImportProblem[]> {
    const rows = await Promise.all(extents.map(async ({ at, length }) => JSON.parse((await this.disk.part(at, length)).toString('utf8')) as LedgerRow));
    return rows.flatMap(({ problems }) => problems);
  }

  close(): Promise<void> {
    return this.disk.close();
  }
}
