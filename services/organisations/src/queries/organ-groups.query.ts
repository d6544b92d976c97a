import { logIdOf } from '@yange/contracts';
import { defineQuery, onDate, shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { groupRows } from '../projections/organ-register/organ-group.fold.js';
import { organFacts } from '../projections/organ-register/organ-register.projection.js';
import { dayOf, named } from './rows-on-day.reading.js';

const member = z.strictObject({
  groupId: shown.id,
  memberId: shown.id,
  partition: shown.text.describe('分法：按类别、按改革方式、议事协调 · category, method, coordination: partitions are never added up'),
  part: shown.text,
  name: shown.text,
  named: z.boolean().describe('有名称的机构，否则为成批 · an organ with a name, or a block'),
  drawnFrom: shown.text.describe('从哪一批列出 · the block that it was drawn from; empty where from none'),
  count: shown.count,
  remaining: shown.count.describe('尚未列名的 · of a block: how many have no name yet'),
  validFrom: shown.validFrom,
  eventId: shown.eventId,
});

const group = z.strictObject({
  groupId: shown.id,
  name: shown.text,
  institutionLimit: shown.count.nullable().describe('机构限额 · how many organs there may be'),
  categoryLimits: z.array(z.strictObject({ category: shown.text, limit: shown.count, counted: shown.count })).describe('各类限额，及计入的机构数 · limits of single categories, and how many count within each'),
  limited: shown.count.describe('计入限额的 · how many the limit counts'),
  size: shown.count.describe('机构数 · how many there are'),
  coordinationBodies: shown.count.describe('议事协调机构 · coordination bodies'),
  eventId: shown.eventId,
});

/** Organs that are counted together: limit, size, and the blocks and names by category and by reform method, which are two partitions of the same. */
export const organGroupsQuery = defineQuery({
  name: 'organ-groups',
  title: { zh: '机构组和机构限额', en: 'Groups of organs and their limits' },
  path: 'organ-groups',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  answer: z.strictObject({ groups: z.array(group.extend({ members: z.array(member) })) }),
  run: async ({ on }, context) => {
    if (on !== undefined) return { groups: await groupsBy(context, on) };
    const { district, read } = context;
    const groups = await read.query<z.infer<typeof group>[]>(
      `select group_id as "groupId", name, institution_limit as "institutionLimit", category_limits::jsonb as "categoryLimits", limited, size, coordination_bodies as "coordinationBodies", event_id as "eventId"
       from live.organ_groups where log_id = $1 order by name`,
      [logIdOf(district, 'organisations')],
    );
    const members = await read.query<z.infer<typeof member>[]>(
      `select group_id as "groupId", member_id as "memberId", partition, part, name, named, drawn_from as "drawnFrom", count, remaining, valid_from as "validFrom", event_id as "eventId"
       from live.organ_group_members where log_id = $1 order by partition, part, valid_from, member_id limit 5000`,
      [logIdOf(district, 'organisations')],
    );
    return { groups: groups.map((group) => ({ ...group, members: members.filter(({ groupId }) => groupId === group.groupId) })) };
  },
});

type Member = z.infer<typeof member>;

/** Limits and members of that day: a limit set later, or a block named later, is not told yet. */
const groupsBy = async (context: QueryContext, on: string): Promise<(z.infer<typeof group> & { members: Member[] })[]> => {
  const groups = await organFacts.onDay(dayOf(context, on), 'organ-group');
  const told = [...groups].flatMap(([groupId, facts]) => {
    const { group: row, members } = groupRows(facts);
    if (row === null) return [];
    const own = members.map((one) => named<Member>({ group_id: groupId, ...one })).toSorted((a, b) => compare(a.partition, b.partition) || compare(a.part, b.part) || compare(a.validFrom, b.validFrom) || compare(a.memberId, b.memberId));
    return [{ ...named<z.infer<typeof group>>({ group_id: groupId, ...row, category_limits: JSON.parse(row.category_limits) as object }), members: own }];
  });
  return told.toSorted((a, b) => compare(a.name, b.name));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
