import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, nextAfter, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';
import { heldPost } from './named-posts.reading.js';

const post = heldPost.extend({
  allotmentId: shown.id.describe('所占职数 · the allotment that the post is one of'),
  personIds: z.array(shown.id).describe('任职人员标识，一职一人 · who holds it; more than one is a finding'),
  since: shown.validFrom,
});

const rows = `
  select row_key as "postId", allotment_id as "allotmentId", owner_organ_id as "organId", owner_name as "ownerName", level, role, rank, string_to_array(holders, ' ') as "personIds", valid_from as since
  from live.named_posts
  where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) and holders <> '' and ($3::text is null or row_key > $3) and ($5::uuid is null or owner_organ_id = $5::uuid)
  order by row_key limit $4`;

/** 领导任职: which named posts somebody holds on a day, and who; in the order of their ids. */
export const namedPostsQuery = defineQuery({
  name: 'named-posts',
  title: { zh: '领导任职', en: 'Holders of named posts' },
  path: 'named-posts',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page, organId: z.uuid().optional().describe('只列该机构的 · of this organ alone') }),
  answer: z.strictObject({ posts: z.array(post), next: shown.next }),
  run: async ({ on, after, limit, organId }, { district, read }) => {
    const posts = await read.query<z.infer<typeof post>[]>(rows, [logIdOf(district, 'staffing'), on ?? endOfTime, after ?? null, limit, organId ?? null]);
    return { posts, next: nextAfter(posts, limit, 'postId') };
  },
});
