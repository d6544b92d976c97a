import { PassThrough } from 'node:stream';
import { workbookLibrary } from '@yange/importing';
import type { Worksheet } from 'exceljs';

export interface SnapshotView {
  readonly kindName: string;
  readonly takenOn: string;
  readonly rows: number;
  readonly totals: readonly { readonly organName: string; readonly inRegister: number; readonly onBooks: number; readonly differences: number; readonly suspects: number }[];
}

interface Side {
  readonly organName: string;
}

export interface ToldDifference {
  readonly n: number;
  readonly what: { readonly zh: string };
  readonly severity: 'suspect' | 'difference' | 'notice';
  readonly personId: string | null;
  readonly unknownPersonId: string | null;
  readonly organName: string;
  readonly register: (Side & { readonly lines: readonly number[] }) | null;
  readonly log: (Side & { readonly kind: string; readonly since: string; readonly leftReason: string | null; readonly secondment?: (Side & { readonly until: string | null }) | null }) | null;
  readonly other: (Side & { readonly kindName: string; readonly line: number; readonly takenOn?: string }) | null;
}

const severities = { suspect: '疑似吃空饷', difference: '差异', notice: '提示' } as const;
const kinds: Readonly<Record<string, string>> = { administrative: '行政编制', institution: '事业编制', support: '工勤编制', outside: '编外', unstated: '未列明' };

const columns: readonly (readonly [header: string, width: number, cell: (one: ToldDifference) => string | number])[] = [
  ['编号', 8, ({ n }) => n],
  ['性质', 12, ({ severity }) => severities[severity]],
  ['差异', 28, ({ what }) => what.zh],
  ['单位', 24, ({ organName }) => organName],
  ['人员编号', 38, ({ personId }) => personId ?? ''],
  ['册内人员编号', 38, ({ unknownPersonId }) => unknownPersonId ?? ''],
  ['册内单位', 24, ({ register }) => register?.organName ?? ''],
  ['原表行号', 14, ({ register }) => register?.lines.join('、') ?? ''],
  ['编制台账单位', 24, ({ log }) => log?.organName ?? ''],
  ['编制类型', 12, ({ log }) => (log === null ? '' : (kinds[log.kind] ?? log.kind))],
  ['自', 12, ({ log }) => log?.since ?? ''],
  ['离编原因', 14, ({ log }) => log?.leftReason ?? ''],
  ['抽调借调至', 24, ({ log }) => (log?.secondment == null ? '' : log.secondment.organName || '未注明')],
  ['抽调借调期限', 14, ({ log }) => log?.secondment?.until ?? ''],
  ['另一册', 18, ({ other }) => (other === null ? '' : other.kindName)],
  ['另一册截至日', 14, ({ other }) => other?.takenOn ?? ''],
  ['另一册单位', 24, ({ other }) => other?.organName ?? ''],
];

const totalColumns = ['单位', '册内行数', '在编人数', '差异', '疑似吃空饷'] as const;

/** A sheet of totals per organ, one of differences. Written as it is read: memory holds a page. What cells say is text and never a formula. */
export const differencesWorkbook = (snapshot: SnapshotView, pages: AsyncIterable<readonly ToldDifference[]>): AsyncIterable<Uint8Array> => {
  const stream = new PassThrough();
  void write(stream, snapshot, pages).catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
};

const write = async (stream: PassThrough, { kindName, takenOn, rows, totals }: SnapshotView, pages: AsyncIterable<readonly ToldDifference[]>): Promise<void> => {
  const { stream: { xlsx } } = await workbookLibrary();
  const workbook = new xlsx.WorkbookWriter({ stream, useStyles: true });
  const summary = workbook.addWorksheet('各单位合计', { pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  summary.columns = [28, 12, 12, 10, 14].map((width) => ({ width }));
  summary.addRow([`${kindName}与编制台账比对 · 截至 ${takenOn} · ${rows} 行`]).commit();
  headed(summary, totalColumns);
  for (const { organName, inRegister, onBooks, differences, suspects } of totals) summary.addRow([organName === '' ? '（机构不明）' : organName, inRegister, onBooks, differences, suspects]).commit();
  summary.commit();
  const sheet = workbook.addWorksheet('差异', { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' } });
  sheet.columns = columns.map(([, width]) => ({ width }));
  headed(sheet, columns.map(([header]) => header));
  for await (const page of pages) for (const one of page) sheet.addRow(columns.map(([, , cell]) => cell(one))).commit();
  sheet.commit();
  await workbook.commit();
};

const headed = (sheet: Worksheet, headers: readonly string[]): void => {
  const row = sheet.addRow([...headers]);
  row.font = { bold: true };
  row.commit();
};
