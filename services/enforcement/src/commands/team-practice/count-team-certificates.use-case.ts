import { countOf, defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { countCertificates } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const countTeamCertificatesUseCase = defineUseCase({
  name: 'count-team-certificates',
  title: { zh: '登记执法证持证人数', en: 'Count the enforcement certificates of a team' },
  path: 'teams/:teamId/certificates',
  right: 'enforcement.record',
  body: z.strictObject({ ...ofTeam, holders: countOf(0) }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: countCertificates(past, body, meta) } }),
});
