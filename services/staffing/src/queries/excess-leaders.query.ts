import { defineQuery, nextAfter, shown } from '@yange/use-case';
import { z } from 'zod';
import { ownedRows, ownerShape, readOwnedRows, type OwnedPeriods } from './owned-rows.reading.js';

const periods: OwnedPeriods = {
  table: 'excess_leader_periods',
  id: 'group_id',
  columns: `group_id as "groupId", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach", level, valid_from::text as "validFrom", rounds,
            json_build_object('principal', total_principal, 'deputy', total_deputy) as total,
            json_build_object('principal', absorbed_principal, 'deputy', absorbed_deputy) as absorbed,
            json_build_object('principal', left_principal, 'deputy', left_deputy) as "left", plans`,
};

const leaders = { principal: shown.count, deputy: shown.count };
const mayBeUnknown = z.strictObject({ principal: shown.count.nullable(), deputy: shown.count.nullable() });

const group = z.strictObject({
  groupId: shown.id,
  ...ownerShape,
  level: shown.text,
  validFrom: shown.validFrom,
  rounds: shown.count.describe('调整轮次 · rounds of adjustment'),
  total: mayBeUnknown.describe('超配总数 · in excess at first'),
  absorbed: z.strictObject(leaders).describe('已消化 · absorbed'),
  left: mayBeUnknown.describe('尚余 · still in excess'),
  plans: z.array(z.strictObject({ id: shown.id, ...leaders, condition: shown.text, settled: z.boolean() })).describe('消化计划 · plans to absorb them'),
});

export const excessLeadersQuery = defineQuery({
  name: 'excess-leaders',
  title: { zh: '超职数配备', en: 'Leaders in excess' },
  path: 'excess-leaders',
  right: 'read',
  params: ownedRows,
  answer: z.strictObject({ groups: z.array(group), next: shown.next }),
  run: async (params, context) => {
    const groups = await readOwnedRows<z.infer<typeof group>>(context, periods, params);
    return { groups, next: nextAfter(groups, params.limit, 'groupId') };
  },
});
