import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { transferTeamsUp } from '../../domain/team/team.decider.js';
import { presentTeams } from '../../domain/team/team.reference.js';
import { teamsMeant } from './team-subjects.parts.js';

export const transferTeamsUpUseCase = defineUseCase({
  name: 'transfer-teams-up',
  title: { zh: '整建制上划执法队伍', en: 'Transfer teams to a higher level' },
  path: 'team-upward-transfers',
  right: 'enforcement.record',
  body: z.strictObject({ teams: presentTeams, field: words(50).optional(), to: words(), withPosts: z.boolean() }),
  matter: () => ({ code: 'team.move-up', subjects: [] }),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => {
    const events = transferTeamsUp(teams, body, meta);
    return { append: { teams: events }, matter: teamsMeant(...events.map((event) => (event.type === 'TeamsTransferredUp' ? event.data.teams : undefined))) };
  },
});
