import { familyA, notRunOfA } from './faults/family-a.js';
import { familyB, notRunOfB } from './faults/family-b.js';
import { familyC, notRunOfC } from './faults/family-c.js';
import type { Family, Fault, NotRun } from './scene.js';
import type { Seeded } from './seeded.js';

const faults: readonly Fault[] = [...familyA, ...familyB, ...familyC];
const notRun: readonly NotRun[] = [...notRunOfA, ...notRunOfB, ...notRunOfC];

export interface Planned {
  /** milliseconds since the beginning */
  readonly at: number;
  readonly fault: Fault;
  readonly draw: Seeded;
}

/** between two faults at pace 1, in milliseconds */
const [least, most] = [900, 2_700];
const heavyMs = 12_000;

/**
 * Which faults come when: of the seed alone. Whatever lasts, lasts beside those that come after it.
 * @param pace by what the pauses between two faults are multiplied: with 4 more commands are answered between them
 */
export const scheduleOf = (draw: Seeded, { families, forMs, only = /./, pace = 1 }: { readonly families: readonly Family[]; readonly forMs: number; readonly only?: RegExp | undefined; readonly pace?: number }): readonly Planned[] => {
  const possible = faults.filter(({ name, family }) => families.includes(family) && only.test(name));
  const planned: Planned[] = [];
  let heavy = -heavyMs;
  const light = possible.filter((one) => one.heavy !== true);
  const next = (): number => Math.round(draw.whole(least, most) * pace);
  for (let at = next(); at < forMs; at += next()) {
    const choice = at - heavy < heavyMs ? light : possible;
    if (choice.length === 0) continue;
    const fault = draw.weighted(choice);
    if (fault.heavy === true) heavy = at;
    planned.push({ at, fault, draw: draw.fork('fault', planned.length) });
  }
  return planned;
};

export const notRunOf = (families: readonly Family[]): readonly NotRun[] => notRun.filter(({ family }) => families.includes(family));
