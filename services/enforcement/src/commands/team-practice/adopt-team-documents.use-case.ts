import { defineUseCase, words } from '@yange/use-case';
import { z } from 'zod';
import { adoptDocuments } from '../../domain/team-practice/team-practice.decider.js';
import { ofTeam, practiceStreams } from './team-practice.body.js';

export const adoptTeamDocumentsUseCase = defineUseCase({
  name: 'adopt-team-documents',
  title: { zh: '采用执法文书', en: 'Adopt standard documents' },
  path: 'teams/:teamId/documents',
  right: 'enforcement.record',
  body: z.strictObject({ ...ofTeam, documents: z.array(words(100)).min(1).max(200) }),
  streams: (body) => practiceStreams(body),
  decide: (body, past, meta) => ({ append: { practice: adoptDocuments(past, body, meta) } }),
});
