import { enforcementContract, PowerKind } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { subjectOf, type CommandMeta, type OrganInput } from '@yange/use-case';
import { notEligible } from '../power-list/power-delegation.decider.js';
import { powerItemId } from '../power-list/power-item.decider.js';
import type { PowerListTimeline } from '../power-list/power-list.decider.js';
import type { PowerListEvent } from '../power-list/power-list.events.js';
import type { PowerUnit } from '../power-list/power-list.state.js';
import type { TeamRegister } from '../team/team.aggregate.js';
import type { TeamEvent } from '../team/team.events.js';

export interface Takeover {
  readonly from: OrganInput;
  readonly successors: readonly OrganInput[];
}

const make = enforcementContract.make;

/**
 * Who takes over where something is left: the one successor.
 * @throws {Rejected} `successor-missing`, `successor-unclear`: a person has to say who does
 */
export const heirOf = ({ from, successors }: Takeover): OrganInput => {
  const [heir, ...others] = successors;
  if (heir === undefined) throw new Rejected('successor-missing', `${from.name}终止后没有承接机构`, `nobody comes after ${from.name}`, { organ: from.id });
  if (others.length > 0) throw new Rejected('successor-unclear', `${from.name}有 ${successors.length} 个承接机构，须逐项明确承接`, `${from.name} has ${successors.length} successors: say who takes what`, { organ: from.id });
  return heir;
};

const kinds = { penalty: PowerKind.PENALTY, other: PowerKind.OTHER, unsplit: PowerKind.UNSPECIFIED } as const;

/** What the unit holds of one kind, without the names that are left out. */
const held = (listId: string, unit: PowerUnit, kind: keyof typeof kinds, without: ReadonlySet<string> = new Set()) => {
  const names = [...unit.items].filter((name) => (unit.kindOf.get(name) ?? 'unsplit') === kind);
  const counted = unit[kind] - names.length;
  const named = names.filter((name) => !without.has(name)).map((name) => ({ id: powerItemId(listId, name), name }));
  return { named, blocks: counted <= 0 ? [] : [{ id: `${listId}/${unit.id}/${kind}`, label: '承接事项', count: counted }] };
};

const each = (listId: string, unit: PowerUnit, without?: ReadonlySet<string>) =>
  (['penalty', 'other', 'unsplit'] as const).map((kind) => ({ kind: kinds[kind], items: held(listId, unit, kind, without) })).filter(({ items }) => items.named.length + items.blocks.length > 0);

/** The successor claims what the organ that ends holds. Forms of delegation do not pass on: they rest on a review of who holds them. */
export const takeOverPowers = (list: PowerListTimeline, wanted: Takeover & { listId: string }, meta: CommandMeta): { events: readonly PowerListEvent[]; violations: readonly Violation[] } => {
  const state = list.at(meta.effective.to);
  const unit = state.units.get(wanted.from.id);
  if (unit === undefined || each(wanted.listId, unit).length === 0) return { events: [], violations: [] };
  const heir = heirOf(wanted);
  const parts = each(wanted.listId, unit, state.units.get(heir.id)?.items);
  const events = parts.map(({ kind, items }) => make('PowersClaimed', { listId: wanted.listId, unit: subjectOf(heir), items, kind, method: '' }));
  return { events, violations: notEligible(state, heir, parts.flatMap(({ items }) => items.named.map(({ name }) => name)), meta.effective.to) };
};

/** Every claim of the organ ends, and with it what was delegated. */
export const endPowers = (list: PowerListTimeline, { listId, unit: organ }: { listId: string; unit: OrganInput }, meta: CommandMeta): readonly PowerListEvent[] => {
  const unit = list.at(meta.effective.to).units.get(organ.id);
  if (unit === undefined) return [];
  return each(listId, unit).map(({ kind, items }) => make('PowersClaimRevoked', { listId, unit: subjectOf(organ), items, kind, reason: `${organ.name}终止` }));
};

/** Its teams come under the successor. */
export const takeOverTeams = (teams: Timeline<TeamRegister, TeamEvent>, wanted: Takeover, meta: CommandMeta): readonly TeamEvent[] => {
  const own = [...teams.at(meta.effective.to).nodes.values()].filter(({ parentId, count }) => parentId === wanted.from.id && count > 0);
  if (own.length === 0) return [];
  const named = own.filter(({ kind }) => kind === 'team').map(({ id, name }) => ({ id, name }));
  const blocks = own.filter(({ kind }) => kind === 'block').map(({ id, name, count }) => ({ id, label: name, count }));
  return [make('TeamsReparented', { teams: { named, blocks }, parent: subjectOf(heirOf(wanted)) })];
};
