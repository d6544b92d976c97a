import { defineUseCase, entryCode, heldToTables } from '@yange/use-case';
import { z } from 'zod';
import { documentStream } from '../../domain/document/document.aggregate.js';
import { putInForce } from '../../domain/document/document-validity.decider.js';
import { rulePaperKinds } from '../../domain/reference/rule-paper-kinds.js';
import { day, recordRight } from '../body.parts.js';

/** 工作规则, 细则, 办法: a registered paper that is to be followed from a day on. */
export const putDocumentInForceUseCase = heldToTables(defineUseCase({
  name: 'put-document-in-force',
  title: { zh: '制度施行', en: 'Put rules in force' },
  path: 'documents/:documentId/validity',
  right: recordRight,
  body: z.strictObject({ documentId: z.uuid(), kind: entryCode, inForceFrom: day, inForceTo: day.optional() }),
  streams: (body) => ({ document: documentStream(body.documentId) }),
  decide: (body, { document }) => ({ append: { document: putInForce(document, { documentId: body.documentId, kind: body.kind, from: body.inForceFrom, to: body.inForceTo ?? '' }) } }),
}), ({ kind }) => [{ table: rulePaperKinds, codes: [kind] }]);
