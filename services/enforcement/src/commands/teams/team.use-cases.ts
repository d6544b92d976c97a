import type { AnyUseCase } from '@yange/use-case';
import { abolishTeamsUseCase } from './abolish-teams.use-case.js';
import { establishTeamsUseCase } from './establish-teams.use-case.js';
import { mergeTeamsUseCase } from './merge-teams.use-case.js';
import { nameTeamUseCase } from './name-team.use-case.js';
import { renameTeamsUseCase } from './rename-teams.use-case.js';
import { reparentTeamsUseCase } from './reparent-teams.use-case.js';
import { transferTeamsUpUseCase } from './transfer-teams-up.use-case.js';

export const teamUseCases: readonly AnyUseCase[] = [
  abolishTeamsUseCase,
  establishTeamsUseCase,
  mergeTeamsUseCase,
  nameTeamUseCase,
  renameTeamsUseCase,
  reparentTeamsUseCase,
  transferTeamsUpUseCase,
];
