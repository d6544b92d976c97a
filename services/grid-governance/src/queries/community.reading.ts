import { rowsOn, type StateOnDay } from '@yange/projections';

export interface CommunityRow {
  readonly stream_id: string;
  readonly row_key: string;
  readonly name: string;
  readonly unit: string;
  readonly there: boolean;
  readonly into_id: string;
}

/** Communities of a day, those that ended before it too. */
export class CommunitiesOnDay {
  private readonly byId: ReadonlyMap<string, CommunityRow>;

  /** One that moved has a row in the stream of either street: where it is counts. */
  constructor(readonly rows: readonly CommunityRow[]) {
    this.byId = new Map([...rows].sort((a, b) => Number(a.there) - Number(b.there)).map((row) => [row.row_key, row]));
  }

  /** Where it lies that was placed in that community: in what it was merged into, in nothing once it is gone otherwise. */
  now(id: string): CommunityRow | null {
    let one = this.byId.get(id);
    for (let steps = 0; one !== undefined && !one.there && one.into_id !== '' && steps < this.rows.length; steps += 1) one = this.byId.get(one.into_id);
    return one?.there === true ? one : null;
  }

  known(id: string): CommunityRow | undefined {
    return this.byId.get(id);
  }

  get there(): readonly CommunityRow[] {
    return this.rows.filter((row) => row.there);
  }
}

/** `communities/<street>` */
export const streetOf = ({ stream_id: streamId }: Pick<CommunityRow, 'stream_id'>): string => streamId.slice('communities/'.length);

export const communitiesOn = async (when: StateOnDay): Promise<CommunitiesOnDay> => new CommunitiesOnDay(await rowsOn<CommunityRow>(when, 'communities', 'unit, name, row_key'));

export interface PlacedGrid {
  readonly row_key: string;
  readonly name: string;
  readonly unit_id: string;
  readonly unit: string;
  readonly households: number | null;
  readonly population: number | null;
  readonly community_id: string;
}

/** Grids by name with where they were placed, in one round trip. */
export const placedGridsOn = (when: StateOnDay): Promise<readonly PlacedGrid[]> => rowsOn<PlacedGrid>(when, 'grids', 'name, row_key');

export const total = (grids: readonly PlacedGrid[], of: 'households' | 'population'): number => grids.reduce((sum, grid) => sum + (grid[of] ?? 0), 0);
