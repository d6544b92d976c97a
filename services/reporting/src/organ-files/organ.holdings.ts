import { certaintyAt, grouped } from '@yange/kernel';
import { shown, wordsShape, type Answered } from '@yange/use-case';
import { z } from 'zod';
import { evaluateQuery } from '../figures/query.evaluation.js';
import { basisOf } from '../figures/basis.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { holdingKinds, type HoldingKind } from './holding.kinds.js';
import { basisShape } from '../view/report.shapes.js';

/** One number of an organ's file, with what it rests on. */
export const holdingShape = z.strictObject({
  measure: shown.text,
  words: wordsShape,
  of: z.record(z.string(), z.string()).describe('与同类其他数的区别 · what tells it from others of its measure, for example {"quotaKind":"administrative"}'),
  unit: shown.text,
  value: z.number(),
  basis: basisShape,
  events: z.array(shown.id),
  uncertain: z.array(shown.id).describe('当日不能确定的事件 · events that may or may not count on that day'),
});

export type Holding = Answered<z.infer<typeof holdingShape>>;

/**
 * What an organ has at the end of a day, out of the completed entries of the ledger. What it had and has no more is not among it.
 * @param entries of all keys that the organ ever owned; those of other owners are passed over
 */
export const holdingsOf = (entries: readonly LedgerEntry[], organId: string, day: string): readonly Holding[] =>
  holdingKinds.flatMap((kind) => {
    const own = entries.filter((entry) => entry.measure === kind.measure && entry.dims['ownerId'] === organId);
    return [...grouped(own, (entry) => labelOf(kind, entry)).values()].flatMap((same) => holding(kind, same, day));
  });

const labelOf = ({ by }: HoldingKind, { unit, dims }: LedgerEntry): string => JSON.stringify([unit, ...by.map((dimension) => dims[dimension] ?? '')]);

const holding = (kind: HoldingKind, entries: readonly LedgerEntry[], day: string): readonly Holding[] => {
  const [first] = entries;
  const found = evaluateQuery({ measure: kind.measure, take: 'sum' }, new Map([[kind.measure, entries]]), { asOf: day, reported: day, unit: null });
  const value = Number(found.value ?? 0);
  // Left, moved away, used up: it is in the events, and no longer with the organ.
  if (first === undefined || (value === 0 && found.uncertain.size === 0 && !isStatedZero(entries, day))) return [];
  const of = Object.fromEntries(kind.by.flatMap((dimension) => (first.dims[dimension] ? [[dimension, first.dims[dimension]] as const] : [])));
  return [{ measure: kind.measure, words: { zh: kind.zh, en: kind.en }, of, unit: first.unit, value, basis: basisOf(found), events: [...found.events], uncertain: [...found.uncertain] }];
};

/** A zero that an event states stands; one that others add up to does not. */
const isStatedZero = (entries: readonly LedgerEntry[], day: string): boolean => {
  const certain = entries.filter((entry) => entry.former === undefined && certaintyAt(entry.effective, day) === 'certain');
  return certain.length === 1 && certain[0]?.operation === 'set' && certain[0].kind !== 'entity';
};
