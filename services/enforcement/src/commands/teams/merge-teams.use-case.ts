import { defineUseCase, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { mergeTeams } from '../../domain/team/team.decider.js';
import { newTeams, presentTeams } from '../../domain/team/team.reference.js';
import { teamsMeant } from './team-subjects.parts.js';

export const mergeTeamsUseCase = defineUseCase({
  name: 'merge-teams',
  title: { zh: '整合执法队伍', en: 'Merge enforcement teams' },
  path: 'team-mergers',
  right: 'enforcement.record',
  body: z.strictObject({ sources: presentTeams, results: newTeams }),
  matter: () => ({ code: 'team.merge', subjects: [] }),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => {
    const events = mergeTeams(teams, body, meta);
    return { append: { teams: events }, matter: teamsMeant(...events.map((event) => (event.type === 'TeamsMerged' ? event.data.sources : undefined))) };
  },
});
