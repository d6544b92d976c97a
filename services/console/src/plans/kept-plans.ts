import { typed } from '../command/typed.js';
import { planOf, type Plan } from './plan.model.js';

const nameOf = (hash: string): string => `plan:${hash}`;

/** Plans that this tab made and tried out, by their hash: a motion carries only that. Gone with whoever sat here, like everything typed. */
export const keptPlans = {
  of: (hash: string): Plan | null => planOf(JSON.stringify(typed.of(nameOf(hash)))),
  keep: (hash: string, plan: Plan): void => typed.keep(nameOf(hash), plan as Readonly<Record<string, unknown>>),
};
