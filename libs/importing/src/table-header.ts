import type { Finding } from './import-problem.js';

/** A column that a table has; the service that owns the table says which. Extra properties are welcome. */
export interface TableColumn {
  readonly header: string;
  readonly required: boolean;
  /** characters that a cell of it may have, where that is more than usual: a whole text */
  readonly longest?: number;
}

/** Where the known columns stand. */
export interface TableHeader {
  readonly line: number;
  readonly width: number;
  /** position → the table's own spelling of the header; positions of unknown columns are absent */
  readonly at: ReadonlyMap<number, string>;
  /** headers as the file writes them, by position */
  readonly written: readonly string[];
  /** position → characters that a cell may have, of columns that hold whole texts */
  readonly longest: ReadonlyMap<number, number>;
}

export interface HeaderReading {
  readonly header: TableHeader;
  readonly problems: readonly { readonly column: string | null; readonly finding: Finding }[];
  readonly warnings: readonly { readonly column: string | null; readonly finding: Finding }[];
}

/** Fullwidth and compatibility forms, inner blanks and the asterisk that templates put on required columns make no difference. */
export const normalHeader = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '').replace(/^\*+|\*+$/g, '');

/** The column that we add when we give a file back; a clerk who uploads that file again need not delete it. */
export const errorHeader = '错误';

/** Headers as a file writes them → the table's own, or null where a column is not to be imported. As a person has confirmed it. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** What a written header means: itself, unless the mapping says otherwise. */
export const meantBy = (written: string, mapping: ColumnMapping = {}): string | null => {
  const named = Object.entries(mapping).find(([header]) => normalHeader(header) === normalHeader(written));
  return named === undefined ? written : named[1];
};

export const readHeader = (line: number, written: readonly string[], columns: readonly TableColumn[], mapping?: ColumnMapping): HeaderReading => {
  const known = new Map(columns.map((column) => [normalHeader(column.header), column.header]));
  const at = new Map<number, string>();
  const problems: { column: string | null; finding: Finding }[] = [];
  const warnings: { column: string | null; finding: Finding }[] = [];
  written.forEach((text, index) => {
    const meant = meantBy(text, mapping);
    if (meant === null) return;
    const normal = normalHeader(meant);
    const header = known.get(normal);
    if (header === undefined) {
      if (normal !== '' && !normal.startsWith(errorHeader)) warnings.push({ column: text.trim(), finding: unknownColumn(text.trim(), columns) });
    } else if ([...at.values()].includes(header)) {
      problems.push({ column: header, finding: duplicateColumn(header) });
    } else {
      at.set(index, header);
    }
  });
  const present = new Set(at.values());
  for (const { header, required } of columns) {
    if (required && !present.has(header)) problems.push({ column: header, finding: missingColumn(header, written) });
  }
  const longest = new Map([...at].flatMap(([index, header]) => columns.flatMap((column) => (column.header === header && column.longest !== undefined ? [[index, column.longest] as const] : []))));
  return { header: { line, width: lastUsed(written) + 1, at, written, longest }, problems, warnings };
};

const lastUsed = (written: readonly string[]): number => written.findLastIndex((text) => text.trim() !== '');

const missingColumn = (header: string, written: readonly string[]): Finding => ({
  rule: 'missing-column',
  zh: `缺少必填列“${header}”`,
  en: `the required column "${header}" is missing`,
  hint: {
    zh: `在表头补上“${header}”；现有表头：${written.map((text) => text.trim()).filter((text) => text !== '').join('、') || '（空）'}`.slice(0, 500),
    en: `add "${header}" to the header row, spelled exactly so`,
  },
});

const unknownColumn = (header: string, columns: readonly TableColumn[]): Finding => ({
  rule: 'unknown-column',
  zh: `本表没有“${header}”列，其内容不会导入`,
  en: `the table has no column "${header}"; what it says is not imported`,
  hint: { zh: `本表的列：${columns.map((column) => column.header).join('、')}`, en: 'remove it, or correct its name' },
});

const duplicateColumn = (header: string): Finding => ({
  rule: 'duplicate-column',
  zh: `表头中“${header}”出现两次`,
  en: `the header has "${header}" twice`,
  hint: { zh: '删去或改名其中一列', en: 'remove or rename one of them' },
});
