import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { abolishTeams } from '../../domain/team/team.decider.js';
import { presentTeams } from '../../domain/team/team.reference.js';
import { teamsMeant } from './team-subjects.parts.js';

export const abolishTeamsUseCase = defineUseCase({
  name: 'abolish-teams',
  title: { zh: '撤销执法队伍', en: 'Abolish enforcement teams' },
  path: 'team-abolitions',
  right: 'enforcement.record',
  body: z.strictObject({ teams: presentTeams }),
  matter: () => ({ code: 'team.abolish', subjects: [] }),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => {
    const events = abolishTeams(teams, body, meta);
    return { append: { teams: events }, matter: teamsMeant(...events.map((event) => (event.type === 'TeamsAbolished' ? event.data.teams : undefined))) };
  },
});
