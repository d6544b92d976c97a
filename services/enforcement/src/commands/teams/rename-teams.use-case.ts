import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { renameTeams } from '../../domain/team/team.decider.js';
import { presentTeams } from '../../domain/team/team.reference.js';
import { teamsMeant } from './team-subjects.parts.js';

export const renameTeamsUseCase = defineUseCase({
  name: 'rename-teams',
  title: { zh: '更名执法队伍', en: 'Rename enforcement teams' },
  path: 'team-renamings',
  right: 'enforcement.record',
  body: z.strictObject({ teams: presentTeams, newNames: z.array(words()).max(500).default([]) }),
  matter: () => ({ code: 'team.rename', subjects: [] }),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => {
    const events = renameTeams(teams, body, meta);
    return { append: { teams: events }, matter: teamsMeant(...events.map((event) => (event.type === 'TeamsRenamed' ? event.data.teams : undefined))) };
  },
});
