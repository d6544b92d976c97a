import type { components } from '@yange/api-client';

export type Edge = components['schemas']['enforcement.TeamLineage']['edges'][number];

export interface Flow {
  readonly nodes: readonly { readonly name: string; readonly count: number }[];
  readonly links: readonly { readonly source: string; readonly target: string; readonly value: number }[];
}

/** How many teams are there after a step: what is named `整合后执法队伍` by seven and `区劳动监察局` by one. */
const labelOf = (name: string, count: number): string => `${name} ${count}`;

/**
 * Teams as bands. A band is as wide as the teams that come out of it: twenty that were merged into seven are drawn as seven, and the node says twenty. What only
 * changes its name or its parent is no band, and what a block was before it was named is taken from the block.
 */
export const flowOf = (edges: readonly Edge[]): Flow => {
  const size = new Map<string, { readonly name: string; readonly count: number }>();
  for (const { from, to } of edges) for (const end of [from, to]) if (end.id !== '' && (size.get(end.id)?.count ?? 0) < end.count) size.set(end.id, { name: end.name || (size.get(end.id)?.name ?? ''), count: end.count });
  const node = (end: Edge['from']): string => (end.id === '' ? end.name : labelOf(size.get(end.id)?.name ?? end.name, size.get(end.id)?.count ?? end.count));
  const links = edges.filter(({ from, to }) => from.name + from.id !== '' && from.id !== to.id).map(({ from, to }) => ({ source: node(from), target: node(to), value: Math.max(1, Math.min(from.count, to.count || from.count)) }));
  const names = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
  return { nodes: names.map((name) => ({ name, count: links.filter(({ source }) => source === name).reduce((sum, { value }) => sum + value, 0) })), links };
};
