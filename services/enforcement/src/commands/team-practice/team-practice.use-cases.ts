import type { AnyUseCase } from '@yange/use-case';
import { adoptTeamDocumentsUseCase } from './adopt-team-documents.use-case.js';
import { authoriseTeamUseCase } from './authorise-team.use-case.js';
import { countTeamCertificatesUseCase } from './count-team-certificates.use-case.js';
import { endTeamAuthorisationUseCase } from './end-team-authorisation.use-case.js';
import { allotTeamFundsUseCase } from './allot-team-funds.use-case.js';
import { reportTeamCasesUseCase } from './report-team-cases.use-case.js';
import { setTeamEquipmentUseCase } from './set-team-equipment.use-case.js';
import { setTeamItemsUseCase } from './set-team-items.use-case.js';
import { stateTeamStrengthUseCase } from './state-team-strength.use-case.js';
import { trainTeamUseCase } from './train-team.use-case.js';

export const teamPracticeUseCases: readonly AnyUseCase[] = [
  adoptTeamDocumentsUseCase,
  allotTeamFundsUseCase,
  authoriseTeamUseCase,
  countTeamCertificatesUseCase,
  endTeamAuthorisationUseCase,
  reportTeamCasesUseCase,
  setTeamEquipmentUseCase,
  setTeamItemsUseCase,
  stateTeamStrengthUseCase,
  trainTeamUseCase,
];
