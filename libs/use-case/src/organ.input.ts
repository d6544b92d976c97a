import { z } from 'zod';

/** Text of at least one character; what a clerk types, never a person's name. */
export const words = (max = 200): z.ZodString => z.string().trim().min(1).max(max);

export const countOf = (least = 1): z.ZodNumber => z.number().int().min(least).max(1_000_000);

/** An organ of the service `organisations`, by its id; the name stands beside it so that the event can be read alone. */
export const organInput = z.strictObject({ id: z.uuid().toLowerCase(), name: words() });

export type OrganInput = z.infer<typeof organInput>;

export const subjectOf = (organ: OrganInput): { organId: string; name: string; count: number; each: boolean } => ({
  organId: organ.id,
  name: organ.name,
  count: 1,
  each: false,
});

/** Subject of a token, where it is a part of a stream's id: whom an identity provider calls otherwise cannot be given work or stand in. */
export const subjectInput = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:|@-]{0,99}$/);
