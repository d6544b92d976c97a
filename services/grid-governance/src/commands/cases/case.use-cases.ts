import type { AnyUseCase } from '@yange/use-case';
import { acceptCaseUseCase } from './accept-case.use-case.js';
import { finishCaseUseCase } from './finish-case.use-case.js';
import { forwardCaseUseCase } from './forward-case.use-case.js';
import { giveOneTimeNoticeUseCase } from './give-one-time-notice.use-case.js';
import { handCaseBackUseCase } from './hand-case-back.use-case.js';
import { setServiceItemUseCase } from './set-service-item.use-case.js';

export const caseUseCases: readonly AnyUseCase[] = [acceptCaseUseCase, finishCaseUseCase, forwardCaseUseCase, giveOneTimeNoticeUseCase, handCaseBackUseCase, setServiceItemUseCase];
