import type { Difference, Half } from './half.js';

/** In what two halves are not of one move; nothing where they are. One document in common is enough: each side may cite more of its own. */
export const differenceOf = (one: Half, other: Half): readonly Difference[] => {
  const found: Difference[] = [];
  if (!one.documents.some((document) => other.documents.includes(document))) found.push('document');
  if (one.effective.from !== other.effective.from || one.effective.to !== other.effective.to) found.push('day');
  if (one.count !== other.count) found.push('count');
  if (kindOf(one) !== kindOf(other)) found.push('kind');
  return found;
};

const kindOf = ({ what, quotaKind, management, funding }: Half): string => [what, quotaKind, management, funding].join('/');
