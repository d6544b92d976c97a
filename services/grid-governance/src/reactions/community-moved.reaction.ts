import { logIdOf, type GridEvent } from '@yange/contracts';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { takeOverAreaUnitUseCase } from '../commands/organ-ends/take-over-area-unit.use-case.js';
import { takeOverGridUseCase } from '../commands/organ-ends/take-over-grid.use-case.js';

type CommunityMovedIn = Extract<GridEvent, { readonly type: 'CommunityMovedIn' }>['data'];

/** The community, and those that were merged into it: what was placed in them lies in it. */
const inside = `
  with recursive inside as (select $3::text as id union select c.row_key from live.communities c join inside i on c.into_id = i.id where c.log_id = $1)`;

const gridsIn = `${inside}
  select distinct row_key as "gridId", name from live.grids
  where log_id = $1 and unit_id = $2 and community_id in (select id from inside) and valid_from <= $4 and (valid_to is null or valid_to > $4) order by 1`;

const areaUnitsIn = `${inside}
  select distinct row_key as "areaUnitId" from live.area_units
  where log_id = $1 and unit_id = $2 and there and community_id in (select id from inside) and valid_from <= $4 and (valid_to is null or valid_to > $4) order by 1`;

/** With the end of its street all that the street had goes on; here only what lies in the community. */
const react = async ({ event, district, effective, causedBy = null }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { communityId, from, unit } = event.data as CommunityMovedIn;
  if (causedBy !== null || from === undefined || unit === undefined) return [];
  const takeover = { from: { id: from.organId, name: from.name }, successors: [{ id: unit.organId, name: unit.name }] };
  const all = <R extends object>(sql: string): Promise<readonly R[]> => register.query<R>(sql, [logIdOf(district, 'grid'), from.organId, communityId, effective.to]);
  const grids = await all<{ gridId: string; name: string }>(gridsIn);
  const areaUnits = await all<{ areaUnitId: string }>(areaUnitsIn);
  return [
    ...grids.map((grid) => ({ label: `grid:${grid.gridId}`, useCase: takeOverGridUseCase, body: { ...grid, ...takeover } })),
    ...areaUnits.map(({ areaUnitId }) => ({ label: `area-unit:${areaUnitId}`, useCase: takeOverAreaUnitUseCase, body: { areaUnitId, ...takeover } })),
  ];
};

/** What lies in a community that a person moved to another street follows it: grids with their chiefs, units with their pledges. */
export const communityMoved = defineReaction({ name: 'grid-community-moved', contexts: ['grid'], types: ['CommunityMovedIn'], react });
