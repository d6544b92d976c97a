import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { takeOverTeams } from '../../domain/organ-end/takeover.decider.js';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. */
export const takeOverTeamsUseCase = defineUseCase({
  name: 'take-over-teams',
  title: { zh: '承接执法队伍', en: 'Take over the teams of an organ that ended' },
  path: 'team-takeovers',
  right: 'none',
  body: z.strictObject(takeover),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => ({ append: { teams: takeOverTeams(teams, body, meta) } }),
});
