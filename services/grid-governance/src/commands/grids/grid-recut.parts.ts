import type { Streams } from '@yange/use-case';
import type { GridTimeline } from '../../domain/grid/grid.decider.js';
import type { StandardTimeline } from '../../domain/grid-standard/grid-standard.decider.js';

/** Each grid by its id. */
export const recutStreams = (ids: readonly string[], streamOfGrid: (id: string) => Streams[string]): Streams => Object.fromEntries(ids.map((id) => [id, streamOfGrid(id)]));

export const gridsOf = ({ standard, ...grids }: Readonly<Record<string, unknown>>): { standard: StandardTimeline; grids: Readonly<Record<string, GridTimeline>> } => ({
  standard: standard as StandardTimeline,
  grids: grids as Readonly<Record<string, GridTimeline>>,
});
