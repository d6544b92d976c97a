import { formatOf } from '../file-name.rule.js';
import type { ImportFiles } from '../import-folder.reader.js';
import { importLimits, type ImportLimits } from '../import-limits.js';
import { manifestFile, type ImportManifest } from '../import-manifest.js';
import { UnreadableFile, type Finding } from '../import-problem.js';
import { normalHeader } from '../table-header.js';
import { leftOutSheet } from '../template/tables.writer.js';
import { explanationSheet } from '../template/explanations.sheet.js';
import { wordListSheet } from '../template/word-lists.sheet.js';
import { matchColumns, type ColumnMatch, type NamedColumn } from './column.matching.js';
import { firstRowsOf, type FirstRows } from './first-rows.js';

export interface ProposedTable {
  readonly file: string;
  readonly sheet: string | null;
  /** null where nothing resembles it */
  readonly table: string | null;
  /** `name`: the sheet or file is called as the table; `columns`: it has the most columns in common */
  readonly how: 'name' | 'columns' | 'none';
  /** row of the header, from 1 */
  readonly line: number;
  readonly columns: readonly ColumnMatch[];
  /** due, and not found */
  readonly missing: readonly string[];
  /** why not even its header could be read */
  readonly unreadable?: Finding;
}

/** What an upload without a manifest probably is, for a person to confirm: with `manifest.json` as proposed, or as corrected. */
export interface ImportProposal {
  /** true where nothing had to be guessed: tables by name, every known column as the table writes it */
  readonly certain: boolean;
  readonly tables: readonly ProposedTable[];
  /** null where no table could be made out at all */
  readonly manifest: ImportManifest | null;
}

export interface ProposedFor extends Pick<ImportManifest, 'district' | 'cutOver' | 'policy'> {
  /** of a single CSV, whatever it is called */
  readonly table?: string | undefined;
}

/** @param tables in the order in which they are carried out */
export const proposeImport = async (files: ImportFiles, tables: readonly { readonly name: string; readonly columns: readonly NamedColumn[] }[], about: ProposedFor, limits: ImportLimits = importLimits): Promise<ImportProposal> => {
  const proposed: ProposedTable[] = [];
  for (const [file, open] of files) {
    if (file === manifestFile || formatOf(file) === null) continue;
    try {
      for (const sheet of await firstRowsOf(file, open, limits)) {
        if (sheet.sheet !== null && [explanationSheet, wordListSheet, leftOutSheet].includes(sheet.sheet.trim())) continue;
        if (sheet.rows.length > 0) proposed.push(proposeTable(sheet.sheet === null ? (about.table ?? stem(file)) : stem(file), file, sheet, tables));
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      // Reading it as a table tells what is wrong with it.
      const named = tables.find(({ name }) => normalHeader(name) === normalHeader(stem(file)));
      proposed.push({ file, sheet: null, table: named?.name ?? null, how: named === undefined ? 'none' : 'name', line: 1, columns: [], missing: [], unreadable: error.finding });
    }
  }
  return { certain: proposed.length > 0 && proposed.every(isCertain), tables: proposed, manifest: manifestOf(proposed, tables.map(({ name }) => name), about) };
};

const stem = (file: string): string => file.replace(/\.[^.]+$/, '');

const isCertain = ({ how, columns, missing }: ProposedTable): boolean => how === 'name' && missing.length === 0 && columns.every((match) => match.how === 'same' || match.how === 'own');

const proposeTable = (called: string, file: string, { sheet, rows }: FirstRows, tables: readonly { readonly name: string; readonly columns: readonly NamedColumn[] }[]): ProposedTable => {
  const named = tables.find(({ name }) => [sheet ?? called, called].some((text) => normalHeader(text) === normalHeader(name)));
  const candidates = (named === undefined ? tables : [named]).flatMap(({ name, columns }) => rows.map(({ line, cells }) => {
    const matches = matchColumns(cells, columns);
    const found = matches.reduce((sum, match) => sum + (match.how === 'own' ? 0 : match.likeness), 0);
    return { name, line, matches, columns, score: found - 0.1 * matches.filter(({ how }) => how === 'own').length };
  }));
  const best = candidates.reduce<(typeof candidates)[number] | null>((most, next) => (most === null || next.score > most.score ? next : most), null);
  if (best === null || (named === undefined && best.matches.filter(({ how }) => how !== 'own').length < 3)) {
    return { file, sheet, table: null, how: 'none', line: 1, columns: [], missing: [] };
  }
  const there = new Set(best.matches.map(({ column }) => column));
  const missing = best.columns.filter(({ header, required }) => required && !there.has(header)).map(({ header }) => header);
  return { file, sheet, table: best.name, how: named === undefined ? 'columns' : 'name', line: best.line, columns: best.matches, missing };
};

const manifestOf = (proposed: readonly ProposedTable[], order: readonly string[], { district, cutOver, policy }: ProposedFor): ImportManifest | null => {
  const entries = proposed.flatMap(({ file, sheet, table, columns }) => {
    if (table === null) return [];
    const mapped = columns.filter(({ how }) => how === 'synonym' || how === 'similar').map(({ written, column }) => [written, column] as const);
    return [{ table, file, ...(sheet === null ? {} : { sheet }), ...(mapped.length === 0 ? {} : { columns: Object.fromEntries(mapped) }) }];
  });
  const distinct = entries.filter(({ table }, index) => entries.findIndex((other) => other.table === table) === index);
  if (distinct.length === 0) return null;
  return { district, name: { zh: district, en: district }, cutOver, policy, tables: distinct.sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table)) };
};
