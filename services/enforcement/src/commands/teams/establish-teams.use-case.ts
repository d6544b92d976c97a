import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { establishTeams } from '../../domain/team/team.decider.js';
import { newTeams } from '../../domain/team/team.reference.js';

export const establishTeamsUseCase = defineUseCase({
  name: 'establish-teams',
  title: { zh: '设立执法队伍', en: 'Establish enforcement teams' },
  path: 'teams',
  right: 'enforcement.record',
  body: z.strictObject({ teams: newTeams, field: words(50).optional(), parent: organInput.optional() }),
  matter: () => ({ code: 'team.establish', subjects: [] }),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => ({ append: { teams: establishTeams(teams, body, meta) } }),
});
