import { organisationsContract } from '@yange/contracts';
import type { Timeline } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { findingIdOf, type StatedFindingEvent, type StatedFindingState } from './stated-finding.aggregate.js';

/** A later statement stands beside the earlier one: each holds from its own date on. */
export const state = (
  timeline: Timeline<StatedFindingState, StatedFindingEvent>,
  { matter, scope, count }: { matter: string; scope: string; count: number },
  meta: CommandMeta,
): readonly StatedFindingEvent[] => {
  const known = timeline.at(meta.effective.to);
  if (known.count === count && known.to === meta.effective.to) return [];
  return [organisationsContract.make('FindingStated', { findingId: findingIdOf(meta.district, matter, scope), matter, scope, count })];
};
