import type { LimitBreach } from '@yange/use-case';

/** Things of one owner that are only counted, by label. */
export interface CountedBlock {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** code of a reference table; empty where nobody said */
  readonly kind: string;
}

export type CountedBlocks = ReadonlyMap<string, CountedBlock>;

/** Whose they are: an organ, or the whole district where none is given. */
export const ownerKey = (unit: { readonly id: string } | undefined): string => unit?.id ?? 'district';

export const adding = (blocks: CountedBlocks, id: string, label: string, change: number, kind = ''): CountedBlocks =>
  new Map(blocks).set(id, { id, label, count: (blocks.get(id)?.count ?? 0) + change, kind: kind === '' ? (blocks.get(id)?.kind ?? '') : kind });

/** By id or by label; of several with one label the first that still holds something. */
export const findBlock = (blocks: Iterable<CountedBlock>, reference: string): CountedBlock | undefined => {
  const all = [...blocks];
  return all.find(({ id }) => id === reference) ?? all.find(({ label, count }) => label === reference && count > 0) ?? all.find(({ label }) => label === reference);
};

/** A block below nothing, whatever happened in which order. */
export const overdrawn = (blocks: CountedBlocks, rule: string, zh: string, en: string): readonly LimitBreach[] => {
  const short = [...blocks.values()].filter(({ count }) => count < 0);
  if (short.length === 0) return [];
  const excess = short.reduce((sum, { count }) => sum - count, 0);
  const names = short.map(({ label }) => label).join('、');
  return [{ rule, zh: `“${names}”减少的${zh}比原有的多 ${excess}`, en: `${excess} more ${en} left "${names}" than there were`, facts: { nodes: names }, excess }];
};
