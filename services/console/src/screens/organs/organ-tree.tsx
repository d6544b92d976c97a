import { Tree } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { changeWords } from '../../words/organ-change.words.js';
import { register } from '../../words/register.words.js';
import { ChangeMark } from './change-mark.js';
import type { OrganChange } from './organ-changes.model.js';
import { onlyChanged, treeOf, type Organ, type OrganGroup, type TreeNode } from './organ-tree.model.js';

interface DrawnNode {
  readonly key: string;
  readonly title: ReactNode;
  readonly selectable: boolean;
  readonly children: DrawnNode[];
}

export interface Comparison {
  /** the earlier day */
  readonly since: string;
  readonly changes: readonly OrganChange[];
  readonly isOnlyChanged: boolean;
}

interface TreeProps {
  readonly organs: readonly Organ[];
  /** null where no other day is looked at beside */
  readonly comparison: Comparison | null;
  readonly onOpen: (id: string) => void;
}

const useGroups = (on: string, enabled: boolean) => {
  const { district, knownAt } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  return useDoor(['organ-groups', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/organ-groups', { params: { path: { district }, query }, signal }), enabled);
};

const none: readonly OrganGroup[] = [];

/** Organs below their groups and parents; beside another day each with what changed, and struck where it is gone. */
export const OrganTree = ({ organs, comparison, onOpen }: TreeProps): ReactNode => {
  const { on, say } = useAddress();
  const groups = useGroups(on, true);
  const before = useGroups(comparison?.since ?? '', comparison !== null);
  const changes = useMemo(() => new Map((comparison?.changes ?? []).map((change) => [change.organ.organId, change])), [comparison]);
  const sizes = useMemo(() => (comparison === null || before.data === undefined ? null : new Map(treeOf([], before.data.groups, { others: '', on: comparison.since }).flatMap(({ key, count, children }) => [[key, count] as const, ...children.map((block) => [block.key, block.count] as const)]))), [comparison, before.data]);
  const drawn = (node: TreeNode): DrawnNode => ({
    key: node.key,
    title: <NodeTitle node={node} change={changes.get(node.key)} was={sizes === null || node.organ !== null || node.children.some(({ organ }) => organ !== null && changes.get(organ.organId)?.isGone === true) ? null : (sizes.get(node.key) ?? 0)} />,
    selectable: node.organ !== null,
    children: node.children.map(drawn),
  });
  const all = (recorded: readonly OrganGroup[]): readonly TreeNode[] => {
    const gone = (comparison?.changes ?? []).filter(({ isGone }) => isGone).map(({ organ }) => organ);
    const nodes = treeOf([...organs, ...gone], recorded, { others: say(register.others), on }).map((node) => (node.key === 'others' ? { ...node, count: node.children.filter(({ organ }) => organ !== null && !gone.includes(organ)).length } : node));
    return comparison?.isOnlyChanged === true ? onlyChanged(nodes, (node) => changes.has(node.key) || (node.organ === null && sizes !== null && (sizes.get(node.key) ?? 0) !== node.count && node.children.every(({ organ }) => organ === null))) : nodes;
  };
  return (
    <section className="card organ-tree" aria-label={say(register.tree)}>
      <h2>{say(register.tree)}</h2>
      <Answered door={groups}>{(data) => <Tree key={comparison === null ? '' : String(comparison.isOnlyChanged)} defaultExpandAll showLine treeData={all(data.groups ?? none).map(drawn)} onSelect={([key]) => onOpen(String(key ?? ''))} />}</Answered>
    </section>
  );
};

/** @param was how many a group had on the earlier day; null where that is not compared */
const NodeTitle = ({ node: { name, count, organ, children }, change, was }: { readonly node: TreeNode; readonly change: OrganChange | undefined; readonly was: number | null }): ReactNode => {
  const { say, to } = useAddress();
  if (organ === null) return `${name} ${was === null || was === count ? count : `${was} → ${count}`}${children.length === 0 ? `（${say(register.counted)}）` : ''}`;
  if (change === undefined) return name;
  return (
    <span className="marked-organ">
      {change.isGone ? <del>{name}<span className="hidden">（{say(changeWords.gone)}）</span></del> : name}
      {change.marks.map(({ mark, events: [event] }) => {
        const words = <ChangeMark key={mark} mark={mark} />;
        return event === undefined ? words : <Link key={mark} to={to('events', { event: event.eventId })} title={say(event.sentence)} onClick={(clicked) => clicked.stopPropagation()}>{words}</Link>;
      })}
    </span>
  );
};
