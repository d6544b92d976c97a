import type { AnyUseCase } from '@yange/use-case';
import { answerCallUseCase } from './answer-call.use-case.js';
import { closeCallUseCase } from './close-call.use-case.js';
import { raiseCallUseCase } from './raise-call.use-case.js';

export const callUseCases: readonly AnyUseCase[] = [
  answerCallUseCase,
  closeCallUseCase,
  raiseCallUseCase,
];
