import { countOf, defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { setItems } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const setTeamItemsUseCase = defineUseCase({
  name: 'set-team-items',
  title: { zh: '核定承担事项数', en: 'Set how many items a team carries' },
  path: 'teams/:teamId/items',
  right: 'enforcement.record',
  body: z.strictObject({ ...ofTeam, items: countOf(0) }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: setItems(past, body, meta) } }),
});
