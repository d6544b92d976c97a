import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { OrganTimeline } from './organ.rules.js';

/** @returns ids of all that an organ is under on some day from then on */
export const parentsFrom = (organ: OrganTimeline, date: string): readonly string[] => [...new Set(organ.from(date).map(({ state }) => state.parentId))].filter((id) => id !== '');

/**
 * No organ is above itself, by however many steps, on any day from the change on.
 * @param organ as it will be
 * @param above all that can be above it from that day on, by id
 * @throws {Rejected} `circular-parent`
 */
export const assertNoCircle = (organ: OrganTimeline, above: ReadonlyMap<string, OrganTimeline>, organId: string, meta: CommandMeta): void => {
  const dates = new Set([organ, ...above.values()].flatMap((one) => one.from(meta.effective.to).map(({ date }) => date)));
  for (const date of [meta.effective.to, ...dates]) {
    const seen = new Set<string>();
    for (let id = organ.at(date).parentId; id !== '' && !seen.has(id); id = above.get(id)?.at(date).parentId ?? '') {
      if (id === organId) throw new Rejected('circular-parent', `${date}：上级机构正隶属于该机构`, `${date}: the parent is itself below this organ`, { organId, date });
      seen.add(id);
    }
  }
};
