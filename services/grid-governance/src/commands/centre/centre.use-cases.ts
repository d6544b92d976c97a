import type { AnyUseCase } from '@yange/use-case';
import { nameHallUseCase } from './name-hall.use-case.js';
import { openHallsUseCase } from './open-halls.use-case.js';
import { reportCasesUseCase } from './report-cases.use-case.js';
import { setCentreCatalogueUseCase } from './set-centre-catalogue.use-case.js';
import { setCentreNumberUseCase } from './set-centre-number.use-case.js';

export const centreUseCases: readonly AnyUseCase[] = [
  nameHallUseCase,
  openHallsUseCase,
  reportCasesUseCase,
  setCentreCatalogueUseCase,
  setCentreNumberUseCase,
];
