import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { endCommunityUseCase } from '../commands/communities/end-community.use-case.js';
import { establishCommunityUseCase } from '../commands/communities/establish-community.use-case.js';
import { mergeCommunitiesUseCase } from '../commands/communities/merge-communities.use-case.js';
import { moveCommunityUseCase } from '../commands/communities/move-community.use-case.js';
import { placeGridsUseCase } from '../commands/communities/place-grids.use-case.js';
import { renameCommunityUseCase } from '../commands/communities/rename-community.use-case.js';
import { splitCommunityUseCase } from '../commands/communities/split-community.use-case.js';
import { gridIdOf } from '../domain/grid/grid.aggregate.js';
import { communityWriters } from './communities.writers.js';

const verbs = { 设立社区: 'establish', 社区更名: 'rename', 合并社区: 'merge', 拆分社区: 'split', 划归: 'move', 撤销社区: 'end', 划定网格: 'place' } as const;

/** Grids are known by their street and their names. */
const place = (row: RowReader): RowCommand => {
  const unit = row.organ('单位');
  const community = row.optionalText('社区');
  row.text('网格');
  return { useCase: placeGridsUseCase, body: { unit, ...(community === null ? {} : { community }), gridIds: row.list('网格').map((name) => gridIdOf(unit.id, name)), takesOver: row.yes('从其他社区划入') } };
};

const several = (row: RowReader, header: string): readonly string[] => {
  const names = row.list(header);
  if (names.length < 2) row.fail(header, 'two-or-more', `“${header}”须有两个以上，以、分隔`, `"${header}" has to name two or more`);
  return names;
};

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  establish: (row) => ({ useCase: establishCommunityUseCase, body: { unit: row.organ('单位'), name: row.text('社区') } }),
  rename: (row) => ({ useCase: renameCommunityUseCase, body: { unit: row.organ('单位'), community: row.text('社区'), newName: row.text('新名称') } }),
  merge: (row) => ({ useCase: mergeCommunitiesUseCase, body: { unit: row.organ('单位'), communities: several(row, '社区'), name: row.text('新名称') } }),
  split: (row) => ({ useCase: splitCommunityUseCase, body: { unit: row.organ('单位'), community: row.text('社区'), names: several(row, '新名称') } }),
  move: (row) => ({ useCase: moveCommunityUseCase, body: { unit: row.organ('单位'), community: row.text('社区'), to: row.organ('划入单位') } }),
  end: (row) => ({ useCase: endCommunityUseCase, body: { unit: row.organ('单位'), community: row.text('社区'), reason: row.text('理由') } }),
  place,
};

/** 社区: the communities of streets and towns, what became of them, and which grids lie in them. */
export const communitiesTable = defineImportTable({
  name: '社区',
  sample: { 事项: '设立社区', 单位: sampleNames.town, 社区: '示例社区' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('单位', '社区所属的镇或街道，须已设立', 'street or town of the community', true),
    column('社区', '社区当日名称；合并时填各来源社区，以、分隔；划定网格时不填为划出社区', 'name of that day; for a merger all sources; empty for grids that lie in none'),
    column('新名称', '更名、合并后的名称；拆分时填各新社区，以、分隔', 'new name; for a split all results'),
    column('划入单位', '划归后的镇或街道', 'street or town that the community goes to'),
    column('网格', '划入的网格名称，以、分隔，须已列明', 'grids by name'),
    column('从其他社区划入', '是 或 否，空为否', 'the grids may lie in another community so far'),
    column('理由', '撤销时填写', 'why, for an ending'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: communityWriters,
});
