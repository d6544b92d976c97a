import { Rejected } from '@yange/kernel';

/** What a clerk enters: names as far as known, and how many there are in all. */
export interface Counted {
  readonly names: readonly string[];
  readonly count: number;
  /** the source's words for those that it does not name */
  readonly label: string;
}

/** The fields of `yange.common.v1.Members`. */
export interface MembersInit {
  named: { id: string; name: string; drawnFrom: string }[];
  blocks: { id: string; label: string; count: number }[];
}

/**
 * Named things for the names, one block for the rest. Nothing is made up for it.
 * @throws {Rejected} `list-longer-than-count`, `named-twice`
 */
export const membersOf = ({ names, count, label }: Counted, id: (label: string) => string, drawnFrom = ''): MembersInit => {
  if (new Set(names).size !== names.length) throw new Rejected('named-twice', '名单中有重复名称', 'a name occurs twice in the list', { names: names.join('、') });
  if (names.length > count) {
    throw new Rejected('list-longer-than-count', `名单有 ${names.length} 个，数量却为 ${count}`, `${names.length} are named, ${count} are counted`, { named: String(names.length), count: String(count) });
  }
  const rest = count - names.length;
  return {
    named: names.map((name) => ({ id: id(`member/${name}`), name, drawnFrom })),
    blocks: rest === 0 ? [] : [{ id: id('block'), label, count: rest }],
  };
};
