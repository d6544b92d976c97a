import { certaintyAt } from '@yange/kernel';
import { englishOfValue, wordOfValue } from '../language/ledger.words.js';
import { byEffect } from '../ledger/by-effect.js';
import { type LedgerEntry, type LedgerIndex } from '../ledger/ledger.js';
import { opening, type StatisticColumn, type StatisticDimension, type StatisticTable, type StatisticTerm } from './statistic.definition.js';
import type { StatisticCell, StatisticRow, StatisticTableAnswer } from './statistic.shapes.js';

/** What one key holds at the end of a day, zero included: a stated zero is what it says. */
interface Held {
  readonly key: string;
  readonly amount: number;
  readonly dims: LedgerEntry['dims'];
  /** what the amount rests on: from the last time that it was set on */
  readonly events: readonly string[];
}

export interface StatisticSource {
  /** completed entries by measure */
  readonly index: LedgerIndex;
  /** `YYYY-12-31` */
  readonly on: string;
  /** rank by organ id, as of that day */
  readonly ranks: ReadonlyMap<string, string>;
}

/** The amounts of a measure by key, at the end of the day. What may or may not have taken effect by then is not among them. */
const heldOf = ({ index, on }: StatisticSource, measure: string): ReadonlyMap<string, Held> => {
  const held = new Map<string, Held>();
  const certain = (index.get(measure) ?? []).filter((entry) => entry.former === undefined && !saysNoNumber(entry) && certaintyAt(entry.effective, on) === 'certain').sort(byEffect);
  for (const { key, operation, amount, dims, eventId } of certain) {
    const before = operation === 'set' ? undefined : held.get(key);
    if (before === undefined && !opens(opening[measure], operation, amount)) continue;
    held.set(key, { key, dims, amount: (before?.amount ?? 0) + amount, events: [...(before?.events ?? []), eventId] });
  }
  return held;
};

/** 配齐: all posts are filled, and the source says no number; the ledger keeps it with none, which is no zero. */
const saysNoNumber = ({ measure, amount, dims }: LedgerEntry): boolean => measure === 'leaders-appointed' && amount === 0 && dims['complete'] === 'true';

const opens = (from: 'set' | 'set-or-more' | undefined, operation: 'set' | 'add', amount: number): boolean => from === undefined || operation === 'set' || (from === 'set-or-more' && amount > 0);

/** Each key's part of a column; a key of which the column is not known is not among them. */
const partsOf = (source: StatisticSource, term: StatisticTerm): readonly Held[] => {
  if (term.form === 'sum') return [...heldOf(source, term.measure).values()];
  const [approved, actual] = [heldOf(source, term.approved), heldOf(source, term.actual)];
  return [...approved.values()].flatMap((one): readonly Held[] => {
    const staff = actual.get(one.key);
    if (term.form === 'unknown') return staff === undefined ? [one] : [];
    if (staff === undefined) return [];
    const over = staff.amount - one.amount;
    return [{ ...one, amount: Math.max(0, term.form === 'over' ? over : -over), events: [...one.events, ...staff.events] }];
  });
};

/** What the ledger calls the dimension. */
const inLedger: Readonly<Record<Exclude<StatisticDimension, 'rank'>, string>> = {
  category: 'category', quotaKind: 'quotaKind', management: 'management', funding: 'funding', ownerCategory: 'ownerCategory', level: 'level', postRank: 'rank', unitKind: 'unitKind', auxiliaryKind: 'auxiliaryKind', label: 'label',
};

const ranked: Readonly<Record<StatisticDimension, { readonly zh: string; readonly en: string }>> = {
  category: { zh: '机构类别', en: 'category' },
  rank: { zh: '机构规格', en: 'rank of the organ' },
  quotaKind: { zh: '编制类型', en: 'kind of quota' },
  management: { zh: '管理方式', en: 'how staff are managed' },
  funding: { zh: '经费形式', en: 'form of funding' },
  ownerCategory: { zh: '单位类别', en: 'category of the unit' },
  level: { zh: '层级', en: 'level' },
  postRank: { zh: '正副', en: 'principal or deputy' },
  unitKind: { zh: '内设类别', en: 'kind of unit' },
  auxiliaryKind: { zh: '编外类别', en: 'kind' },
  label: { zh: '说明', en: 'label' },
};

const valueOf = ({ key, dims }: Held, dimension: StatisticDimension, { ranks }: StatisticSource): string => (dimension === 'rank' ? (ranks.get(key) ?? '') : (dims[inLedger[dimension]] ?? ''));

const wordsOf = (dimension: StatisticDimension, value: string): { readonly zh: string; readonly en: string } =>
  value === '' ? { zh: '未列明', en: 'not stated' } : { zh: dimension === 'rank' ? value : wordOfValue(inLedger[dimension], value), en: englishOfValue(dimension === 'rank' ? 'level' : inLedger[dimension], value) };

const cellOf = (parts: readonly Held[]): StatisticCell => ({ value: parts.length === 0 ? null : parts.reduce((total, { amount }) => total + amount, 0), events: [...new Set(parts.flatMap(({ events }) => events))].sort() });

/** A table at the end of the day: a row for each combination of values that anything is recorded of, and the total. No number is given where nothing says it. */
export const statisticTable = (table: StatisticTable, source: StatisticSource): StatisticTableAnswer => {
  const { id, title, by, columns } = table;
  const columnParts = columns.map((column: StatisticColumn) => partsOf(source, column.term));
  const rows = new Map<string, readonly string[]>();
  for (const parts of columnParts) for (const part of parts) rows.set(...keyed(by.map((dimension) => valueOf(part, dimension, source))));
  const rowOf = (key: string, values: readonly string[]): StatisticRow => ({
    values: by.map((dimension, place) => ({ value: values[place] ?? '', words: wordsOf(dimension, values[place] ?? '') })),
    cells: columnParts.map((parts) => cellOf(parts.filter((part) => keyed(by.map((dimension) => valueOf(part, dimension, source)))[0] === key))),
  });
  return {
    id,
    title,
    by: by.map((dimension) => ({ id: dimension, words: ranked[dimension] })),
    columns: columns.map(({ id: column, title: words, unit }) => ({ id: column, words, unit })),
    rows: by.length === 0 ? [] : [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, values]) => rowOf(key, values)),
    total: columnParts.map(cellOf),
  };
};

const keyed = (values: readonly string[]): [key: string, values: readonly string[]] => [JSON.stringify(values), values];

/** Events of which nobody can say whether they had taken effect by the end of the day. */
export const uncertainIn = ({ index, on }: StatisticSource, measures: readonly string[]): readonly string[] => [
  ...new Set(measures.flatMap((measure) => (index.get(measure) ?? []).filter((entry) => entry.former === undefined && certaintyAt(entry.effective, on) === 'possible').map(({ eventId }) => eventId))),
].sort();
