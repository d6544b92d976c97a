import { gridContract } from '@yange/contracts';
import { setReferenceList, type AnyUseCase } from '@yange/use-case';
import { areaUnitKinds } from '../../domain/area-unit/area-unit-kinds.js';
import { areaUnitLeftUseCase } from './area-unit-left.use-case.js';
import { givePledgeUseCase } from './give-pledge.use-case.js';
import { moveAreaUnitUseCase } from './move-area-unit.use-case.js';
import { passAreaUnitOnUseCase } from './pass-area-unit-on.use-case.js';
import { postponePledgeUseCase } from './postpone-pledge.use-case.js';
import { registerAreaUnitUseCase } from './register-area-unit.use-case.js';
import { settlePledgeUseCase } from './settle-pledge.use-case.js';

export const areaUnitUseCases: readonly AnyUseCase[] = [
  registerAreaUnitUseCase, moveAreaUnitUseCase, passAreaUnitOnUseCase, areaUnitLeftUseCase, givePledgeUseCase, postponePledgeUseCase, settlePledgeUseCase, setReferenceList(gridContract, areaUnitKinds),
];
