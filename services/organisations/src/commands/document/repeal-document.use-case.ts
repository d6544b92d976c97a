import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { documentStream } from '../../domain/document/document.aggregate.js';
import { repeal } from '../../domain/document/document-validity.decider.js';
import { optionalWords, recordRight } from '../body.parts.js';

export const repealDocumentUseCase = defineUseCase({
  name: 'repeal-document',
  title: { zh: '制度废止', en: 'Repeal rules' },
  path: 'documents/:documentId/repeals',
  right: recordRight,
  body: z.strictObject({ documentId: z.uuid(), reason: optionalWords, replacedBy: z.uuid().optional() }),
  streams: (body) => ({ document: documentStream(body.documentId) }),
  decide: (body, { document }, meta) => ({ append: { document: repeal(document, { ...body, replacedBy: body.replacedBy ?? '' }, meta) } }),
});
