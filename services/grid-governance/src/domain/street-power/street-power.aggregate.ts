import type { GridEvent, StreetPowerGroup } from '@yange/contracts';
import type { AggregateDefinition, LimitBreach } from '@yange/use-case';

export type StreetPowerEvent = Extract<GridEvent, { type: 'StreetPowersGranted' | 'StreetPowersWithdrawn' }>;

/** A group of rights, verbatim, and who holds it. */
export interface HeldPowers {
  readonly ordinal: number;
  /** under which it was granted last */
  readonly title: string;
  readonly words: string;
  readonly rights: readonly string[];
  /** every street, but those in `except` */
  readonly byAll: boolean;
  /** ids of streets that hold it by themselves; none where all do */
  readonly streets: ReadonlySet<string>;
  /** ids of streets from which it was withdrawn while all others keep it */
  readonly except: ReadonlySet<string>;
}

/** Rights that streets hold towards the district's departments, each group once: one that is granted late may have been granted on a later day already. */
export interface StreetPowers {
  /** those that nobody holds any more as well: their number stays theirs */
  readonly groups: readonly HeldPowers[];
  /** how many groups were withdrawn from who did not hold them */
  readonly unheld: number;
}

/** @param street its id; undefined asks for any */
export const isHeld = (group: HeldPowers | undefined, street?: string): boolean => {
  if (group === undefined) return false;
  if (street === undefined) return group.byAll || group.streets.size > 0;
  return group.byAll ? !group.except.has(street) : group.streets.has(street);
};

const without = (ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> => new Set([...ids].filter((id) => !gone.includes(id)));
const nobody: ReadonlySet<string> = new Set();

const granted = (group: HeldPowers, streets: readonly string[]): HeldPowers => {
  if (streets.length === 0) return { ...group, byAll: true, streets: nobody, except: nobody };
  return group.byAll ? { ...group, except: without(group.except, streets) } : { ...group, streets: new Set([...group.streets, ...streets]) };
};

const withdrawn = (group: HeldPowers, streets: readonly string[]): HeldPowers => {
  if (streets.length === 0) return { ...group, byAll: false, streets: nobody, except: nobody };
  return group.byAll ? { ...group, except: new Set([...group.except, ...streets]) } : { ...group, streets: without(group.streets, streets) };
};

const groupOf = ({ ordinal, words, rights }: StreetPowerGroup, title: string): HeldPowers => ({ ordinal, title, words, rights, byAll: false, streets: nobody, except: nobody });

/** How it is held after those streets, or all where none is named, hold it no longer. */
export const heldWithout = withdrawn;

const changed = (groups: readonly HeldPowers[], told: readonly StreetPowerGroup[], change: (group: HeldPowers | undefined, told: StreetPowerGroup) => HeldPowers): readonly HeldPowers[] => {
  const all = new Map(groups.map((group) => [group.words, group]));
  for (const one of told) all.set(one.words, change(all.get(one.words), one));
  return [...all.values()];
};

export const streetPowers: AggregateDefinition<StreetPowers, StreetPowerEvent> = {
  name: 'street-powers',
  initial: () => ({ groups: [], unheld: 0 }),
  apply: (state, { type, data }) => {
    const { title, groups: told } = data;
    const streets = data.streets?.named.map(({ id }) => id) ?? [];
    if (type === 'StreetPowersGranted') return { ...state, groups: changed(state.groups, told, (group, one) => granted({ ...(group ?? groupOf(one, title)), title }, streets)) };
    const known = new Map(state.groups.map((group) => [group.words, group]));
    const astray = told.filter(({ words }) => (streets.length === 0 ? !isHeld(known.get(words)) : streets.some((street) => !isHeld(known.get(words), street))));
    return { unheld: state.unheld + astray.length, groups: changed(state.groups, told, (group, one) => withdrawn(group ?? groupOf(one, title), streets)) };
  },
  limits: ({ unheld }): readonly LimitBreach[] =>
    unheld === 0 ? [] : [{ rule: 'street-powers-not-held', zh: `收回了街道届时并不享有的权力 ${unheld} 组`, en: `${unheld} groups of powers are withdrawn from who does not hold them`, facts: { groups: String(unheld) }, excess: unheld }],
};
