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

/** Organs are recorded by those who may record organisations. */
export const recordRight = 'organisations.record';
