import type { Decision, Streams } from '@yange/use-case';
import type { GridTimeline } from '../../domain/grid/grid.decider.js';

/** Whom a decision has to name: each grid by itself, or the street or town that it lies in on that day. */
export const gridsMeant = (ids: readonly string[], grids: Readonly<Record<string, GridTimeline>>, date: string): NonNullable<Decision<Streams>['matter']> => ({
  subjects: ids.map((id) => [id, grids[id]?.at(date).unitId ?? '']),
});
