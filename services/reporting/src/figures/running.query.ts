import { byEffect } from '../ledger/by-effect.js';
import { type LedgerEntry } from '../ledger/ledger.js';
import type { Query } from '../language/term.js';
import { nothingGiven, type Evaluated } from './evaluated.js';
import { countedEntries, formerly, matches, reasonOf, selectionOf, valuesOf } from './query.evaluation.js';

/**
 * The value of a query on one day after another: each entry is taken in once, on its day. Gives what `evaluateQuery` gives as value, reason and tellings, and none of what these rest on.
 * Days never go back.
 */
export class RunningQuery {
  private readonly selected: readonly LedgerEntry[];
  /** entries that no longer count, or whose owner lost its category: only they tell why there is no value */
  private readonly lapsed: readonly LedgerEntry[];
  private readonly where: NonNullable<Query['where']>;
  private readonly balances = new Map<string, number>();
  private total = 0;
  /** whole numbers may be added in any order */
  private isWhole = true;
  private taken = 0;

  /** @param measured all entries of the query's measure, in the order of `byEffect` */
  constructor(private readonly query: Query, unit: string | null, measured: readonly LedgerEntry[]) {
    this.where = selectionOf(query, unit);
    this.selected = measured.filter((entry) => entry.former === undefined && matches(entry.dims, this.where));
    this.lapsed = measured.filter(({ former, lost }) => former !== undefined || lost !== undefined);
  }

  at(day: string): Evaluated {
    this.takeIn(day);
    const values = this.values();
    const value = values.length === 1 ? (values[0] ?? null) : null;
    const former = value === null ? this.lapsed.flatMap((entry) => formerly(entry, this.where, day)) : [];
    const reason = value === null ? reasonOf(values, this.taken === 0 && this.selected.length > 0, former) : null;
    return { ...nothingGiven, value, reason, tellings: values.length > 1 ? values : [] };
  }

  private takeIn(day: string): void {
    for (; this.taken < this.selected.length; this.taken += 1) {
      const { key, operation, amount, effective } = this.selected[this.taken] as LedgerEntry;
      if (effective.to > day) return;
      if (this.query.take !== 'sum') continue;
      const before = this.balances.get(key) ?? 0;
      const now = operation === 'set' ? amount : before + amount;
      this.balances.set(key, now);
      this.total += now - before;
      this.isWhole &&= Number.isInteger(now);
    }
  }

  private values(): readonly string[] {
    const last = this.selected[this.taken - 1];
    if (last === undefined) return [];
    switch (this.query.take) {
      case 'sum':
        return [String(this.isWhole ? this.total : [...this.balances.values()].reduce((total, one) => total + one, 0))];
      case 'each': {
        const certain = this.selected.slice(0, this.taken);
        return valuesOf(this.query, certain, countedEntries(certain));
      }
      default:
        return valuesOf(this.query, [last], []);
    }
  }
}

/** Entries of one measure as a running query takes them in. */
export const inOrderOfEffect = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] => [...entries].sort(byEffect);
