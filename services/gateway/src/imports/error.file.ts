import { errorWords, markedCsv, markedWorkbook, UnreadableFile, writeErrorFile, type FaultyRows, type ImportManifest } from '@yange/importing';
import { Problem } from '@yange/http';
import { xlsxType } from '../file.types.js';
import type { ImportReport } from './import.report.js';
import type { ImportRun } from './import.run.js';
import type { RowLedger } from './row.ledger.js';

export interface ErrorFile {
  readonly content: Buffer | AsyncIterable<Buffer>;
  readonly type: string;
}

type Bytes = Uint8Array | AsyncIterable<Uint8Array>;

const csvType = 'text/csv; charset=utf-8';

/** Which files of a run have problems, and how many rows of each. */
export const faultyFiles = async (ledger: RowLedger): Promise<readonly { readonly file: string; readonly problems: number }[]> => {
  const files = new Map<string, number>();
  for (const { file, rows } of await ledger.faulty()) files.set(file, (files.get(file) ?? 0) + rows);
  return [...files].map(([file, problems]) => ({ file, problems }));
};

/** The file as it came, with what is wrong beside each row: a workbook stays one, a CSV comes out as it is read. */
export const errorFile = async (file: string, open: () => Bytes, { report, manifest }: Pick<ImportRun, 'report' | 'manifest'>, ledger: RowLedger): Promise<ErrorFile> => {
  const sheets = (await ledger.faulty()).filter((one) => one.file === file);
  try {
    if (/\.xlsx$/i.test(file)) {
      const faults = await Promise.all(sheets.map(async ({ sheet }) => ({ ...(sheet === null ? {} : { sheet }), faults: await faultsOf(ledger, file, sheet, manifest) })));
      return { content: await markedWorkbook(await whole(open()), faults), type: xlsxType };
    }
    return { content: await markedCsv(open, await faultsOf(ledger, file, null, manifest)), type: csvType };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { content: await unreadable(file, await whole(open()), report), type: csvType };
  }
};

/** In another encoding, or with quotes that do not close: as far as it can be made out. */
const unreadable = async (file: string, bytes: Buffer, report: ImportReport): Promise<Buffer> => {
  try {
    return await writeErrorFile({ file, bytes }, report.problems);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const why = report.problems.filter((problem) => problem.file === file).map(errorWords).join(' ');
    throw new Problem(422, 'file-unreadable', { zh: `“${file}”无法打开，不能加上错误列：${why}`, en: `"${file}" cannot be opened, so nothing can be written into it` });
  }
};

const faultsOf = async (ledger: RowLedger, file: string, sheet: string | null, manifest: ImportManifest | null): Promise<FaultyRows> => {
  const mapping = manifest?.tables.find((entry) => entry.file === file && (sheet === null || entry.sheet === sheet))?.columns;
  const lines = await ledger.faultyLines(file, sheet);
  return { ...(mapping === undefined ? {} : { mapping }), lines: new Set(lines.keys()), at: (line) => ledger.problemsAt(lines.get(line) ?? []) };
};

export const whole = async (bytes: Bytes): Promise<Buffer> => {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
};
