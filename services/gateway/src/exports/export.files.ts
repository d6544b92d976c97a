import { PassThrough, pipeline, Readable } from 'node:stream';
import { csvLine, leftOutSheet, manifestFile, writeTables, type ImportManifest } from '@yange/importing';
import { Problem } from '@yange/http';
import type { DescribedColumn } from '@yange/use-case';
import JSZip from 'jszip';
import { TemporaryFile } from '../imports/temporary.file.js';
import type { ExportLine, LeftOut } from './export.lines.js';

/** Rows of a workbook at most, as an import takes them. */
const mostRowsOfWorkbook = 20_000;

const leftOutColumns = ['服务', '事件编号', '事件类型', '位置', '生效日期', '导出情况', '原因代码', '原因', 'reason'] as const;
const leftOutFile = 'unexportable.csv';

const leftOutCells = ({ context, eventId, type, position, effective, exported, code, zh, en }: LeftOut): readonly string[] => [context, eventId, type, String(position), effective, exported === 'none' ? '未导出' : '部分导出', code, zh, en];

interface WrittenTable {
  readonly columns: readonly DescribedColumn[];
  readonly file: TemporaryFile;
}

/** An export on its way to one file: each table lies on disk, a line of JSON per row, until all of them are there. */
export class ExportFiles {
  private readonly tables = new Map<string, WrittenTable>();
  private manifest: ImportManifest | null = null;
  private rows = 0;

  private constructor(private readonly leftOut: TemporaryFile) {}

  static async of(lines: AsyncIterable<ExportLine>, mostRows = Infinity): Promise<ExportFiles> {
    const files = new ExportFiles(await TemporaryFile.open());
    try {
      for await (const line of lines) await files.take(line, mostRows);
      return files;
    } catch (error) {
      await files.close();
      throw error;
    }
  }

  static workbookOf = (lines: AsyncIterable<ExportLine>): Promise<ExportFiles> => ExportFiles.of(lines, mostRowsOfWorkbook);

  private async take(line: ExportLine, mostRows: number): Promise<void> {
    if (line.kind === 'table') this.tables.set(line.table, { columns: line.columns, file: await TemporaryFile.open() });
    else if (line.kind === 'end') this.manifest = line.manifest;
    else if (line.kind === 'left-out') await this.leftOut.append(jsonLine(leftOutCells(line)));
    else {
      if ((this.rows += 1) > mostRows) throw new Problem(422, 'export-too-large', { zh: `工作簿最多 ${mostRows} 行，请改用 CSV`, en: `a workbook takes ${mostRows} rows; ask for CSV` });
      await this.tables.get(line.table)?.file.append(jsonLine(line.cells));
    }
  }

  /** The folder that an import takes, as one file: manifest.json, a CSV per table, and what is not among the rows. */
  zip(): AsyncIterable<Uint8Array> {
    const zip = new JSZip();
    zip.file(manifestFile, `${JSON.stringify(this.manifest, null, 2)}\n`);
    for (const [table, { columns, file }] of this.tables) zip.file(`${table}.csv`, Readable.from(csvOf(columns.map(({ header }) => header), file)));
    zip.file(leftOutFile, Readable.from(csvOf(leftOutColumns, this.leftOut)));
    // The library's streams are of the old kind, which cannot be iterated.
    const content = new PassThrough();
    pipeline(zip.generateNodeStream({ streamFiles: true, compression: 'DEFLATE' }), content, () => undefined);
    return this.closingAfter(content);
  }

  async workbook(): Promise<Buffer> {
    try {
      const sheets = [...this.tables].map(([name, { columns, file }]) => ({ name, columns, rows: rowsIn(file) }));
      return await writeTables([...sheets, { name: leftOutSheet, columns: leftOutColumns.map((header) => ({ header, kind: 'text' as const })), rows: rowsIn(this.leftOut) }]);
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.leftOut.close(), ...[...this.tables.values()].map(({ file }) => file.close())]);
  }

  private async *closingAfter(content: Readable): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of content) yield chunk as Buffer;
    } finally {
      await this.close();
    }
  }
}

const jsonLine = (cells: readonly string[]): Buffer => Buffer.from(`${JSON.stringify(cells)}\n`);

async function* rowsIn(file: TemporaryFile): AsyncGenerator<readonly string[]> {
  for await (const { text } of file.lines()) yield JSON.parse(text) as readonly string[];
}

async function* csvOf(header: readonly string[], file: TemporaryFile): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${csvLine(header)}\r\n`);
  for await (const cells of rowsIn(file)) yield Buffer.from(`${csvLine(cells)}\r\n`);
}
