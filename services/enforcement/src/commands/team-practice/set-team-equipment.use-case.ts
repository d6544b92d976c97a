import { countOf, defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { setEquipment } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const setTeamEquipmentUseCase = defineUseCase({
  name: 'set-team-equipment',
  title: { zh: '核定队伍装备', en: 'Set the equipment of a team' },
  path: 'teams/:teamId/equipment',
  right: 'enforcement.record',
  body: z.strictObject({ ...ofTeam, item: words(50), measureWord: words(10), count: countOf(0) }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: setEquipment(past, body, meta) } }),
});
