import type { ImportRow } from '@yange/importing';
import { TemporaryFile } from './temporary.file.js';

/** A row as the services get it, with its place in the file. */
export interface SpilledRow {
  /** of the table's sound rows, from 0 */
  readonly index: number;
  readonly id: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

const bufferedBytes = 256 * 1024;

/** The sound rows of one table on disk, a line of JSON each, and a bit for each row that was refused. */
export class SpilledTable {
  private buffered: string[] = [];
  private bufferedLength = 0;
  private count = 0;
  private refused = new Uint8Array(1024);

  private constructor(
    readonly table: string,
    readonly file: string,
    /** of a workbook, where one is named */
    readonly sheet: string | null,
    private readonly disk: TemporaryFile,
  ) {}

  static async open(table: string, file: string, sheet: string | null = null): Promise<SpilledTable> {
    return new SpilledTable(table, file, sheet, await TemporaryFile.open());
  }

  get rows(): number {
    return this.count;
  }

  async add({ id, line, cells }: ImportRow): Promise<void> {
    const text = `${JSON.stringify([id, line, cells])}\n`;
    this.buffered.push(text);
    this.bufferedLength += text.length;
    this.count += 1;
    if (this.bufferedLength >= bufferedBytes) await this.flush();
  }

  /** To be called once after the last row. */
  async flush(): Promise<void> {
    await this.disk.append(Buffer.from(this.buffered.join('')));
    this.buffered = [];
    this.bufferedLength = 0;
  }

  refuse(index: number): void {
    while (index >> 3 >= this.refused.length) {
      const more = new Uint8Array(this.refused.length * 2);
      more.set(this.refused);
      this.refused = more;
    }
    this.refused[index >> 3] = (this.refused[index >> 3] ?? 0) | (1 << (index & 7));
  }

  isRefused(index: number): boolean {
    return ((this.refused[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
  }

  /** So many rows at a time, in the order of the file. */
  async *chunks(size: number): AsyncGenerator<readonly SpilledRow[]> {
    let chunk: SpilledRow[] = [];
    let index = 0;
    for await (const { text: line } of this.disk.lines()) {
      const [id, at, cells] = JSON.parse(line) as [string, number, Record<string, string>];
      chunk.push({ index, id, line: at, cells });
      index += 1;
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
    if (chunk.length > 0) yield chunk;
  }

  close(): Promise<void> {
    return this.disk.close();
  }
}
