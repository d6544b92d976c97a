import type { DomainEvent, Fact } from '@yange/kernel';

export type Cell = string | number | boolean | null;
export type Cells = Readonly<Record<string, Cell>>;

/** One row of a read model, without its place in time. */
export interface StateRow {
  readonly table: string;
  /** which thing the row is about, unique in its stream and table */
  readonly key: string;
  readonly cells: Cells;
}

/** A row with the days on which it holds: from `validFrom` on, until the day before `validTo` where there is one. */
export interface DatedRow extends StateRow {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The rows of one stream while its facts are folded, in the order in which they take effect. */
export class RowBook {
  private readonly rows = new Map<string, StateRow>();

  cells(table: string, key: string): Cells | undefined {
    return this.rows.get(idOf(table, key))?.cells;
  }

  /** Sets some cells of a row; `blank` is what a new row begins with. */
  put(table: string, key: string, cells: Cells, blank: Cells = {}): void {
    this.rows.set(idOf(table, key), { table, key, cells: { ...blank, ...this.cells(table, key), ...cells } });
  }

  /** Adds to a number of a row. */
  add(table: string, key: string, cell: string, change: number, blank: Cells): void {
    this.put(table, key, { [cell]: Number(this.cells(table, key)?.[cell] ?? 0) + change }, blank);
  }

  shown(shows: (row: StateRow) => boolean): ReadonlyMap<string, StateRow> {
    return new Map([...this.rows].filter(([, row]) => shows(row)));
  }
}

const idOf = (table: string, key: string): string => `${table}\n${key}`;

/** How the events of one kind of stream become rows. Knows the published events only, not how they were decided. */
export interface StateFold<E extends DomainEvent> {
  /** first word of the stream ids: `team-register` */
  readonly stream: string;
  readonly types: readonly E['type'][];
  /**
   * @param key the rest of the stream id, empty where there is none
   * @param fact the event with its id and day, for rows that show on which event they rest
   */
  readonly apply: (book: RowBook, event: E, key: string, fact: Fact<E>) => void;
  /** false for rows that are kept in mind but not shown, such as a block that is used up */
  readonly shows?: (row: StateRow) => boolean;
  /** rows that a fact leaves for good, for example an edge of a lineage */
  readonly traces?: (fact: Fact<E>) => readonly StateRow[];
}

// Folds of one projection have different events; only `any` accepts them all in one list.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyStateFold = StateFold<any>;

export const defineStateFold = <E extends DomainEvent>(fold: StateFold<E>): StateFold<E> => fold;

/**
 * Rows of a stream over all of its dates. A row that does not change from one date to the next stays one row.
 * @param facts those that count, in the order in which they take effect: one pass gives the state of every date
 */
export const datedRows = <E extends DomainEvent>(fold: StateFold<E>, facts: readonly Fact<E>[], key: string): readonly DatedRow[] => {
  const book = new RowBook();
  const closed: DatedRow[] = [];
  const open = new Map<string, DatedRow>();
  facts.forEach((fact, index) => {
    fold.apply(book, fact.event, key, fact);
    const date = fact.effective.to;
    if (facts[index + 1]?.effective.to !== date) turn(open, closed, book.shown(fold.shows ?? (() => true)), date);
  });
  const traces = facts.flatMap((fact) => (fold.traces?.(fact) ?? []).map((row) => ({ ...row, validFrom: fact.effective.to, validTo: null })));
  return [...closed, ...open.values(), ...traces];
};

/** Closes the rows that are gone or changed on that date and opens the new ones. */
const turn = (open: Map<string, DatedRow>, closed: DatedRow[], now: ReadonlyMap<string, StateRow>, date: string): void => {
  for (const [id, row] of open) {
    if (JSON.stringify(now.get(id)?.cells) === JSON.stringify(row.cells)) continue;
    open.delete(id);
    closed.push({ ...row, validTo: date });
  }
  for (const [id, row] of now) if (!open.has(id)) open.set(id, { ...row, validFrom: date, validTo: null });
};
