interface Words {
  readonly zh: string;
  readonly en: string;
}

interface Value {
  readonly value: string;
  readonly words: Words;
}

interface Row {
  readonly values: readonly Value[];
  readonly cells: readonly { readonly value: number | null }[];
}

/** Statistics as reporting tells them. */
export interface ToldStatistics {
  readonly title: Words;
  readonly year: number;
  readonly on: string;
  readonly synthetic: boolean;
  readonly tables: readonly {
    readonly id: string;
    readonly title: Words;
    readonly by: readonly { readonly words: Words }[];
    readonly columns: readonly { readonly id: string; readonly words: Words; readonly unit: string }[];
    readonly rows: readonly Row[];
    readonly total: Row['cells'];
  }[];
}

export interface ToldDifference {
  readonly table: string;
  /** empty for the total */
  readonly values: readonly Value[];
  readonly column: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
}

export interface PrintedStatistics {
  readonly district: string;
  readonly language: 'zh' | 'en';
  readonly content: ToldStatistics;
  /** the year that it is compared with; null where it is printed alone */
  readonly base: { readonly year: number; readonly differences: readonly ToldDifference[] } | null;
  /** what it rests on: frozen when, or read at which positions */
  readonly rests: string;
}

export interface SheetLines {
  readonly name: string;
  readonly title: string;
  readonly head: string;
  readonly columns: readonly string[];
  /** the last one is the total; a cell is empty where nothing is recorded */
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly foot: string;
}

const keyOf = (values: readonly Value[]): string => JSON.stringify(values.map(({ value }) => value));

/** The tables of the statistics as sheets: with a year to compare with, three columns for each number: this year, that year, the difference. */
export const sheetLines = (printed: PrintedStatistics): readonly SheetLines[] => printed.content.tables.map((table) => sheetOf(table, printed));

const sheetOf = (table: ToldStatistics['tables'][number], { district, language, content, base, rests }: PrintedStatistics): SheetLines => {
  const { id, title, by, columns, rows, total } = table;
  const say = ({ zh, en }: Words): string => (language === 'zh' ? zh : en);
  const own = base?.differences.filter((one) => one.table === id) ?? [];
  const cellsOf = (values: readonly Value[], cells: Row['cells']): readonly (number | null)[] =>
    columns.flatMap(({ id: column }, place) => {
      const now = cells[place]?.value ?? null;
      if (base === null) return [now];
      const other = own.find((one) => one.column === column && keyOf(one.values) === keyOf(values));
      return [now, other === undefined ? now : other.before, other === undefined ? (now === null ? null : 0) : other.change];
    });
  const known = new Set(rows.map(({ values }) => keyOf(values)));
  const gone = new Map(own.filter(({ values }) => values.length > 0 && !known.has(keyOf(values))).map(({ values }) => [keyOf(values), values]));
  const lines = [...rows, ...[...gone.values()].map((values) => ({ values, cells: [] }))].sort((a, b) => (keyOf(a.values) < keyOf(b.values) ? -1 : 1));
  const numbered = (words: Words, unit: string): readonly string[] => {
    const name = `${say(words)}（${unit}）`;
    return base === null ? [name] : [`${name} ${content.year}`, `${name} ${base.year}`, language === 'zh' ? `${say(words)}增减` : `${say(words)} change`];
  };
  const blanks = by.slice(1).map(() => '');
  return {
    name: say(title).replaceAll(/[\\/?*[\]:]/gu, ' '),
    title: `${say(content.title)} ${say(title)}${content.synthetic ? (language === 'zh' ? '（虚拟数据，仅供演示）' : ' (made-up data)') : ''}`,
    head: language === 'zh' ? `区划 ${district} · 截至 ${content.on} · 空格为无记载，不是零` : `district ${district} · as of ${content.on} · a blank is nothing recorded, not zero`,
    columns: [...(by.length === 0 ? [''] : by.map(({ words }) => say(words))), ...columns.flatMap(({ words, unit }) => numbered(words, unit))],
    rows: [...lines.map(({ values, cells }) => [...values.map(({ words }) => say(words)), ...cellsOf(values, cells)]), [language === 'zh' ? '合计' : 'Total', ...blanks, ...cellsOf([], total)]],
    foot: rests,
  };
};
