import { organisationsContract } from '@yange/contracts';
import { registerWorkCalendar } from '@yange/use-case';
import { recordRight } from '../body.parts.js';
import { appointDeputyUseCase } from './appoint-deputy.use-case.js';
import { withdrawDeputyUseCase } from './withdraw-deputy.use-case.js';

export const registerWorkCalendarUseCase = registerWorkCalendar(organisationsContract, recordRight);

/** When the district works, and who stands in for whom. */
export const deputisingUseCases = [registerWorkCalendarUseCase, appointDeputyUseCase, withdrawDeputyUseCase] as const;
