import type { components, paths } from '@yange/api-client';
import { planWords } from '../words/motion.words.js';
import type { Words } from '../words/say.js';

export type Plan = paths['/v1/districts/{district}/what-ifs']['post']['requestBody']['content']['application/json'];
export type WhatIf = components['schemas']['WhatIf'];
export type Moved = WhatIf['movements']['accounts'][number]['approved'];

/** What a file holds, where it is a plan; what its steps may be the service says. */
export const planOf = (text: string): Plan | null => {
  try {
    const read = JSON.parse(text) as Partial<Plan> | null;
    return typeof read?.title === 'string' && Array.isArray(read.steps) && read.steps.length > 0 ? (read as Plan) : null;
  } catch {
    return null;
  }
};

/** From what to what; where no total is known, by how much. */
export const movedText = ({ before, after, change }: Moved): string => {
  if (before === after) return before === null && change !== 0 ? signed(change) : textOf(before);
  return `${textOf(before)} → ${textOf(after)}`;
};

/** A batch in words: which, from where, to where, how many, and how many of these the plan names. */
export const batchCells = ({ name, direction, from, to, persons, named, withQuota }: WhatIf['movements']['batches'][number], say: (words: Words) => string): readonly string[] => [
  withQuota ? `${name}（${say(planWords.withQuota)}）` : name,
  from?.organ ?? say(direction === 'in' ? planWords.outside : planWords.unsaid),
  to?.organ ?? say(direction === 'out' ? planWords.outside : planWords.unsaid),
  String(persons),
  String(named),
];

export const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

const textOf = (value: number | null): string => (value === null ? '—' : String(value));
