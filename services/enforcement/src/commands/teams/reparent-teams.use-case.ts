import { defineUseCase, organInput, streamOf } from '@yange/use-case';
import { z } from 'zod';
import { teamsAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { reparentTeams } from '../../domain/team/team.decider.js';
import { presentTeams } from '../../domain/team/team.reference.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';
import { teamsMeant } from './team-subjects.parts.js';

export const reparentTeamsUseCase = heldToEnds(defineUseCase({
  name: 'reparent-teams',
  title: { zh: '调整执法队伍主管单位', en: 'Put enforcement teams under another organ' },
  path: 'team-reparentings',
  right: 'enforcement.record',
  body: z.strictObject({ teams: presentTeams, parent: organInput.optional() }),
  matter: () => ({ code: 'team.reparent', subjects: [] }),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => {
    const events = reparentTeams(teams, body, meta);
    return { append: { teams: events }, matter: teamsMeant(...events.map((event) => (event.type === 'TeamsReparented' ? event.data.teams : undefined))) };
  },
}), ({ parent }) => [parent], teamsAfterEnd);
