import type { components } from '@yange/api-client';

export type Organ = components['schemas']['organisations.Organs']['organs'][number];
export type OrganGroup = components['schemas']['organisations.OrganGroups']['groups'][number];

export interface TreeNode {
  readonly key: string;
  readonly name: string;
  /** of an organ; a group and a block that no source names cannot be opened */
  readonly organ: Organ | null;
  /** how many organs it stands for */
  readonly count: number;
  readonly children: readonly TreeNode[];
}

const organNode = (organ: Organ, all: readonly Organ[]): TreeNode => {
  const below = all.filter(({ parentId }) => parentId === organ.organId);
  return { key: organ.organId, name: organ.name, organ, count: 1, children: below.map((child) => organNode(child, all)) };
};

const isTop = (organ: Organ, all: readonly Organ[]): boolean => !all.some(({ organId }) => organId === organ.parentId);

/** A group as its day had it: who came later does not count; null where nobody was there yet. @param on empty where each is shown as it was last recorded */
const groupOn = (group: OrganGroup, on: string): OrganGroup | null => {
  const members = on === '' ? group.members : group.members.filter(({ validFrom }) => validFrom <= on);
  if (members.length === group.members.length) return group;
  if (members.length === 0) return null;
  // What was drawn from a block is in the block's count.
  const size = members.filter(({ partition, drawnFrom }) => partition === 'category' && drawnFrom === '').reduce((sum, { count }) => sum + (count ?? 0), 0);
  return { ...group, members, size };
};

/** Groups with their named organs and the blocks that are only counted; organs of no group come last. An organ stands below its parent. */
export const treeOf = (organs: readonly Organ[], recorded: readonly OrganGroup[], { others, on }: { readonly others: string; readonly on: string }): readonly TreeNode[] => {
  const groups = recorded.flatMap((group) => groupOn(group, on) ?? []);
  const top = organs.filter((organ) => isTop(organ, organs));
  const grouped = groups.map((group) => {
    const named = top.filter(({ groupId }) => groupId === group.groupId).map((organ) => organNode(organ, organs));
    const blocks = group.members.filter(({ named: isNamed, partition, remaining }) => !isNamed && partition === 'category' && remaining > 0);
    const counted = named.length > 0 ? [] : blocks.map(({ memberId, name, remaining }) => ({ key: memberId, name, organ: null, count: remaining, children: [] }));
    return { key: group.groupId, name: group.name, organ: null, count: group.size ?? named.length, children: [...named, ...counted] };
  });
  const rest = top.filter(({ groupId }) => !groups.some((group) => group.groupId === groupId)).map((organ) => organNode(organ, organs));
  return rest.length === 0 ? grouped : [...grouped, { key: 'others', name: others, organ: null, count: rest.length, children: rest }];
};

/** The tree with what changed and what it hangs from, and nothing else. */
export const onlyChanged = (nodes: readonly TreeNode[], isChanged: (node: TreeNode) => boolean): readonly TreeNode[] =>
  nodes.flatMap((node) => {
    const children = onlyChanged(node.children, isChanged);
    return children.length > 0 || isChanged(node) ? [{ ...node, children }] : [];
  });
