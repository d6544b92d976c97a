import { logIdOf } from '@yange/contracts';
import { defineQuery } from '@yange/use-case';
import { z } from 'zod';

interface GroupRow {
  readonly groupId: string;
}

/** Organs that are counted together: limit, size, and the blocks and names by category and by reform method, which are two partitions of the same. */
export const organGroupsQuery = defineQuery({
  name: 'organ-groups',
  title: { zh: '机构组和机构限额', en: 'Groups of organs and their limits' },
  path: 'organ-groups',
  right: 'read',
  params: z.strictObject({}),
  run: async (_params, { district, read }) => {
    const groups: readonly GroupRow[] = await read.query(
      `select group_id as "groupId", name, institution_limit as "institutionLimit", limited, size, coordination_bodies as "coordinationBodies", event_id as "eventId"
       from live.organ_groups where log_id = $1 order by name`,
      [logIdOf(district, 'organisations')],
    );
    const members: readonly GroupRow[] = await read.query(
      `select group_id as "groupId", member_id as "memberId", partition, part, name, named, drawn_from as "drawnFrom", count, remaining, valid_from as "validFrom", event_id as "eventId"
       from live.organ_group_members where log_id = $1 order by partition, part, valid_from, member_id limit 5000`,
      [logIdOf(district, 'organisations')],
    );
    return { groups: groups.map((group) => ({ ...group, members: members.filter(({ groupId }) => groupId === group.groupId) })) };
  },
});
