import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { teamsAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { nameTeam } from '../../domain/team/team.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const nameTeamUseCase = heldToEnds(defineUseCase({
  name: 'name-team',
  title: { zh: '列明执法队伍', en: 'Name a team that was only counted' },
  path: 'team-namings',
  right: 'enforcement.record',
  body: z.strictObject({ name: words(), drawnFrom: words(), reading: words().optional(), field: words(50).optional(), parent: organInput.optional() }),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => {
    const events = nameTeam(teams, body, meta);
    return { append: { teams: events }, answer: events.length === 0 ? {} : { teamId: meta.id('team') } };
  },
}), ({ parent }) => [parent], teamsAfterEnd);
