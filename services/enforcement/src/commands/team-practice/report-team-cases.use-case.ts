import { countOf, defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reportTeamCases } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

/** Accepted and finished are reported side by side and never made one. */
export const reportTeamCasesUseCase = defineUseCase({
  name: 'report-team-cases',
  title: { zh: '上报执法案件数', en: 'Report the cases of a team' },
  path: 'teams/:teamId/cases',
  right: 'enforcement.record',
  body: z.strictObject({ ...ofTeam, periodFrom: z.iso.date(), periodTo: z.iso.date(), accepted: countOf(0), finished: countOf(0) }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => {
    const { events, violations } = reportTeamCases(past, body, meta);
    return { append: { practice: events }, violations };
  },
});
