import { z } from 'zod';
import { ownerSchema, type Owner } from '../../domain/owner/owner.js';
import type { Direction } from '../../domain/transfer-batch/transfer-batch.aggregate.js';
import { day, regionCode, some, words } from '../body.parts.js';

/** One batch of 转隶. */
export const transferBatchFields = {
  name: words,
  /** distinct units concerned; persons are another measure */
  units: some,
  persons: some,
  direction: z.enum(['within', 'out', 'in']).default('within'),
  from: ownerSchema.optional(),
  to: ownerSchema.optional(),
  /** the district or city whose log has the other half, where the batch leaves the district or comes into it */
  counterpartRegion: regionCode.optional(),
  /** by when everybody is to be in place */
  dueOn: day.optional(),
} as const;

/** Whom a decision on a batch must name: the sides within the district. One that is not said may be anybody, so that only a decision on the matter as such covers it. */
export const sidesOf = (from: Owner | undefined, to: Owner | undefined, direction: Direction): readonly string[] => {
  const within = [...(direction === 'in' ? [] : [from]), ...(direction === 'out' ? [] : [to])];
  const named = within.flatMap((side) => (side === undefined ? [] : [side.organId ?? side.name]));
  return named.length < within.length ? [] : named;
};
