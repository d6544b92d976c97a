import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { parseEffectiveDate } from '@yange/kernel';
import { documentStream } from '../../domain/document/document.aggregate.js';
import { register } from '../../domain/document/document.decider.js';
import { optionalWords, recordRight, words } from '../body.parts.js';

/** Model 17: live documents have number, issuer and date; history knows some by their title. A live registration cites the document itself. */
export const registerDocumentUseCase = defineUseCase({
  name: 'register-document',
  title: { zh: '登记文件', en: 'Register a document' },
  path: 'documents',
  about: 'document',
  right: recordRight,
  body: z.strictObject({
    /** only to correct its registration */
    documentId: z.uuid().optional(),
    number: optionalWords,
    title: words,
    shortTitle: optionalWords,
    issuer: optionalWords,
    /** 2019-04-02, 2018年8月 …: as precisely as known */
    issued: optionalWords,
    kind: optionalWords,
    reading: optionalWords,
  }),
  streams: (body, meta) => ({ document: documentStream(body.documentId ?? meta.id('document')) }),
  decide: (body, { document }, meta) => {
    const documentId = body.documentId ?? meta.id('document');
    const issued = body.issued === '' ? null : parseEffectiveDate(body.issued);
    return { append: { document: register(document, { ...body, documentId, issued }, meta) }, answer: { documentId } };
  },
});
