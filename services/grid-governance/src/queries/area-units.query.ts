import { grouped } from '@yange/kernel';
import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { communitiesOn } from './community.reading.js';

export interface AreaUnitRow {
  readonly row_key: string;
  readonly name: string;
  readonly kind: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly community_id: string;
  readonly there: boolean;
}

export interface PledgeRow {
  readonly row_key: string;
  readonly area_unit_id: string;
  readonly title: string;
  readonly due_on: string;
  readonly status: 'open' | 'kept' | 'broken';
  readonly postponed: number;
  readonly evidence: string;
  readonly words: string;
}

const pledge = z.strictObject({
  id: shown.id,
  title: shown.text,
  dueOn: shown.day,
  status: z.enum(['open', 'kept', 'broken']).describe('未到结果、已兑现、未兑现'),
  overdue: z.boolean().nullable().describe('逾期未兑现；未问日期为 null · open past its day; null where no day was asked for'),
  postponed: shown.count.describe('延期次数'),
  evidence: z.array(shown.text),
  words: shown.text.nullable(),
});

const areaUnit = z.strictObject({
  id: shown.id,
  name: shown.text,
  kind: shown.text,
  unitId: shown.text,
  unit: shown.text,
  community: z.strictObject({ id: shown.id, name: shown.text }).nullable(),
  there: z.boolean().describe('当日在辖区内 · whether it is there on the day'),
  pledges: z.array(pledge),
});

const pledgeOf = (row: PledgeRow, on: string | undefined) => ({
  id: row.row_key,
  title: row.title,
  dueOn: row.due_on,
  status: row.status,
  overdue: on === undefined ? null : row.status === 'open' && on > row.due_on,
  postponed: row.postponed,
  evidence: row.evidence === '' ? [] : row.evidence.split('\n'),
  words: row.words === '' ? null : row.words,
});

/** Which units have their seat in the area of a street or community, and what did they undertake: kept, not kept, open, overdue? One that left with pledges is shown until they are settled. */
export const areaUnitsQuery = defineQuery({
  name: 'area-units',
  title: { zh: '驻区单位及承诺', en: 'Units of an area and their pledges' },
  path: 'area-units',
  right: 'read',
  params: z.strictObject({ ...onDate, unitId: z.uuid().toLowerCase().optional(), communityId: z.uuid().toLowerCase().optional() }),
  answer: z.strictObject({ on: shown.on, pledges: z.strictObject({ open: shown.count, kept: shown.count, broken: shown.count, overdue: shown.count.nullable() }), areaUnits: z.array(areaUnit) }),
  run: async ({ on, unitId, communityId }, context) => {
    const when = asOf(context, 'grid', on);
    const [communities, units, pledges] = await Promise.all([communitiesOn(when), rowsOn<AreaUnitRow>(when, 'area_units', 'unit, name, row_key'), rowsOn<PledgeRow>(when, 'area_pledges', 'due_on, row_key')]);
    const byUnit = grouped(pledges, (row) => row.area_unit_id);
    const shownUnits = units
      .map((row) => ({ row, community: communities.now(row.community_id), own: byUnit.get(row.row_key) ?? [] }))
      .filter(({ row, own }) => row.there || own.some(({ status }) => status === 'open'))
      .filter(({ row, community }) => (unitId === undefined || row.unit_id === unitId) && (communityId === undefined || community?.row_key === communityId))
      .map(({ row, community, own }) => ({
        id: row.row_key, name: row.name, kind: row.kind, unitId: row.unit_id, unit: row.unit, community: community === null ? null : { id: community.row_key, name: community.name }, there: row.there,
        pledges: own.map((one) => pledgeOf(one, on)),
      }));
    const all = shownUnits.flatMap((unit) => unit.pledges);
    const count = (status: string): number => all.filter((one) => one.status === status).length;
    return { on: on ?? null, pledges: { open: count('open'), kept: count('kept'), broken: count('broken'), overdue: on === undefined ? null : all.filter(({ overdue }) => overdue === true).length }, areaUnits: shownUnits };
  },
});
