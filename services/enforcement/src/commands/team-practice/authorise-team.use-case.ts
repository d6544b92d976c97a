import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { authorise } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const authoriseTeamUseCase = defineUseCase({
  name: 'authorise-team',
  title: { zh: '确认执法主体资格', en: 'Authorise a team to enforce' },
  path: 'teams/:teamId/authorisations',
  right: 'enforcement.determine',
  body: z.strictObject({ ...ofTeam, number: words(100), basis: words(), until: z.iso.date().or(z.literal('')).default('') }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: authorise(past, body, meta) } }),
});
