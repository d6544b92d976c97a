import type { EffectiveDate } from '@yange/kernel';
import type { Contribution, NameUse } from './contribution.js';

/** How sure an event is of its source: read, read out of garbled words, or made up for demonstration. */
export type Provenance = 'stated' | 'reconstructed' | 'synthetic';

/** A contribution with what the fold must know about its event. */
export interface LedgerEntry extends Contribution {
  readonly logId: string;
  readonly position: number;
  readonly eventId: string;
  readonly order: number;
  readonly effective: EffectiveDate;
  readonly provenance: Provenance;
}

export interface LedgerName extends NameUse {
  readonly eventId: string;
}

/** The contributions of all events that still count: corrected and annulled ones are gone. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly names: readonly LedgerName[];
}

/** Entries by measure. */
export type LedgerIndex = ReadonlyMap<string, readonly LedgerEntry[]>;

/** Date order first; within a day the order of the import, then that of the log. Logs among themselves have no order, only a stable one. */
export const byEffect = (a: LedgerEntry, b: LedgerEntry): number =>
  compare(a.effective.to, b.effective.to) || a.order - b.order || compare(a.logId, b.logId) || a.position - b.position;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The ledger as figures select from it. Whoever leaves is known by the dimensions under which it joined, whatever order the events came in;
 * and every entry with an owner gets the owner's category (`ownerCategory`: town, street-office, group-of-party-organ …; `group` for any other group).
 * Owners live in another log than their quota: the two meet here.
 */
export const completed = (ledger: Ledger): Ledger => {
  const categories = categoriesOf(ledger.names);
  const known = new Map<string, Readonly<Record<string, string>>>();
  for (const entry of [...ledger.entries].sort(byEffect)) {
    const key = `${entry.measure}/${entry.key}`;
    known.set(key, { ...filled(entry.dims), ...known.get(key) });
  }
  return {
    names: ledger.names,
    entries: ledger.entries.map((entry) => {
      const dims = { ...known.get(`${entry.measure}/${entry.key}`), ...filled(entry.dims) };
      const { ownerId } = dims;
      const category = ownerId === undefined ? categories.get(`group ${dims.owner ?? ''}`) : categories.get(ownerId);
      return { ...entry, dims: ownerId === undefined && dims.owner === undefined ? dims : { ...dims, ownerCategory: category ?? 'group' } };
    }),
  };
};

/** By id, and groups by name as well: who speaks of a group has no id for it. */
const categoriesOf = (names: readonly LedgerName[]): ReadonlyMap<string, string> => {
  const known = names.filter((name) => name.subjectId !== '' && name.category !== '');
  const groups = known.filter((name) => name.category.startsWith('group-of-')).map((name) => [`group ${name.name}`, name.category] as const);
  return new Map([...known.map((name) => [name.subjectId, name.category] as const), ...groups]);
};

const filled = (dims: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(dims).filter(([, value]) => value !== ''));
