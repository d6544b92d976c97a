import type { StatisticCell, StatisticContent, StatisticDifference, StatisticRow, StatisticTableAnswer } from './statistic.shapes.js';

const nothing: StatisticCell = { value: null, events: [] };

/** The events that only one of the two rests on. */
const between = (before: StatisticCell, after: StatisticCell): readonly string[] => [...before.events.filter((id) => !after.events.includes(id)), ...after.events.filter((id) => !before.events.includes(id))].sort();

const keyOf = ({ values }: Pick<StatisticRow, 'values'>): string => JSON.stringify(values.map(({ value }) => value));

/** Numbers that are others in the second year, by table, row and column; the total last. A table that one of the years does not have is compared with nothing. */
export const comparedStatistics = (before: StatisticContent, after: StatisticContent): readonly StatisticDifference[] => {
  const ids = [...new Set([...before.tables, ...after.tables].map(({ id }) => id))];
  return ids.flatMap((id) => comparedTables(before.tables.find((one) => one.id === id), after.tables.find((one) => one.id === id)));
};

const comparedTables = (before: StatisticTableAnswer | undefined, after: StatisticTableAnswer | undefined): readonly StatisticDifference[] => {
  const table = after ?? before;
  if (table === undefined) return [];
  const [was, is] = [rowsOf(before), rowsOf(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].filter((key) => key !== total).sort();
  return [...keys, total].flatMap((key) =>
    table.columns.flatMap(({ id: column, words, unit }): readonly StatisticDifference[] => {
      const [from, to] = [cellAt(before, was.get(key), column), cellAt(after, is.get(key), column)];
      const values = (is.get(key) ?? was.get(key))?.values ?? [];
      const change = from.value === null || to.value === null ? null : to.value - from.value;
      return from.value === to.value ? [] : [{ table: table.id, values: [...values], column, title: words, unit, before: from.value, after: to.value, change, events: between(from, to) }];
    }),
  );
};

/** No row has this key: values are written as JSON. */
const total = 'total';

const rowsOf = (table: StatisticTableAnswer | undefined): ReadonlyMap<string, StatisticRow> =>
  new Map(table === undefined ? [] : [...table.rows.map((row) => [keyOf(row), row] as const), [total, { values: [], cells: table.total }] as const]);

const cellAt = (table: StatisticTableAnswer | undefined, row: StatisticRow | undefined, column: string): StatisticCell => row?.cells[table?.columns.findIndex(({ id }) => id === column) ?? -1] ?? nothing;
