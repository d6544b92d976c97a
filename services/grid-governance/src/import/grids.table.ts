import { column, defineImportTable, type RowCommand, type RowReader } from '@yange/use-case';
import { abolishGridsUseCase } from '../commands/grids/abolish-grids.use-case.js';
import { assignGridWorkersUseCase } from '../commands/grids/assign-grid-workers.use-case.js';
import { createGridUseCase } from '../commands/grids/create-grid.use-case.js';
import { createGridsUseCase } from '../commands/grids/create-grids.use-case.js';
import { releaseGridWorkersUseCase } from '../commands/grids/release-grid-workers.use-case.js';
import { setChiefRolesUseCase } from '../commands/grids/set-chief-roles.use-case.js';
import { setGridStandardUseCase } from '../commands/grids/set-grid-standard.use-case.js';

const verbs = {
  划分标准: 'standard', 划分网格: 'create-block', 列明网格: 'create', 撤销网格: 'abolish', 配备网格员: 'assign', 网格员离开: 'release', 组建四长: 'roles',
} as const;

const inUnit = (row: RowReader): object => {
  const unit = row.optionalOrgan('单位');
  return unit === null ? {} : { unit };
};

const counted = (row: RowReader): object => ({ label: row.text('名称'), count: row.integer('数量') });

const commands: Readonly<Record<(typeof verbs)[keyof typeof verbs], (row: RowReader) => RowCommand>> = {
  standard: (row) => ({
    useCase: setGridStandardUseCase,
    body: {
      householdsFrom: row.integer('户数下限'), householdsTo: row.integer('户数上限'), population: row.optionalInteger('人口') ?? 0,
      populationApproximate: row.optionalText('约数') === '是', words: row.text('说明'),
    },
  }),
  'create-block': (row) => ({ useCase: createGridsUseCase, body: { ...counted(row), ...inUnit(row) } }),
  create: (row) => {
    const drawnFrom = row.optionalText('取自');
    const body = { name: row.text('名称'), unit: row.organ('单位'), households: row.integer('户数'), population: row.optionalInteger('人口') ?? 0, deviationReason: row.optionalText('说明') ?? '' };
    return { useCase: createGridUseCase, body: drawnFrom === null ? body : { ...body, drawnFrom } };
  },
  abolish: (row) => {
    const block = row.optionalText('取自');
    return { useCase: abolishGridsUseCase, body: { grids: row.list('名称'), count: row.optionalInteger('数量') ?? 0, ...(block === null ? {} : { block }) } };
  },
  assign: (row) => ({ useCase: assignGridWorkersUseCase, body: { ...counted(row), ...inUnit(row) } }),
  release: (row) => ({ useCase: releaseGridWorkersUseCase, body: counted(row) }),
  roles: (row) => ({ useCase: setChiefRolesUseCase, body: { roles: row.list('名称') } }),
};

/** 网格: their standard, how many there are, who works in them. */
export const gridsTable = defineImportTable({
  name: '网格',
  columns: [
    column('事项', Object.keys(verbs).join('、'), 'what happened', true),
    column('名称', '网格、网格员或“四长”的名称；可用、分隔', 'names or label'),
    column('单位', '镇或街道，须已设立；空为全区', 'town or street; empty for the whole district'),
    column('数量', '整数', 'number'),
    column('取自', '该网格原先计入的网格组', 'group that the grid was counted in'),
    column('户数', '列明网格时填写', 'households of a named grid'),
    column('户数下限', '划分标准', 'standard, from'),
    column('户数上限', '划分标准', 'standard, to'),
    column('人口', '整数', 'people'),
    column('约数', '是 或空', 'the source says "about"'),
    column('说明', '原文用语，或偏离标准的理由', 'words of the source, or why the grid deviates'),
  ],
  command: (row) => commands[row.matter(verbs)](row),
});
