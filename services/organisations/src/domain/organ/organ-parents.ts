import type { Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { considering } from '../timeline/considering.js';
import type { OrganEvent } from './organ.events.js';
import { assertKnown, type OrganTimeline } from './organ.rules.js';

/**
 * What an organ is put under is there on that day. Live also as long as the organ stays under it: what ends later has passed its own on already when a change comes late.
 * @param events of the organ, not told yet
 * @throws {Rejected} `unknown-organ` of the parent
 */
export const parentThere = (organ: OrganTimeline, events: readonly OrganEvent[], parent: OrganTimeline, parentId: string, meta: CommandMeta): Violation | null => {
  assertKnown(parent, parentId);
  if (events.length === 0) return null;
  const after = considering(organ, events, meta);
  const day = meta.effective.to;
  const later = meta.mode === 'live' ? [...after.from(day), ...parent.from(day)].map(({ date }) => date).sort() : [];
  for (const date of [day, ...later]) {
    const child = after.at(date);
    const { status, name } = parent.at(date);
    if (status === 'active' || child.status !== 'active' || child.parentId !== parentId) continue;
    const known = name || parent.latest().name;
    return {
      rule: 'parent-not-there',
      zh: status === 'none' ? `上级机构“${known}”在 ${date} 尚未设立` : `上级机构“${known}”在 ${date} 已撤销`,
      en: status === 'none' ? `the parent "${known}" was not yet established on ${date}` : `the parent "${known}" was abolished by ${date}`,
      facts: { parentId, date },
    };
  }
  return null;
};
