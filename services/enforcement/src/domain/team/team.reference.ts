import { membersIn } from '@yange/contracts';
import type { Timeline } from '@yange/kernel';
import { Rejected } from '@yange/kernel';
import { z } from 'zod';
import { countOf, words } from '@yange/use-case';
import type { TeamNode, TeamRegister } from './team.aggregate.js';
import type { TeamEvent } from './team.events.js';

/** Teams that are there: each named one by id or name, and so many of a block by its id or label. */
export const presentTeams = z.strictObject({
  teams: z.array(words()).max(500).default([]),
  blocks: z.array(z.strictObject({ block: words(), count: countOf() })).max(50).default([]),
});

export type PresentTeams = z.infer<typeof presentTeams>;

/** Teams that come into being. */
export const newTeams = z.strictObject({
  named: z.array(words()).max(500).default([]),
  blocks: z.array(z.strictObject({ label: words(), count: countOf() })).max(50).default([]),
});

export type NewTeams = z.infer<typeof newTeams>;

export interface MembersInit {
  readonly named: { id: string; name: string; drawnFrom: string }[];
  readonly blocks: { id: string; label: string; count: number }[];
}

/** @throws {Rejected} `unknown-team`, `ambiguous-team` */
export const findNode = (register: TeamRegister, kind: TeamNode['kind'], reference: string): TeamNode => {
  const byId = register.nodes.get(reference);
  if (byId?.kind === kind) return byId;
  const named = [...register.nodes.values()].filter((node) => node.kind === kind && (node.name === reference || node.reading === reference));
  const alive = named.filter((node) => node.count > 0);
  const found = alive[0] ?? named[0];
  if (found === undefined) throw new Rejected('unknown-team', `届时没有执法队伍“${reference}”`, `no team "${reference}" is known at that date`, { team: reference });
  if (alive.length > 1) throw new Rejected('ambiguous-team', `有多支名为“${reference}”的队伍，请用编号`, `several teams are called "${reference}": give the id`, { team: reference });
  return found;
};

/**
 * The members meant, as they stand on that date, each once: a team may be given by id and by name, a block in two parts.
 * @throws {Rejected} `no-teams`, `unknown-team`, `team-gone`, `block-overdrawn`
 */
export const membersPresent = (timeline: Timeline<TeamRegister, TeamEvent>, date: string, wanted: PresentTeams): MembersInit => {
  const register = timeline.at(date);
  const teams = new Map(wanted.teams.map((reference) => findNode(register, 'team', reference)).map((node) => [node.id, node]));
  const blocks = new Map<string, { node: TeamNode; count: number }>();
  for (const { block, count } of wanted.blocks) {
    const node = findNode(register, 'block', block);
    blocks.set(node.id, { node, count: (blocks.get(node.id)?.count ?? 0) + count });
  }
  for (const node of teams.values()) if (node.count < 1) throw new Rejected('team-gone', `“${node.name}”届时已不在本区`, `"${node.name}" no longer exists in the district at that date`, { team: node.id });
  for (const { node, count } of blocks.values()) assertInBlock(node, count);
  const members: MembersInit = {
    named: [...teams.values()].map(({ id, name }) => ({ id, name, drawnFrom: '' })),
    blocks: [...blocks.values()].map(({ node, count }) => ({ id: node.id, label: node.name, count })),
  };
  if (membersIn(members) === 0) throw new Rejected('no-teams', '没有指明任何执法队伍', 'no team was given');
  return members;
};

/** @throws {Rejected} `block-overdrawn` */
export const assertInBlock = (block: TeamNode, count: number): void => {
  if (block.count >= count) return;
  throw new Rejected('block-overdrawn', `“${block.name}”届时只有 ${block.count} 支，不能取 ${count} 支`, `"${block.name}" holds ${block.count} at that date, not ${count}`, {
    block: block.id,
    holds: String(block.count),
    wanted: String(count),
  });
};

/** Members for teams that come into being; ids are the command's own. */
export const membersNew = (wanted: NewTeams, id: (label: string) => string): MembersInit => {
  const members: MembersInit = {
    named: wanted.named.map((name, index) => ({ id: id(`team-${index}`), name, drawnFrom: '' })),
    blocks: wanted.blocks.map(({ label, count }, index) => ({ id: id(`block-${index}`), label, count })),
  };
  if (membersIn(members) === 0) throw new Rejected('no-teams', '没有指明任何执法队伍', 'no team was given');
  return members;
};
