import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { abolishCountedGridsUseCase } from '../commands/grids/abolish-counted-grids.use-case.js';
import { abolishGridsUseCase } from '../commands/grids/abolish-grids.use-case.js';
import { assessGridWorkersUseCase } from '../commands/grids/assess-grid-workers.use-case.js';
import { assignGridWorkersUseCase } from '../commands/grids/assign-grid-workers.use-case.js';
import { createGridUseCase } from '../commands/grids/create-grid.use-case.js';
import { createGridsUseCase } from '../commands/grids/create-grids.use-case.js';
import { nameGridUseCase } from '../commands/grids/name-grid.use-case.js';
import { releaseGridWorkersUseCase } from '../commands/grids/release-grid-workers.use-case.js';
import { resizeGridUseCase } from '../commands/grids/resize-grid.use-case.js';
import { setChiefRolesUseCase } from '../commands/grids/set-chief-roles.use-case.js';
import { setCrewStandardUseCase } from '../commands/grids/set-crew-standard.use-case.js';
import { setGridStandardUseCase } from '../commands/grids/set-grid-standard.use-case.js';
import { gridIdOf } from '../domain/grid/grid.aggregate.js';
import { crewKinds } from '../domain/grid-people/crew-kinds.js';
import { gridWriters } from './grids.writers.js';

const verbs = {
  划分标准: 'standard', 划分网格: 'create-block', 列明网格: 'create', 调整网格: 'resize', 撤销网格: 'abolish', 配备网格员: 'assign', 网格员离开: 'release', 网格员考核: 'assess', 配备标准: 'crew-standard',
  组建四长: 'roles',
} as const;

const inUnit = (row: RowReader): object => {
  const unit = row.optionalOrgan('单位');
  return unit === null ? {} : { unit };
};

const sized = (row: RowReader): object => ({ households: row.integer('户数'), population: row.optionalInteger('人口') ?? 0, deviationReason: row.optionalText('说明') ?? '' });

const ofKind = (row: RowReader): object => (row.optionalText('类别') === null ? {} : { kind: row.listed('类别', crewKinds) });

const day = (row: RowReader, header: '考核起始' | '考核截至', end: 'from' | 'to'): string => row.optionalDate(header)?.[end] ?? row.text(header);

const counted = (row: RowReader): object => ({ label: row.text('名称'), count: row.integer('数量') });

/** By name, each in its street or town. */
const abolishNamed = (row: RowReader): RowCommand => {
  const unit = row.organ('单位');
  if (row.optionalText('取自') !== null) row.fail('取自', 'named-or-counted', '写了“名称”的是列明的网格，“取自”须留空；仅有数量的另写一行', 'a row abolishes grids by name or a number of a group, not both');
  return { useCase: abolishGridsUseCase, body: { gridIds: row.list('名称').map((name) => gridIdOf(unit.id, name)) } };
};

const abolishCounted = (row: RowReader): RowCommand => ({ useCase: abolishCountedGridsUseCase, body: { block: row.text('取自'), count: row.integer('数量'), ...inUnit(row) } });

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  standard: (row) => ({
    useCase: setGridStandardUseCase,
    body: {
      householdsFrom: row.integer('户数下限'), householdsTo: row.integer('户数上限'), population: row.optionalInteger('人口') ?? 0,
      populationApproximate: row.yes('约数'), words: row.text('说明'),
    },
  }),
  'create-block': (row) => ({ useCase: createGridsUseCase, body: { ...counted(row), ...inUnit(row) } }),
  create: (row) => {
    const drawnFrom = row.optionalText('取自');
    const body = { name: row.text('名称'), unit: row.organ('单位'), ...sized(row) };
    return drawnFrom === null ? { useCase: createGridUseCase, body } : { useCase: nameGridUseCase, body: { ...body, drawnFrom } };
  },
  resize: (row) => ({ useCase: resizeGridUseCase, body: { gridId: gridIdOf(row.organ('单位').id, row.text('名称')), ...sized(row) } }),
  abolish: (row) => (row.optionalText('名称') === null ? abolishCounted(row) : abolishNamed(row)),
  assign: (row) => ({ useCase: assignGridWorkersUseCase, body: { ...counted(row), ...inUnit(row), ...ofKind(row) } }),
  release: (row) => ({ useCase: releaseGridWorkersUseCase, body: { ...counted(row), ...inUnit(row) } }),
  assess: (row) => ({
    useCase: assessGridWorkersUseCase,
    body: { label: row.text('名称'), assessed: row.integer('数量'), passed: row.integer('合格人数'), periodFrom: day(row, '考核起始', 'from'), periodTo: day(row, '考核截至', 'to'), ...inUnit(row) },
  }),
  'crew-standard': (row) => ({
    useCase: setCrewStandardUseCase,
    body: { kind: row.listed('类别', crewKinds), grids: row.optionalInteger('数量') ?? 1, persons: row.integer('人数下限'), mostPersons: row.optionalInteger('人数上限') ?? 0, words: row.text('说明') },
  }),
  roles: (row) => ({ useCase: setChiefRolesUseCase, body: { roles: row.list('名称') } }),
};

/** 网格: their standard, how many there are, who works in them. */
export const gridsTable = defineImportTable({
  name: '网格',
  sample: { 事项: '列明网格', 名称: '示例网格', 单位: sampleNames.town, 户数: '400', 人口: '1000' },
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('名称', '网格、网格员或“四长”的名称；可用、分隔', 'names or label'),
    column('单位', '镇或街道，须已设立；有名称的网格必填，其余空为全区', 'town or street; due for grids by name, else empty for the whole district'),
    column('数量', '整数；网格员考核填考核人数，配备标准填每多少个网格（空为 1）', 'number; how many were assessed, or for so many grids'),
    column('取自', '该网格原先计入的网格组，或撤销其中若干个的网格组', 'group that the grid was counted in, or of which some are abolished'),
    column('户数', '列明网格时填写', 'households of a named grid'),
    column('户数下限', '划分标准', 'standard, from'),
    column('户数上限', '划分标准', 'standard, to'),
    column('人口', '整数', 'people'),
    column('类别', `配备网格员、配备标准：${crewKinds.shipped.map(({ name }) => name).join('、')}；未说明的不填`, 'kind of grid workers; empty where nobody said'),
    column('合格人数', '网格员考核', 'how many passed'),
    column('考核起始', '如 2020年1月', 'beginning of the assessed period'),
    column('考核截至', '如 2020年6月', 'end of the assessed period'),
    column('人数下限', '配备标准', 'at least so many'),
    column('人数上限', '配备标准，空为不限', 'at most so many'),
    column('约数', '是 或 否，空为否', 'the source says "about"'),
    column('说明', '原文用语，或偏离标准的理由', 'words of the source, or why the grid deviates'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
  writers: gridWriters,
});
