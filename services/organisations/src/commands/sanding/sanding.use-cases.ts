import { correctMisfitUseCase } from './correct-misfit.use-case.js';
import { findMisfitUseCase } from './find-misfit.use-case.js';
import { moveDutyUseCase } from './move-duty.use-case.js';
import { returnDutyUseCase } from './return-duty.use-case.js';
import { reviseSandingUseCase } from './revise-sanding.use-case.js';

/** Versions of 三定, duties between organs, and what the study of a 三定 finds. */
export const sandingUseCases = [reviseSandingUseCase, moveDutyUseCase, returnDutyUseCase, findMisfitUseCase, correctMisfitUseCase] as const;
