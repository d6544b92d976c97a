import type { RowCommand, RowReader } from '@yange/use-case';
import { organCategories } from '../domain/reference/organ-categories.js';
import { organRanks } from '../domain/reference/organ-ranks.js';

/** What a verb in the column 事项 asks for. */
export type RowVerbs = Readonly<Record<string, (row: RowReader) => RowCommand>>;

/** The command of a row by its verb; a verb that the table does not know is noted on the row. */
export const commandByVerb = (row: RowReader, verbs: RowVerbs): RowCommand => {
  const verb = row.matter(Object.fromEntries(Object.keys(verbs).map((word) => [word, word])));
  const command = verbs[verb];
  if (command === undefined) throw new Error('a table without verbs');
  return command(row);
};

export const textOr = (row: RowReader, column: string, otherwise: string): string => row.optionalText(column) ?? otherwise;

/** 类别 by the table of the row's day. */
export const categoryIn = (row: RowReader): string => row.listed('类别', organCategories);

/** 规格 as papers write it, if it is in the table of the row's day; empty where the row says none. */
export const rankIn = (row: RowReader): string => {
  const words = row.optionalText('规格');
  if (words !== null) row.listed('规格', organRanks);
  return words ?? '';
};

export const pledgeKindWords = { 责任状: 'pledge', 一票否决: 'veto' } as const;

export const hint = (zh: string, en: string) => ({ zh, en });

/** Kinds of units that the columns of a template have a number for: 办数, 局数, 中心数. */
export const templateColumns = [['办', 'office'], ['局', 'bureau'], ['中心', 'centre']] as const;

/** Columns that most tables have. */
export const columns = {
  verb: (words: string) => ({ header: '事项', required: true, hint: hint(words, 'what the row records') }),
  names: { header: '名单', required: false, hint: hint('用、分隔；只写原文列出的', 'separated by 、; only what the source names') },
  count: { header: '数量', required: false, hint: hint('总数，包括未列名的', 'how many in all, named or not') },
  label: { header: '说明', required: false, hint: hint('原文对所计对象的称呼', 'the words of the source for what it counts') },
} as const;

/** Id and name of an organ that the row itself introduces, with the other names it goes by. */
export const introducedOrgan = (row: RowReader, names: readonly string[]): { readonly organs: Readonly<Record<string, string>> } => ({
  organs: Object.fromEntries(names.map((name) => [name, row.id('organ')])),
});
