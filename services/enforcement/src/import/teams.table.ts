import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { giveUpFieldUseCase } from '../commands/fields/give-up-field.use-case.js';
import { holdFieldUseCase } from '../commands/fields/hold-field.use-case.js';
import { listFieldsUseCase } from '../commands/fields/list-fields.use-case.js';
import { abolishTeamsUseCase } from '../commands/teams/abolish-teams.use-case.js';
import { establishTeamsUseCase } from '../commands/teams/establish-teams.use-case.js';
import { mergeTeamsUseCase } from '../commands/teams/merge-teams.use-case.js';
import { nameTeamUseCase } from '../commands/teams/name-team.use-case.js';
import { renameTeamsUseCase } from '../commands/teams/rename-teams.use-case.js';
import { reparentTeamsUseCase } from '../commands/teams/reparent-teams.use-case.js';
import { transferTeamsUpUseCase } from '../commands/teams/transfer-teams-up.use-case.js';
import { teamWriters } from './teams.writers.js';

const verbs = {
  设立: 'establish', 整合: 'merge', 更名: 'rename', 调整主管单位: 'reparent', 列明: 'name', 整建制上划: 'transfer-up', 撤销: 'abolish',
  列明领域: 'list-fields', 本区执法领域: 'hold-field', 移出领域: 'give-up-field',
} as const;

/** A column that is empty becomes an absent field. */
const optional = <K extends string, T>(key: K, value: T | null): { [P in K]?: T } => (value === null ? {} : ({ [key]: value } as { [P in K]: T }));

const blocks = (row: RowReader, label: string, count: string): { block: string; count: number }[] => {
  const name = row.optionalText(label);
  return name === null ? [] : [{ block: name, count: row.integer(count) }];
};

const present = (row: RowReader): object => ({ teams: row.list('队伍名称'), blocks: blocks(row, '队伍组', '数量') });

const fresh = (row: RowReader, names: string, label: string, count: string): object => ({
  named: row.list(names),
  blocks: blocks(row, label, count).map(({ block, count: number }) => ({ label: block, count: number })),
});

const traits = (row: RowReader): object => ({ ...optional('field', row.optionalText('执法领域')), ...optional('parent', row.optionalOrgan('主管单位')) });

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  establish: (row) => ({ useCase: establishTeamsUseCase, body: { teams: fresh(row, '队伍名称', '队伍组', '数量'), ...traits(row) } }),
  merge: (row) => ({ useCase: mergeTeamsUseCase, body: { sources: present(row), results: fresh(row, '新名称', '新队伍组', '新数量') } }),
  rename: (row) => ({ useCase: renameTeamsUseCase, body: { teams: present(row), newNames: row.list('新名称') } }),
  reparent: (row) => ({ useCase: reparentTeamsUseCase, body: { teams: present(row), ...optional('parent', row.optionalOrgan('主管单位')) } }),
  name: (row) => ({
    useCase: nameTeamUseCase,
    body: { name: row.text('队伍名称'), drawnFrom: row.text('队伍组'), ...optional('reading', row.optionalText('推定名称')), ...traits(row) },
  }),
  'transfer-up': (row) => ({
    useCase: transferTeamsUpUseCase,
    body: { teams: present(row), ...optional('field', row.optionalText('执法领域')), to: row.text('去向'), withPosts: row.yes('连人带编') },
  }),
  abolish: (row) => ({ useCase: abolishTeamsUseCase, body: { teams: present(row) } }),
  'list-fields': (row) => ({ useCase: listFieldsUseCase, body: { names: row.list('执法领域'), programme: row.text('说明') } }),
  'hold-field': (row) => ({ useCase: holdFieldUseCase, body: { field: row.text('执法领域') } }),
  'give-up-field': (row) => ({ useCase: giveUpFieldUseCase, body: { field: row.text('执法领域'), reason: row.text('说明') } }),
};

/** 执法队伍: teams, what became of them, and the fields in which the district enforces. */
export const teamsTable = defineImportTable({
  name: '执法队伍',
  sample: { 事项: '设立', 队伍名称: '示例综合行政执法大队', 执法领域: '市场监管', 主管单位: sampleNames.organ },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('队伍名称', '逐字照录；多支用、分隔', 'names as the source has them, separated by 、'),
    column('推定名称', '原文有脱漏时，推定的全称', 'how a garbled name probably reads'),
    column('队伍组', '只有数量、没有名称的队伍，如 整合后执法队伍', 'label of teams that are only counted'),
    column('数量', '队伍组涉及的支数', 'how many teams of the group'),
    column('新名称', '更名或整合后的名称', 'names afterwards'),
    column('新队伍组', '整合后只有数量的队伍', 'label of the teams afterwards, where only counted'),
    column('新数量', '整合后的支数', 'number of teams afterwards'),
    column('执法领域', '如 市场监管；列明领域时可用、分隔', 'field of enforcement'),
    column('主管单位', '机构名称，须已设立', 'organ in charge'),
    column('去向', '整建制上划到何处', 'where the teams went'),
    column('连人带编', '是 或 否，空为否', 'people and posts went along'),
    column('说明', '领域出自何项改革，或移出原因', 'whose list of fields, or the reason'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: teamWriters,
});
