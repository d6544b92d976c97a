import { nameForm } from '@yange/kernel';
import type { LimitBreach } from '@yange/use-case';
import type { Tally } from '../tally/tally.js';

/** What of an organ is looked at. */
export interface OrganCounts {
  readonly name: string;
  readonly organId: string;
  readonly units: ReadonlyMap<string, Tally>;
  readonly plates: ReadonlyMap<string, { readonly name: string; readonly unitId: string }>;
  readonly astray: ReadonlySet<string>;
}

interface Bearing {
  readonly name: string;
  /** within which a name is borne once */
  readonly within: string;
}

const twice = (bearing: readonly Bearing[]): readonly string[] => {
  const forms = bearing.map(({ name, within }) => `${within} ${nameForm(name)}`);
  return [...new Map(bearing.flatMap(({ name }, index) => (forms.indexOf(forms[index] ?? '') === index ? [] : [[forms[index], name]]))).values()];
};

/** An office, a bureau and a centre of one organ do not share a name either. A decision looks at its own day: that a name is taken on a later one, or again once what ended it is taken back, is seen here. */
const namedTwice = ({ units, plates }: OrganCounts): readonly string[] => [
  ...twice([...units.values()].flatMap(({ named }) => [...named.values()].map(({ name }) => ({ name, within: '' })))),
  ...twice([...plates.values()].map(({ name, unitId }) => ({ name, within: unitId }))),
];

const short = ({ units }: OrganCounts): readonly { readonly label: string; readonly count: number }[] => [...units.values()].flatMap(({ blocks }) => [...blocks.values()].filter(({ count }) => count < 0));

const contradicting = (state: OrganCounts): readonly LimitBreach[] => [
  ...namedTwice(state).map((name) => ({ rule: 'units-contradict', zh: `“${state.name}”的“${name}”记了两次`, en: `"${state.name}" has "${name}" twice`, facts: { organId: state.organId, name }, excess: 1 })),
  ...short(state).map(({ label, count }) => ({ rule: 'units-contradict', zh: `“${state.name}”的“${label}”未列名的不足，多出 ${-count} 个`, en: `"${state.name}" has ${-count} too few of "${label}"`, facts: { organId: state.organId, block: label }, excess: -count })),
];

/** A duty is handed on by whoever has it, on every day: one that was handed on before, by a move that is dated back, or whose 三定 is taken back, is seen too. */
const handedOnUnheld = ({ name, organId, astray }: OrganCounts): readonly LimitBreach[] =>
  [...astray].map((duty) => ({ rule: 'duty-not-held', zh: `“${name}”的“三定”没有“${duty}”`, en: `the 三定 of "${name}" has no "${duty}"`, facts: { organId, duty }, excess: 1 }));

export const organLimits = (state: OrganCounts): readonly LimitBreach[] => [...contradicting(state), ...handedOnUnheld(state)];
