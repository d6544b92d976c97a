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

/** between two faults, in milliseconds */
const [least, most] = [900, 2_700];
const heavyMs = 12_000;

/** Which faults come when: of the seed alone. Whatever lasts, lasts beside those that come after it. */
export const scheduleOf = (draw: Seeded, families: readonly Family[], forMs: number, only: RegExp = /./): readonly Planned[] => {
  const possible = faults.filter(({ name, family }) => families.includes(family) && only.test(name));
  const planned: Planned[] = [];
  let heavy = -heavyMs;
  const light = possible.filter((one) => one.heavy !== true);
  for (let at = draw.whole(least, most); at < forMs; at += draw.whole(least, most)) {
    const choice = at - heavy < heavyMs ? light : possible;
    if (choice.length === 0) continue;
    const fault = draw.weighted(choice);
    if (fault.heavy === true) heavy = at;
    planned.push({ at, fault, draw: draw.fork('fault', planned.length) });
  }
  return planned;
};

export const notRunOf = (families: readonly Family[]): readonly NotRun[] => notRun.filter(({ family }) => families.includes(family));
