import { defineQuery, nextAfter, shown } from '@yange/use-case';
import { z } from 'zod';
import { ownedRows, ownerShape, readOwnedRows, type OwnedPeriods } from './owned-rows.reading.js';

const periods: OwnedPeriods = {
  table: 'post_allotment_periods',
  id: 'allotment_id',
  columns: `allotment_id as "allotmentId", owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach", level, valid_from::text as "validFrom",
            json_build_object('approved', principal_approved, 'change', principal_change, 'inOffice', principal_in_office, 'complete', principal_complete, 'inRoles', principal_in_roles) as principal,
            json_build_object('approved', deputy_approved, 'change', deputy_change, 'inOffice', deputy_in_office, 'complete', deputy_complete, 'inRoles', deputy_in_roles) as deputy, roles`,
};

const posts = z.strictObject({
  approved: shown.count.nullable().describe('核定职数 · approved; null where no approval is known'),
  change: z.int().describe('较核定数增减 · more or less since'),
  inOffice: shown.count.nullable().describe('实配 · people who hold one; concurrent roles count once'),
  complete: z.boolean().describe('是否全部统计 · whether everybody is counted'),
  inRoles: shown.count.describe('按职务明细合计 · sum of the lines of roles'),
});

const allotment = z.strictObject({
  allotmentId: shown.id,
  ...ownerShape,
  level: shown.text,
  validFrom: shown.validFrom,
  principal: posts.describe('正职 · principal posts'),
  deputy: posts.describe('副职 · deputy posts'),
  roles: z.array(z.strictObject({ role: shown.text, rank: shown.text.describe('正职 principal、副职 deputy；职务设置已取消的为空 · empty where the line of the role is gone'), count: shown.count, concurrent: z.array(z.strictObject({ role: shown.text, holders: shown.count })).describe('兼任 · roles that their holders hold as well') })),
});

export const postAllotmentsQuery = defineQuery({
  name: 'post-allotments',
  title: { zh: '领导职数', en: 'Leadership posts' },
  path: 'post-allotments',
  right: 'read',
  params: ownedRows,
  answer: z.strictObject({ allotments: z.array(allotment), next: shown.next }),
  run: async (params, context) => {
    const allotments = await readOwnedRows<z.infer<typeof allotment>>(context, periods, params);
    return { allotments, next: nextAfter(allotments, params.limit, 'allotmentId') };
  },
});
