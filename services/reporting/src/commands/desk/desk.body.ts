import { subjectInput } from '@yange/use-case';
import { z } from 'zod';

/** Entries of the due-list as it answers them. */
export const openWork = z.array(z.strictObject({ itemId: z.string().min(1).max(400), kind: z.string().min(1).max(60), words: z.string().max(300).default('') })).max(1_000);

export const person = subjectInput;
export const reason = z.string().trim().max(300).default('');
