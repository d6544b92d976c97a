import type { AnyUseCase } from '@yange/use-case';
import { answerCallUseCase } from './answer-call.use-case.js';
import { assessCallUseCase } from './assess-call.use-case.js';
import { closeCallUseCase } from './close-call.use-case.js';
import { dispatchCallUseCase } from './dispatch-call.use-case.js';
import { escalateCallUseCase } from './escalate-call.use-case.js';
import { handleCallUseCase } from './handle-call.use-case.js';
import { raiseCallUseCase } from './raise-call.use-case.js';
import { remindOfCallUseCase } from './remind-of-call.use-case.js';
import { reportStreetCaseloadUseCase } from './report-street-caseload.use-case.js';
import { returnCallUseCase } from './return-call.use-case.js';
import { reviewCallUseCase } from './review-call.use-case.js';
import { setCallTermsUseCase } from './set-call-terms.use-case.js';
import { signCallUseCase } from './sign-call.use-case.js';

export const callUseCases: readonly AnyUseCase[] = [
  answerCallUseCase,
  assessCallUseCase,
  closeCallUseCase,
  dispatchCallUseCase,
  escalateCallUseCase,
  handleCallUseCase,
  raiseCallUseCase,
  remindOfCallUseCase,
  reportStreetCaseloadUseCase,
  returnCallUseCase,
  reviewCallUseCase,
  setCallTermsUseCase,
  signCallUseCase,
];
