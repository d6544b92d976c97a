import { Rejected, type DomainEvent, type Timeline } from '@yange/kernel';

/** What of an organ says what it is under. */
export interface Placed {
  readonly organId: string;
  readonly parentId: string;
}

type PlacedTimeline = Timeline<Placed, DomainEvent>;

/** @returns ids of all that an organ is under on some day from then on */
export const parentsFrom = (organ: PlacedTimeline, date: string): readonly string[] => [...new Set(organ.from(date).map(({ state }) => state.parentId))].filter((id) => id !== '');

/** Facts that say what an organ is under. */
export const placingTypes: readonly string[] = ['OrganEstablished', 'OrganRetained', 'OrganReparented'];

/** @returns ids of all that it is ever said to be under: also what another fact of the same day hides */
export const parentsTold = (organ: PlacedTimeline): readonly string[] => {
  const told = organ.facts.filter(({ event }) => placingTypes.includes(event.type)).map(({ event }) => event.data as { readonly parentId?: string; readonly newParentId?: string });
  return [...new Set(told.map(({ parentId, newParentId }) => newParentId ?? parentId ?? ''))].filter((id) => id !== '');
};

/**
 * No organ is above itself, by however many steps, on any day from the change on.
 * @param organ as it will be
 * @param above all that can be above it from that day on, by id
 * @throws {Rejected} `circular-parent`
 */
export const assertNoCircle = (organ: PlacedTimeline, above: ReadonlyMap<string, PlacedTimeline>, organId: string, from: string): void => {
  const dates = new Set([organ, ...above.values()].flatMap((one) => one.from(from).map(({ date }) => date)));
  for (const date of [from, ...dates]) {
    const seen = new Set<string>();
    for (let id = organ.at(date).parentId; id !== '' && !seen.has(id); id = above.get(id)?.at(date).parentId ?? '') {
      if (id === organId) throw new Rejected('circular-parent', `${date}：上级机构正隶属于该机构`, `${date}: the parent is itself below this organ`, { organId, date });
      seen.add(id);
    }
  }
};
