import { countOf, defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { stateStrength } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const stateTeamStrengthUseCase = defineUseCase({
  name: 'state-team-strength',
  title: { zh: '载明队伍力量', en: 'State the people and posts of a team' },
  path: 'teams/:teamId/strengths',
  right: 'enforcement.record',
  body: z.strictObject({ ...ofTeam, people: countOf(0), quota: countOf(0), auxiliary: countOf(0) }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: stateStrength(past, body, meta) } }),
});
