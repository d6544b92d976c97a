import { countOf, defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { train } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const trainTeamUseCase = defineUseCase({
  name: 'train-team',
  title: { zh: '执法培训', en: 'Record training of a team' },
  path: 'teams/:teamId/trainings',
  right: 'enforcement.record',
  body: z.strictObject({ ...ofTeam, topic: words(), people: countOf(), hours: countOf() }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: train(past, body, meta) } }),
});
