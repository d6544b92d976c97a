import { isCalendarDate } from '@yange/kernel';
import { entryCode } from '@yange/use-case';
import { z } from 'zod';

/** A name or title as papers print it. */
export const words = z.string().trim().min(1).max(200);
export const optionalWords = z.string().trim().max(500).default('');
export const names = z.array(words).max(200).default([]);
export const count = z.int().min(0).max(1_000_000);
export const someOf = z.int().min(1).max(1_000_000);
export const organId = z.uuid();
/** Name of a group of organs within the district: 本级党政机构. */
export const group = words;

export const lineage = z
  .array(z.strictObject({ organId: z.uuid(), name: words, how: z.enum(['functions-merged', 'rebuilt', 'renamed', 'split', 'merged', 'absorbed']) }))
  .max(50)
  .default([]);

/** GB/T 2260 with six digits; towns and streets with nine. */
export const regionCode = z.string().regex(/^\d{6}(\d{3})?$/);

export const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');

/** Organs are recorded by those who may record organisations. */
export const recordRight = 'organisations.record';

/** Units of an organ, by kind. */
export const units = {
  organId,
  /** a code of the table of kinds (reference/internal-unit-kinds) */
  kind: entryCode,
  names,
  /** how many in all, named or not */
  count: someOf,
  /** the source's words for those that it does not name */
  label: optionalWords,
} as const;

/** Items of a list of pledges and vetoes. */
export const pledgeItems = { list: words, kind: z.enum(['pledge', 'veto']).optional(), names, count: someOf, label: optionalWords } as const;

/** A code of the table of categories (reference/organ-categories). */
export const category = entryCode;

/** An organ with which a record begins. */
export const beginning = {
  /** only to correct its beginning */
  organId: z.uuid().optional(),
  name: words,
  aliases: names,
  category,
  rank: optionalWords,
  parentId: z.uuid().optional(),
  /** group that counts it; none for towns outside every limit */
  group: optionalWords,
  /** block of its category that it was counted in before it was named */
  drawnFrom: optionalWords,
} as const;

/** The block that organs are counted in by reform method: what a reform had made of them. */
export const methodBlock = z.strictObject({ method: entryCode, label: words });
