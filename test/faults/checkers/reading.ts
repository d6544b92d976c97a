import { v5 } from 'uuid';
import type { Evidence, Outcome, Recorded } from './evidence.js';

/** As the API documents it: the same key of the same person in the same district is the same command. Computed here once more, by the letter. */
export const commandIdOf = (district: string, person: string, key: string): string => v5(JSON.stringify(['command', district, person, key]), '6f1d3b62-5a0e-5c7b-9a52-0d6b3c1f2e84');

export const groupedBy = <T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
};

export const lastOf = (history: readonly Recorded[], outcome: Outcome): readonly Recorded[] => history.filter(({ type }) => type === outcome);

/** Things that there are more than once, by name. */
export const repeated = <T>(things: readonly T[], keyOf: (thing: T) => string): readonly string[] =>
  [...groupedBy(things, keyOf)].filter(([, group]) => group.length > 1).map(([key, group]) => `${key} (${group.length} times)`);

/** In the order of positions, log by log. */
export const inOrder = ({ stored }: Pick<Evidence, 'stored'>): Evidence['stored'] => [...stored].sort((a, b) => (a.context === b.context ? a.position - b.position : a.context < b.context ? -1 : 1));
