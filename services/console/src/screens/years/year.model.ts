import type { components } from '@yange/api-client';
import type { Words } from '../../words/say.js';

export type Content = components['schemas']['YearStatistics'];
export type Cell = components['schemas']['StatisticCell'];
export type Freezing = components['schemas']['reporting.FrozenStatistics']['statistics'][number];

/** At most as many years side by side as a screen has room for; each is derived by itself. */
const mostYears = 8;

const yearIn = (text: string): number | null => (/^(?:19[5-9]\d|2\d{3})$/.test(text) ? Number(text) : null);

/** The year that was over last on a day. */
export const lastWholeYear = (day: string): number => (day.endsWith('-12-31') ? Number(day.slice(0, 4)) : Number(day.slice(0, 4)) - 1);

export interface AskedYears {
  readonly from: string;
  readonly to: string;
  /** the day looked at */
  readonly day: string;
  /** years that stand frozen */
  readonly frozen: readonly number[];
}

/** Years to show, in order: those of the address; where it names none the last three that were over, and all that stand frozen before. Where there are too many, the last of them. */
export const yearsOf = ({ from, to, day, frozen }: AskedYears): readonly number[] => {
  const last = yearIn(to) ?? Math.max(lastWholeYear(day), yearIn(from) ?? 0);
  const first = yearIn(from) ?? Math.min(last - 2, ...frozen);
  const [start, end] = first <= last ? [first, last] : [last, first];
  return Array.from({ length: end - start + 1 }, (_, index) => start + index).slice(-mostYears);
};

export const standingYears = (all: readonly Freezing[]): readonly number[] => all.filter(({ stands }) => stands).map(({ year }) => year).sort((a, b) => a - b);

export interface YearRow {
  readonly key: string;
  readonly tableId: string;
  readonly table: Words;
  /** what the row goes by; empty for the total */
  readonly values: readonly Words[];
  readonly columnId: string;
  readonly column: Words;
  readonly unit: string;
  /** by year; what a year does not have is not recorded */
  readonly cells: Readonly<Record<number, Cell>>;
}

const nothing: Cell = { value: null, events: [] };

/** Each number of each table as a row with its years, in the order of the latest year's tables; rows that only an earlier one has stand before the total. */
export const rowsOf = (years: readonly Content[]): readonly YearRow[] => {
  const found = new Map<string, YearRow & { readonly cells: Record<number, Cell> }>();
  const put = (year: number, row: Omit<YearRow, 'cells'>, cell: Cell): void => {
    const at = found.get(row.key) ?? { ...row, cells: {} };
    at.cells[year] = cell;
    found.set(row.key, at);
  };
  const latestFirst = [...years].reverse();
  for (const { year, tables } of latestFirst) {
    for (const { id, title, columns, rows, total } of tables) {
      for (const { values, cells } of [...rows, { values: [], cells: total }]) {
        const key = values.length === 0 ? 'total' : JSON.stringify(values.map(({ value }) => value));
        columns.forEach((column, place) => put(year, { key: `${id} ${key} ${column.id}`, tableId: id, table: title, values: values.map(({ words }) => words), columnId: column.id, column: column.words, unit: column.unit }, cells[place] ?? nothing));
      }
    }
  }
  const order = [...new Set(latestFirst.flatMap(({ tables }) => tables.map(({ id }) => id)))];
  const all = [...found.values()];
  return order.flatMap((id) => { const own = all.filter(({ tableId }) => tableId === id); return [...own.filter(({ values }) => values.length > 0), ...own.filter(({ values }) => values.length === 0)]; });
};

export const valueIn = ({ cells }: Pick<YearRow, 'cells'>, year: number): number | null => cells[year]?.value ?? null;

/** How much more than the year before; null where one of the two is not recorded: that is no zero. */
export const changeIn = (row: Pick<YearRow, 'cells'>, year: number): number | null => {
  const [before, after] = [valueIn(row, year - 1), valueIn(row, year)];
  return before === null || after === null ? null : after - before;
};

export const signed = (change: number): string => (change > 0 ? `+${change}` : String(change));

/** Events that only one of a year and the year before rests on. */
export const movedIn = ({ cells }: Pick<YearRow, 'cells'>, year: number): { readonly came: readonly string[]; readonly went: readonly string[] } => {
  const [before, after] = [cells[year - 1]?.events ?? [], cells[year]?.events ?? []];
  return { came: after.filter((id) => !before.includes(id)), went: before.filter((id) => !after.includes(id)) };
};

/** Nothing of any year is recorded in it. */
export const isBlank = ({ cells }: Pick<YearRow, 'cells'>): boolean => Object.values(cells).every(({ value }) => value === null);

const drawnAtFirst = ['organs organs', 'quotas approved', 'quotas actual'];

/** What the picture shows: totals of a table, or of organs, quotas and actual staff; those that two years at least have a number of. */
export const drawnRows = (rows: readonly YearRow[], years: readonly number[], tableId: string): readonly YearRow[] => {
  const isMeant = (row: YearRow): boolean => (tableId === '' ? drawnAtFirst.includes(`${row.tableId} ${row.columnId}`) : row.tableId === tableId);
  return rows.filter((row) => isMeant(row) && row.values.length === 0 && years.filter((year) => valueIn(row, year) !== null).length > 1);
};

/** Lines that go the same way are one line with several names: drawn over each other one would hide the other. */
export const mergedLines = <T extends { readonly name: string; readonly values: readonly (number | null)[] }>(lines: readonly T[]): readonly { readonly name: string; readonly values: readonly (number | null)[] }[] => {
  const ways = [...new Set(lines.map(({ values }) => JSON.stringify(values)))];
  return ways.map((way) => { const same = lines.filter(({ values }) => JSON.stringify(values) === way); return { name: same.map(({ name }) => name).join('、'), values: same[0]?.values ?? [] }; });
};
