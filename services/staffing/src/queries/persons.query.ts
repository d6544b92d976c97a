import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, nextAfter, onDate, page, shown } from '@yange/use-case';
import { z } from 'zod';
import { heldPost, postsHeldBy } from './named-posts.reading.js';

const person = z.strictObject({
  personId: shown.id.describe('人员标识；姓名在保险库 · reference of the person; the name is in the vault'),
  accountId: shown.id.nullable().describe('所在编制账户；已离编的为 null · the account that counts the person; null for who has left'),
  organId: shown.id.nullable().describe('单位；成批统计的为 null · null where several are counted together'),
  ownerName: shown.text,
  kind: shown.text.describe('编制类别'),
  management: shown.text.describe('参公与否；未知为 unstated'),
  funding: shown.text.describe('经费形式；未知为 unstated'),
  since: shown.validFrom,
  withoutPermit: z.boolean().describe('未经用编审批 · entered without a permit'),
  left: shown.text.nullable().describe('离编原因；在编为 null · why the person left; null for who is on the books'),
  posts: z.array(heldPost).describe('所任职务 · posts held on the day'),
});

/** A person counts or has left by one row a day; what a person was before is in earlier rows. */
const rows = (of: 'all' | 'organ'): string => `
  select person.*, coalesce(type.management, 'unstated') as management, coalesce(type.funding, 'unstated') as funding
  from (select distinct on (person_id) person_id as "personId", account_id as "accountId", owner_organ_id as "organId", owner_name as "ownerName", kind, valid_from::text as since, without_permit as "withoutPermit", left_reason as "left"
        from live.person_periods
        where log_id = $1 and valid_from <= $2::date and ($3::uuid is null or person_id > $3)
          ${of === 'organ' ? 'and person_id in (select person_id from live.person_periods where log_id = $1 and owner_organ_id = $6::uuid)' : ''}
        order by person_id, valid_from desc) as person
  left join lateral (select management, funding from live.quota_account_periods where log_id = $1 and account_id = person."accountId" and valid_from <= $2::date order by valid_from desc limit 1) as type on true
  where (person."accountId" is null) = $5::boolean and (not $5::boolean or person."left" is not null) ${of === 'organ' ? 'and person."organId" = $6::uuid' : ''}
  order by person."personId" limit $4`;

/** 在编人员: who counts in which account on a day, or has left by it; by reference, in the order of their ids. */
export const personsQuery = defineQuery({
  name: 'persons',
  title: { zh: '在编人员', en: 'Who is on the books' },
  path: 'persons',
  right: 'read',
  params: z.strictObject({ ...onDate, ...page, organId: z.uuid().optional().describe('只列该机构的 · of this organ alone'), state: z.enum(['present', 'left']).optional().describe('在编（默认）或已离编 · on the books, or left') }),
  answer: z.strictObject({ persons: z.array(person), next: shown.next }),
  run: async ({ on, after, limit, organId, state }, { district, read }) => {
    const [logId, day] = [logIdOf(district, 'staffing'), on ?? endOfTime];
    const found = await read.query<Omit<z.infer<typeof person>, 'posts'>[]>(rows(organId === undefined ? 'all' : 'organ'), [logId, day, after ?? null, limit, state === 'left', ...(organId === undefined ? [] : [organId])]);
    const held = await postsHeldBy(read, logId, day, found.map(({ personId }) => personId));
    return { persons: found.map((one) => ({ ...one, posts: held(one.personId) })), next: nextAfter(found, limit, 'personId') };
  },
});
