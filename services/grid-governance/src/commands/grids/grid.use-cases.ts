import type { AnyUseCase } from '@yange/use-case';
import { abolishGridsUseCase } from './abolish-grids.use-case.js';
import { assignGridWorkersUseCase } from './assign-grid-workers.use-case.js';
import { createGridUseCase } from './create-grid.use-case.js';
import { createGridsUseCase } from './create-grids.use-case.js';
import { releaseGridWorkersUseCase } from './release-grid-workers.use-case.js';
import { resizeGridUseCase } from './resize-grid.use-case.js';
import { setChiefRolesUseCase } from './set-chief-roles.use-case.js';
import { setGridStandardUseCase } from './set-grid-standard.use-case.js';

export const gridUseCases: readonly AnyUseCase[] = [
  abolishGridsUseCase,
  assignGridWorkersUseCase,
  createGridUseCase,
  createGridsUseCase,
  releaseGridWorkersUseCase,
  resizeGridUseCase,
  setChiefRolesUseCase,
  setGridStandardUseCase,
];
