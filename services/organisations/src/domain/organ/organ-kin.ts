import type { Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { LineageLink } from './organ.decider.js';
import type { OrganTimeline } from './organ.rules.js';

/**
 * LINEAGE: live, an organ comes out of organs that are on record by that day, and goes on in such as are there on it: what is carried over to an organ that nobody set up would be lost.
 * The rows of an import may name one that stands further down.
 * @param kin the organs that are named, by id
 */
export const kinThere = (side: 'predecessor' | 'successor', links: readonly LineageLink[], kin: (organId: string) => OrganTimeline | undefined, { mode, effective: { to: day } }: Pick<CommandMeta, 'mode' | 'effective'>): Violation | null => {
  if (mode !== 'live') return null;
  const missing = links.find(({ organId }) => !isThere(side, kin(organId), day));
  if (missing === undefined) return null;
  const { organId, name } = missing;
  const [zh, en] = side === 'successor' ? ['承接机构', 'successor'] : ['来源机构', 'predecessor'];
  const [why, because] = side === 'successor' ? ['不在册', 'not there'] : ['尚未设立', 'not set up'];
  return { rule: 'lineage', zh: `${zh}“${name}”在 ${day} ${why}`, en: `the ${en} "${name}" is ${because} on ${day}`, facts: { organId, [side]: name, date: day } };
};

const isThere = (side: 'predecessor' | 'successor', organ: OrganTimeline | undefined, day: string): boolean => {
  const status = organ?.at(day).status ?? 'none';
  return side === 'successor' ? status === 'active' : status !== 'none';
};
