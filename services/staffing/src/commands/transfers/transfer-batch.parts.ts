import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
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
