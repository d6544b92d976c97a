import { gridContract } from '@yange/contracts';
import { setReferenceList, type AnyUseCase } from '@yange/use-case';
import { crewKinds } from '../../domain/grid-people/crew-kinds.js';
import { abolishCountedGridsUseCase } from './abolish-counted-grids.use-case.js';
import { abolishGridsUseCase } from './abolish-grids.use-case.js';
import { assignGridWorkersUseCase } from './assign-grid-workers.use-case.js';
import { createGridUseCase } from './create-grid.use-case.js';
import { createGridsUseCase } from './create-grids.use-case.js';
import { nameGridUseCase } from './name-grid.use-case.js';
import { releaseGridWorkersUseCase } from './release-grid-workers.use-case.js';
import { resizeGridUseCase } from './resize-grid.use-case.js';
import { setChiefRolesUseCase } from './set-chief-roles.use-case.js';
import { setGridStandardUseCase } from './set-grid-standard.use-case.js';
import { mergeGridsUseCase } from './merge-grids.use-case.js';
import { splitGridUseCase } from './split-grid.use-case.js';
import { setGridChiefUseCase } from './set-grid-chief.use-case.js';
import { setCrewStandardUseCase } from './set-crew-standard.use-case.js';
import { assessGridWorkersUseCase } from './assess-grid-workers.use-case.js';

export const gridUseCases: readonly AnyUseCase[] = [
  abolishCountedGridsUseCase,
  abolishGridsUseCase,
  assignGridWorkersUseCase,
  createGridUseCase,
  createGridsUseCase,
  nameGridUseCase,
  releaseGridWorkersUseCase,
  resizeGridUseCase,
  setChiefRolesUseCase,
  setGridStandardUseCase,
  mergeGridsUseCase,
  splitGridUseCase,
  setGridChiefUseCase,
  assessGridWorkersUseCase,
  setCrewStandardUseCase,
  setReferenceList(gridContract, crewKinds),
];
