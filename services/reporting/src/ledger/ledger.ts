import type { EffectiveDate } from '@yange/kernel';
import type { Contribution, NameUse } from './contribution.js';
import { byEffect } from './by-effect.js';
import { endedWithOwner } from './ended-owners.js';
import { withoutUnknownLeavers } from './unknown-leavers.js';

/** How sure an event is of its source: read, read out of garbled words, or made up for demonstration. */
export type Provenance = 'stated' | 'reconstructed' | 'synthetic';

/** Taken back as never having counted, or replaced by another telling of the same fact. */
export type Supersession = 'annulled' | 'corrected';

/** An event that no longer counts, and the one that says so. */
export interface SupersededEvent {
  readonly eventId: string;
  readonly how: Supersession;
  readonly by: string;
  /** why it was annulled, or what the correction rests on */
  readonly reason: string;
}

/** A contribution with what the fold must know about its event. */
export interface LedgerEntry extends Contribution {
  readonly logId: string;
  readonly position: number;
  readonly eventId: string;
  readonly order: number;
  readonly effective: EffectiveDate;
  readonly provenance: Provenance;
  /** its event no longer counts: it is in no value, and tells why there is none */
  readonly former?: Supersession;
  /** its owner had this category, until the event that said so was superseded */
  readonly lost?: { readonly ownerCategory: string; readonly eventId: string; readonly how: Supersession };
}

export interface LedgerName extends NameUse {
  readonly eventId: string;
  readonly former?: Supersession;
}

/** The contributions of all events. Those of corrected and annulled ones are marked as `former`. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly names: readonly LedgerName[];
  readonly superseded: readonly SupersededEvent[];
}

/** Entries by measure. */
export type LedgerIndex = ReadonlyMap<string, readonly LedgerEntry[]>;

/**
 * The ledger as figures select from it. Whoever leaves is known by the dimensions under which it joined, whatever order the events came in;
 * and every entry with an owner gets the owner's category (`ownerCategory`: town, street-office, group-of-party-organ …; `group` for any other group).
 * Owners live in another log than their quota: the two meet here. What no longer counts lends nothing to what does; what hung on an organ that ended ends with it.
 */
export const completed = (ledger: Ledger): Ledger => {
  const names = ledger.names.filter((name) => name.former === undefined);
  const categories = categoriesOf(names);
  const formerly = categoriesOf(ledger.names.filter((name) => name.former !== undefined));
  const known = new Map<string, Readonly<Record<string, string>>>();
  const all = withoutUnknownLeavers(endedWithOwner(ledger.entries));
  for (const entry of all.filter(({ former }) => former === undefined).sort(byEffect)) {
    const key = keyOf(entry);
    known.set(key, { ...filled(entry.dims), ...known.get(key) });
  }
  return {
    names,
    superseded: ledger.superseded,
    entries: all.map((entry) => {
      const dims = { ...known.get(keyOf(entry)), ...filled(entry.dims) };
      const owner = ownerOf(dims);
      if (owner === null) return { ...entry, dims };
      const category = categories.get(owner)?.category;
      const lost = category === undefined ? formerly.get(owner) : undefined;
      return { ...entry, dims: { ...dims, ownerCategory: category ?? 'group' }, ...(lost?.former === undefined ? {} : { lost: { ownerCategory: lost.category, eventId: lost.eventId, how: lost.former } }) };
    }),
  };
};

const keyOf = ({ measure, key }: LedgerEntry): string => `${measure}/${key}`;

/** By id, and groups by name: who speaks of a group has no id for it. */
const ownerOf = ({ ownerId, owner }: Readonly<Record<string, string>>): string | null => ownerId ?? (owner === undefined ? null : `group ${owner}`);

/** Each name under its category: the last one that is known by the owner's id, or by the group's name. */
const categoriesOf = (names: readonly LedgerName[]): ReadonlyMap<string, LedgerName> => {
  const known = names.filter((name) => name.subjectId !== '' && name.category !== '');
  const groups = known.filter((name) => name.category.startsWith('group-of-')).map((name) => [`group ${name.name}`, name] as const);
  return new Map([...known.map((name) => [name.subjectId, name] as const), ...groups]);
};

const filled = (dims: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(dims).filter(([, value]) => value !== ''));
