import { shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';

/** A leadership post by its role, as a person holds it. */
export const heldPost = z.strictObject({
  postId: shown.id,
  organId: shown.id.nullable(),
  ownerName: shown.text,
  level: shown.text.describe('职务层次'),
  role: shown.text.describe('职务'),
  rank: shown.text.describe('principal 正职、deputy 副职'),
});

const rows = `
  select row_key as "postId", owner_organ_id as "organId", owner_name as "ownerName", level, role, rank, string_to_array(holders, ' ') as holders
  from live.named_posts where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) and string_to_array(holders, ' ') && $3::text[]
  order by owner_name, level, role, row_key`;

/** Which posts each of these persons holds on a day. */
export const postsHeldBy = async (read: QueryContext['read'], logId: string, day: string, persons: readonly string[]): Promise<(personId: string) => z.infer<typeof heldPost>[]> => {
  const found = persons.length === 0 ? [] : await read.query<(z.infer<typeof heldPost> & { readonly holders: readonly string[] })[]>(rows, [logId, day, persons]);
  return (personId) => found.filter(({ holders }) => holders.includes(personId)).map(({ holders: _holders, ...post }) => post);
};
