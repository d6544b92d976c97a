import type { AnyUseCase } from '@yange/use-case';
import { closeWindowUseCase } from './close-window.use-case.js';
import { moveUnitInUseCase } from './move-unit-in.use-case.js';
import { moveUnitOutUseCase } from './move-unit-out.use-case.js';
import { nameHallUseCase } from './name-hall.use-case.js';
import { openHallsUseCase } from './open-halls.use-case.js';
import { openWindowUseCase } from './open-window.use-case.js';
import { reportCasesUseCase } from './report-cases.use-case.js';
import { setCentreCatalogueUseCase } from './set-centre-catalogue.use-case.js';
import { setCentreNumberUseCase } from './set-centre-number.use-case.js';
import { setWindowUnitUseCase } from './set-window-unit.use-case.js';

export const centreUseCases: readonly AnyUseCase[] = [
  nameHallUseCase,
  openHallsUseCase,
  reportCasesUseCase,
  setCentreCatalogueUseCase,
  setCentreNumberUseCase,
  openWindowUseCase,
  setWindowUnitUseCase,
  closeWindowUseCase,
  moveUnitInUseCase,
  moveUnitOutUseCase,
];
