import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { teamsAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { teamRegister } from '../../domain/team/team.aggregate.js';
import { establishTeams } from '../../domain/team/team.decider.js';
import { newTeams } from '../../domain/team/team.reference.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const establishTeamsUseCase = heldToEnds(defineUseCase({
  name: 'establish-teams',
  title: { zh: '设立执法队伍', en: 'Establish enforcement teams' },
  path: 'teams',
  right: 'enforcement.record',
  body: z.strictObject({ teams: newTeams, field: words(50).optional(), parent: organInput.optional() }),
  /** by the organ that they come under, or each by its name */
  matter: ({ teams: { named, blocks }, parent }) => ({
    code: 'team.establish',
    subjects: [...named, ...blocks.map(({ label }) => label)].map((name) => [name, parent?.id ?? '']),
    quantity: named.length + blocks.reduce((sum, { count }) => sum + count, 0),
  }),
  streams: () => ({ teams: streamOf(teamRegister) }),
  decide: (body, { teams }, meta) => ({ append: { teams: establishTeams(teams, body, meta) } }),
}), ({ parent }) => [parent], teamsAfterEnd);
