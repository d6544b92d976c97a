import { isCalendarDate } from '@yange/kernel';
import { z } from 'zod';

export const readRight = 'read';

/** As at the end of that day; without it, once everything that is recorded has taken effect. */
export const at = z.string().refine(isCalendarDate, 'no such day').optional();

/** How many rows at most; the next page begins after the last id of this one. */
export const limit = z.coerce.number().int().min(1).max(500).default(100);

/** A condition on validity columns for an optional day in `$n`. */
export const holdsAt = (parameter: string): string => `valid_from <= coalesce(${parameter}::text, '9999-12-31') and (valid_to is null or valid_to > coalesce(${parameter}::text, '9999-12-31'))`;
