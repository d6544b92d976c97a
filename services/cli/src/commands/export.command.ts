import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import type { ExportLine } from '@yange/gateway';
import { csvLine } from '@yange/importing';
import { ask, linesOf, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { progress, say } from '../terminal/progress.js';

export interface ExportWish {
  readonly district: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly tables: readonly string[];
  readonly organId?: string;
  readonly json: boolean;
}

interface Answer {
  readonly rows: number;
  readonly leftOut: number;
  readonly positions: Readonly<Record<string, number>>;
}

const leftOutHeader = ['服务', '事件编号', '事件类型', '位置', '生效日期', '导出情况', '原因代码', '原因', 'reason'];

/** `yange export <folder>`: the logs as `yange import` takes them, a CSV per table; `<file>.xlsx` and `<file>.zip` as one file. */
export const exportCommand = async (client: GatewayClient, to: string, wish: ExportWish): Promise<number> => {
  const asked = (as: 'xlsx' | 'zip' | 'ndjson') => ({ path: { district: wish.district }, query: questionOf(wish, as) });
  const format = extname(to).toLowerCase().slice(1);
  if (format === 'xlsx' || format === 'zip') {
    await writeFile(to, Buffer.from(await ask(client.api.GET('/v1/districts/{district}/exports', { params: asked(format), parseAs: 'arrayBuffer' }))));
    say(`已导出到 ${to} · exported`);
    return exitCode.ok;
  }
  await mkdir(to, { recursive: true });
  if ((await readdir(to)).length > 0) throw new CommandFailed(`${to} 不是空文件夹 · the folder is not empty`, exitCode.usage);
  const { rows, leftOut, positions } = await writeFolder(to, linesOf<ExportLine>(await ask(client.api.GET('/v1/districts/{district}/exports', { params: asked('ndjson'), parseAs: 'stream' }))));
  if (wish.json) process.stdout.write(`${JSON.stringify({ folder: to, rows, leftOut, positions })}\n`);
  say(`已导出 ${rows} 行；${leftOut} 条不能完整写成行，见 unexportable.csv · ${rows} rows, ${leftOut} things that no row says`);
  return exitCode.ok;
};

const questionOf = <F extends string>({ asOf, knownAt, tables, organId }: ExportWish, format: F) => ({
  format, table: [...tables], ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }), ...(organId === undefined ? {} : { organId }),
});

const writeFolder = async (folder: string, lines: AsyncIterable<ExportLine>): Promise<Answer> => {
  const bar = progress('导出 · export');
  const leftOut = await CsvFile.open(join(folder, 'unexportable.csv'), leftOutHeader);
  // A row may still come for a table before: a document of the register, where the first row that cites it stands.
  const tables = new Map<string, CsvFile>();
  let rows = 0;
  try {
    for await (const line of lines) {
      if (line.kind === 'table') {
        tables.set(line.table, await CsvFile.open(join(folder, `${line.table}.csv`), line.columns.map(({ header }) => header)));
      } else if (line.kind === 'row') {
        await tables.get(line.table)?.add(line.cells);
        rows += 1;
        // How many there will be is known at the end only.
        bar.update(rows, rows + 1, line.table);
      } else if (line.kind === 'left-out') {
        await leftOut.add([line.context, line.eventId, line.type, String(line.position), line.effective, line.exported === 'none' ? '未导出' : '部分导出', line.code, line.zh, line.en]);
      } else {
        // Last of all: a folder without it is not whole, and no import takes it.
        await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(line.manifest, null, 2)}\n`);
        bar.update(rows, rows, '');
        return line;
      }
    }
    throw new CommandFailed('导出中断，文件夹不完整 · the export broke off: the folder is not whole');
  } finally {
    bar.stop();
    for (const file of [...tables.values(), leftOut]) await file.close();
  }
};

/** Rows go to disk as they come. */
class CsvFile {
  private constructor(private readonly stream: WriteStream) {}

  static async open(path: string, header: readonly string[]): Promise<CsvFile> {
    const file = new CsvFile(createWriteStream(path, { flags: 'wx' }));
    file.stream.write('\ufeff');
    await file.add(header);
    return file;
  }

  async add(cells: readonly string[]): Promise<void> {
    if (!this.stream.write(`${csvLine(cells)}\r\n`)) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    if (this.stream.closed) return;
    this.stream.end();
    await once(this.stream, 'close');
  }
}
