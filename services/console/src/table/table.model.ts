import type { Words } from '../words/say.js';
import { tableWords } from '../words/table.words.js';

/** Words in the language of the page. */
export type Say = (words: Words | undefined) => string;

export type Cell = string | number | boolean | null;

export interface Column<T> {
  /** its name in the address */
  readonly key: string;
  readonly words: Words;
  /** what is sorted, searched and exported */
  readonly value: (row: T, say: Say) => Cell;
  /** left out until somebody asks for it */
  readonly isExtra?: boolean;
  readonly width?: number;
}

export interface TableState {
  readonly text: string;
  /** key of a column, `-` before it where the largest come first; empty for the order of the answer */
  readonly sort: string;
  /** keys of columns that were switched over from what is usual */
  readonly switched: readonly string[];
}

/** The names of a table's state in the address; a second table of a page has names of its own. */
export const stateNames = (name = ''): Readonly<Record<'text' | 'sort' | 'switched', string>> => ({ text: `${name}q`, sort: `${name}sort`, switched: `${name}cols` });

export const tableState = (params: URLSearchParams, name = ''): TableState => {
  const names = stateNames(name);
  return { text: params.get(names.text) ?? '', sort: params.get(names.sort) ?? '', switched: (params.get(names.switched) ?? '').split('.').filter(Boolean) };
};

/** Columns that are shown: the usual ones, less what was switched off, and what was switched on. */
export const shownColumns = <T>(columns: readonly Column<T>[], switched: readonly string[]): readonly Column<T>[] => columns.filter(({ key, isExtra = false }) => isExtra === switched.includes(key));

export const textOf = (cell: Cell, say: Say): string => (cell === null ? '' : typeof cell === 'boolean' ? say(cell ? tableWords.yes : tableWords.no) : String(cell));

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const compare = (a: Cell, b: Cell, say: Say): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return textOf(a, say).localeCompare(textOf(b, say), 'zh-Hans-CN', { numeric: true });
};

/** Rows that hold every word of the search in any column, in the order asked for; what is empty comes last either way. */
export const shownRows = <T>(rows: readonly T[], columns: readonly Column<T>[], { text, sort }: Pick<TableState, 'text' | 'sort'>, say: Say): readonly T[] => {
  const words = folded(text).split(/\s+/).filter((word) => word !== '');
  const found = words.length === 0 ? rows : rows.filter((row) => {
    const all = folded(columns.map(({ value }) => textOf(value(row, say), say)).join('\n'));
    return words.every((word) => all.includes(word));
  });
  const isDown = sort.startsWith('-');
  const column = columns.find(({ key }) => key === (isDown ? sort.slice(1) : sort));
  if (column === undefined) return found;
  const isEmpty = (row: T): boolean => textOf(column.value(row, say), say) === '';
  return [...found].sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)) || (isDown ? -1 : 1) * compare(column.value(a, say), column.value(b, say), say));
};

/** What a spreadsheet would take for a formula is text. */
const quoted = (cell: string): string => {
  const safe = /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The rows as they are shown, with one line above that says what they are: title, moment, filter. Begins with a mark by which Excel knows UTF-8. */
export const csvOf = <T>(rows: readonly T[], columns: readonly Column<T>[], heading: string, say: Say): string => {
  const lines = [[heading], columns.map(({ words }) => say(words)), ...rows.map((row) => columns.map(({ value }) => textOf(value(row, say), say)))];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
};

/** Rows that a plain table shows at once; more than that are paged, or drawn only where they are looked at. */
export const rowsOfPage = 100;

/** The page that is shown, from 0: the wanted one, or the last where there are fewer. */
export const pageOf = (wanted: number, rows: number): number => Math.max(0, Math.min(wanted, Math.ceil(rows / rowsOfPage) - 1));
