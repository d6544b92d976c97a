import type { MessageInitShape } from '@bufbuild/protobuf';
import type { SubjectSchema } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { z } from 'zod';

/**
 * Whose quota, posts or staff: an organ by id, or a group that the source counts without naming its members.
 * `count` is 0 where the source does not even say how many; `each` means that the numbers hold for every member.
 */
export const ownerSchema = z
  .strictObject({
    organId: z.uuid().optional(),
    name: z.string().trim().min(1).max(200),
    count: z.int().min(0).max(100_000).default(1),
    each: z.boolean().default(false),
  })
  .refine((owner) => owner.organId === undefined || (owner.count === 1 && !owner.each), '机构是一个，不是一组 · an organ is one, not a group');

export type Owner = z.infer<typeof ownerSchema>;

/** A group is known by its words: the same words are the same group. */
export const ownerKey = (owner: Owner): string => owner.organId ?? derivedId('group', owner.name);

/** The same of an owner as an event names it. */
export const keyOfSubject = ({ organId, name }: { readonly organId: string; readonly name: string }): string => (organId === '' ? derivedId('group', name) : organId);

export const subjectOf = (owner: Owner): MessageInitShape<typeof SubjectSchema> => ({
  organId: owner.organId ?? '',
  name: owner.name,
  count: owner.count,
  each: owner.each,
});
