import type { EnforcementEvent, Members } from '@yange/contracts';
import { listed, rowWriters, type Cells, type ToldFacts } from '@yange/use-case';

/** Teams by name, and one group of which only the number is known. */
const teams = (some: Members | undefined, names: string, label: string, count: string): Cells => {
  const [block] = some?.blocks ?? [];
  return { [names]: listed(some?.named.map(({ name }) => name) ?? []), ...(block === undefined ? {} : { [label]: block.label, [count]: String(block.count) }) };
};

const present = (some: Members | undefined): Cells => teams(some, '队伍名称', '队伍组', '数量');

interface Traits {
  readonly field: string;
  readonly parent?: { readonly name: string } | undefined;
}

const traits = ({ field, parent }: Traits): Cells => ({ 执法领域: field, 主管单位: parent?.name ?? '' });

const drawnFrom = (id: string, told: ToldFacts<EnforcementEvent>): string => told.name(id);

export const teamWriters = rowWriters<EnforcementEvent>({
  TeamsEstablished: (event) => ({ 事项: '设立', ...present(event.teams), ...traits(event) }),
  TeamsMerged: ({ sources, results }) => ({ 事项: '整合', ...present(sources), ...teams(results, '新名称', '新队伍组', '新数量') }),
  TeamsRenamed: ({ teams: some, namings }) => ({ 事项: '更名', ...present(some), 新名称: listed(namings.map(({ newName }) => newName)) }),
  TeamsReparented: ({ teams: some, parent }) => ({ 事项: '调整主管单位', ...present(some), 主管单位: parent?.name ?? '' }),
  TeamNamed: (event, told) => ({ 事项: '列明', 队伍名称: event.team?.name ?? '', 队伍组: drawnFrom(event.team?.drawnFrom ?? '', told), 推定名称: event.reading, ...traits(event) }),
  TeamsTransferredUp: ({ teams: some, field, to, withPosts }) => ({ 事项: '整建制上划', ...present(some), 执法领域: field, 去向: to, 连人带编: withPosts ? '是' : '' }),
  TeamsAbolished: (event) => ({ 事项: '撤销', ...present(event.teams) }),
  EnforcementFieldsListed: ({ fields, programme }) => ({ 事项: '列明领域', 执法领域: listed(fields.map(({ name }) => name)), 说明: programme }),
  EnforcementFieldHeld: ({ field }) => ({ 事项: '本区执法领域', 执法领域: field }),
  EnforcementFieldGivenUp: ({ field, reason }) => ({ 事项: '移出领域', 执法领域: field, 说明: reason }),
});
