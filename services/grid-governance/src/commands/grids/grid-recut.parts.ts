import type { Streams } from '@yange/use-case';
import type { GridTimeline } from '../../domain/grid/grid.decider.js';
import type { CommunitiesTimeline } from '../../domain/community/community.decider.js';
import type { StandardTimeline } from '../../domain/grid-standard/grid-standard.decider.js';

/** Each grid by its id. */
export const recutStreams = (ids: readonly string[], streamOfGrid: (id: string) => Streams[string]): Streams => Object.fromEntries(ids.map((id) => [id, streamOfGrid(id)]));

export const gridsOf = ({ standard, communities, ...grids }: Readonly<Record<string, unknown>>): { standard: StandardTimeline; communities: CommunitiesTimeline; grids: Readonly<Record<string, GridTimeline>> } => ({
  standard: standard as StandardTimeline,
  communities: communities as CommunitiesTimeline,
  grids: grids as Readonly<Record<string, GridTimeline>>,
});
