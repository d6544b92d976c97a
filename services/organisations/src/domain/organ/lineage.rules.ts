import type { Violation } from '@yange/kernel';
import type { LineageLink } from './organ.decider.js';

const lineage = (zh: string, en: string, facts: Readonly<Record<string, string>>): Violation => ({ rule: 'lineage', zh, en, facts });

/** LINEAGE: what is merged are at least two. @param sources how many come together, those counted in blocks among them */
export const mergesAtLeastTwo = (sources: number): Violation | null =>
  sources >= 2 ? null : lineage('合并须有两个以上来源机构', 'a merger has at least two sources', { sources: String(sources) });

/** LINEAGE: what is split becomes at least two. @param results the one that goes on among them */
export const splitsIntoAtLeastTwo = (results: number): Violation | null =>
  results >= 2 ? null : lineage('分设须有两个以上结果机构', 'a split has at least two results', { results: String(results) });

/** LINEAGE of links that are told one by one: a renaming has one on each side, a merger one successor and two predecessors or more, a split two successors or more and one predecessor. */
export const linksFit = (side: 'predecessor' | 'successor', told: readonly LineageLink[]): Violation | null => {
  // an organ that is named twice is one
  const links = told.filter(({ organId, blockId }, index) => organId === '' || !told.slice(0, index).some((other) => other.organId === organId && other.blockId === blockId));
  const count = (how: string): number => links.filter((link) => link.how === how).reduce((sum, link) => sum + Math.max(link.count ?? 0, 1), 0);
  if (count('renamed') > 0 && links.length > 1) return lineage('更名只有一个前身和一个承接机构', 'a renaming has exactly one predecessor and one successor', { renamed: String(count('renamed')), links: String(links.length) });
  const [many, one] = side === 'predecessor' ? ['merged', 'split'] : ['split', 'merged'];
  if (count(many) === 1) return many === 'merged' ? mergesAtLeastTwo(1) : splitsIntoAtLeastTwo(1);
  if (count(one) > 1) return lineage('合并只有一个结果，分设只有一个来源', 'a merger has one result, a split one source', { [side]: String(count(one)) });
  return null;
};
