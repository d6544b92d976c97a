import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { endAuthorisation } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const endTeamAuthorisationUseCase = defineUseCase({
  name: 'end-team-authorisation',
  title: { zh: '终止执法主体资格', en: 'End the authorisation of a team' },
  path: 'teams/:teamId/authorisation-ends',
  right: 'enforcement.determine',
  body: z.strictObject({ ...ofTeam, reason: words() }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: endAuthorisation(past, body, meta) } }),
});
