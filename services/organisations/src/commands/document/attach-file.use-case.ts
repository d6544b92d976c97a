import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { documentStream } from '../../domain/document/document.aggregate.js';
import { attach } from '../../domain/document/document.decider.js';
import { recordRight, words } from '../body.parts.js';

/** A scan of a paper changes nothing in the district, and rests on no other paper: that it belongs to this one is all that is said. */
export const attachFileUseCase = defineUseCase({
  name: 'attach-file',
  title: { zh: '添加附件', en: 'Attach a file to a document' },
  path: 'documents/:documentId/attachments',
  right: recordRight,
  administrative: true,
  body: z.strictObject({
    documentId: z.uuid(),
    name: words,
    mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/).max(100),
    /** bytes */
    size: z.int().min(1).max(1_073_741_824),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  streams: (body) => ({ document: documentStream(body.documentId) }),
  decide: (body, { document }) => ({ append: { document: attach(document, body) } }),
});
