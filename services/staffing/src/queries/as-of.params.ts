import { isCalendarDate } from '@yange/kernel';
import { z } from 'zod';

/** What every question about a date may say. Without `on`, once all that is recorded has taken effect. */
export const asOf = {
  on: z.string().refine(isCalendarDate, 'no such day').default('9999-12-31'),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  /** id of the last one of the page before */
  after: z.uuid().default('00000000-0000-0000-0000-000000000000'),
} as const;

/** Only the owners that are this organ. */
export const ofOrgan = { organId: z.uuid().optional() } as const;
