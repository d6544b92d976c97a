import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ownerSchema } from '../../domain/owner/owner.js';
import { secondmentStream } from '../../domain/secondment/secondment.aggregate.js';
import { decideExtendSecondment } from '../../domain/secondment/secondment.decider.js';
import { day, optionalWords } from '../body.parts.js';

export const extendSecondmentUseCase = defineUseCase({
  name: 'extend-secondment',
  title: { zh: '抽调借调延期', en: 'Extend a secondment' },
  path: 'secondments/:secondmentId/extensions',
  right: 'staffing.record',
  body: z.strictObject({ secondmentId: z.uuid(), owner: ownerSchema, until: day, reason: optionalWords }),
  streams: ({ owner }) => ({ group: secondmentStream(owner) }),
  decide: (body, { group }, meta) => ({ append: { group: decideExtendSecondment(body, group, meta.effective).events } }),
});
