import { assignWorkUseCase } from './assign-work.use-case.js';
import { bindDeskUseCase } from './bind-desk.use-case.js';
import { closeDeskUseCase } from './close-desk.use-case.js';
import { handOverWorkUseCase } from './hand-over-work.use-case.js';
import { setDueTermUseCase } from './set-due-term.use-case.js';

/** Whose desk open work lies on, and how long it may take. */
export const deskUseCases = [assignWorkUseCase, handOverWorkUseCase, bindDeskUseCase, closeDeskUseCase, setDueTermUseCase] as const;
