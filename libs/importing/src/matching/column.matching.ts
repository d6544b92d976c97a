import { errorHeader, normalHeader, type TableColumn } from '../table-header.js';
import { likeness, likenessAtMost } from './likeness.js';

/** A column with the other names by which clerks call it. */
export interface NamedColumn extends TableColumn {
  readonly synonyms?: readonly string[];
}

/** What a header of the file probably is. `own`: nothing that the table has. */
export interface ColumnMatch {
  /** as the file writes it */
  readonly written: string;
  readonly column: string | null;
  readonly how: 'same' | 'synonym' | 'similar' | 'own';
  /** 0 to 1 */
  readonly likeness: number;
}

const similarFrom = 0.5;

/** Each column once: what is written as the table has it goes first, then what is called so elsewhere, then what is alike, the most alike first. */
export const matchColumns = (written: readonly string[], columns: readonly NamedColumn[]): readonly ColumnMatch[] => {
  const headers = written.map((text) => text.trim()).filter((text) => text !== '' && !normalHeader(text).startsWith(errorHeader));
  const matches = new Map<string, ColumnMatch>();
  const taken = new Set<string>();
  const take = (header: string, column: string, how: ColumnMatch['how'], alike: number): void => {
    if (matches.has(header) || taken.has(column)) return;
    taken.add(column);
    matches.set(header, { written: header, column, how, likeness: Math.round(alike * 100) / 100 });
  };
  for (const header of headers) for (const { header: column } of columns) if (normalHeader(header) === normalHeader(column)) take(header, column, 'same', 1);
  for (const header of headers) for (const { header: column, synonyms = [] } of columns) if (synonyms.some((word) => sameWord(word, header))) take(header, column, 'synonym', 1);
  const open = columns.filter(({ header }) => !taken.has(header)).map(({ header, synonyms = [] }) => ({ column: header, words: [header, ...synonyms].map(normalHeader) }));
  const alike = headers.filter((header) => !matches.has(header)).flatMap((header) => open.map(({ column, words }) => ({ header, column, value: likest(normalHeader(header), words) })));
  for (const { header, column, value } of alike.filter((one) => one.value >= similarFrom).sort((a, b) => b.value - a.value)) take(header, column, 'similar', value);
  return headers.map((header) => matches.get(header) ?? { written: header, column: null, how: 'own', likeness: 0 });
};

const likest = (header: string, words: readonly string[]): number => Math.max(0, ...words.filter((word) => likenessAtMost(header, word) >= similarFrom).map((word) => likeness(header, word)));

const sameWord = (one: string, other: string): boolean => normalHeader(one).toLowerCase() === normalHeader(other).toLowerCase();
