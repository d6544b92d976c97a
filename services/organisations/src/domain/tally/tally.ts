import { Rejected, type DomainEvent, type Timeline } from '@yange/kernel';
import type { Members } from '@yange/contracts';

/** What the source counts without naming: how many of it are still unnamed. */
export interface TallyBlock {
  readonly label: string;
  readonly count: number;
}

export interface TallyMember {
  readonly name: string;
  /** block that it was counted in before; empty for none */
  readonly drawnFrom: string;
}

/** Named things and blocks together: naming one of a block leaves the total as it is. */
export interface Tally {
  readonly named: ReadonlyMap<string, TallyMember>;
  readonly blocks: ReadonlyMap<string, TallyBlock>;
}

export const emptyTally: Tally = { named: new Map(), blocks: new Map() };

export const totalOf = (tally: Tally): number => tally.named.size + [...tally.blocks.values()].reduce((sum, block) => sum + block.count, 0);

const lessen = (blocks: Map<string, TallyBlock>, id: string, count: number): void => {
  const block = blocks.get(id) ?? { label: '', count: 0 };
  blocks.set(id, { ...block, count: block.count - count });
};

export const adding = (tally: Tally, members: Members | undefined): Tally => {
  const named = new Map(tally.named);
  const blocks = new Map(tally.blocks);
  for (const { id, label, count } of members?.blocks ?? []) blocks.set(id, { label, count: (blocks.get(id)?.count ?? 0) + count });
  for (const { id, name, drawnFrom } of members?.named ?? []) {
    named.set(id, { name, drawnFrom });
    if (drawnFrom !== '') lessen(blocks, drawnFrom, 1);
  }
  return { named, blocks };
};

export const removing = (tally: Tally, members: Members | undefined): Tally => {
  const named = new Map(tally.named);
  const blocks = new Map(tally.blocks);
  for (const { id } of members?.named ?? []) named.delete(id);
  for (const { id, count } of members?.blocks ?? []) lessen(blocks, id, count);
  return { named, blocks };
};

/** Id of the block of that id or label. @throws {Rejected} `unknown-block` */
export const blockIn = (tally: Tally, idOrLabel: string): string => {
  if (tally.blocks.has(idOrLabel)) return idOrLabel;
  const found = [...tally.blocks].find(([, block]) => block.label === idOrLabel);
  if (found === undefined) {
    throw new Rejected('unknown-block', `没有名为“${idOrLabel}”的未列名部分`, `nothing counted without names is called "${idOrLabel}"`, { block: idOrLabel });
  }
  return found[0];
};

/**
 * Nobody can be named out of a block, or leave it, who was not counted in it: on the day itself and on every later one.
 * @throws {Rejected} `block-overdrawn`
 */
export const assertNotOverdrawn = <S, E extends DomainEvent>(
  before: Timeline<S, E>,
  after: Timeline<S, E>,
  tallies: (state: S) => readonly Tally[],
  from: string,
): void => {
  for (const { date, state } of after.from(from)) {
    const old = new Map(tallies(before.at(date)).flatMap((tally) => [...tally.blocks]));
    for (const [id, block] of tallies(state).flatMap((tally) => [...tally.blocks])) {
      if (block.count >= 0 || block.count >= (old.get(id)?.count ?? 0)) continue;
      throw new Rejected('block-overdrawn', `${date}：“${block.label}”未列名的已不足，多出 ${-block.count}`, `${date}: ${-block.count} more than the block "${block.label}" has`, { date, block: id });
    }
  }
};
