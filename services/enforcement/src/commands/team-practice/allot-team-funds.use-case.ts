import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { allotFunds } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const allotTeamFundsUseCase = defineUseCase({
  name: 'allot-team-funds',
  title: { zh: '安排执法经费', en: 'Allot funds to a team' },
  path: 'teams/:teamId/funds',
  right: 'enforcement.record',
  body: z.strictObject({ ...ofTeam, year: z.number().int().min(1949).max(2199), amount: z.number().int().min(0).max(1_000_000_000_000), source: z.string().trim().max(100).default('') }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: allotFunds(past, body, meta) } }),
});
