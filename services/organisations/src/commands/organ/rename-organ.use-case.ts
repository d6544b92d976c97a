import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organStream } from '../../domain/organ/organ.aggregate.js';
import { onOrgan, rename } from '../../domain/organ/organ.decider.js';
import { organId, recordRight, words } from '../body.parts.js';

export const renameOrganUseCase = defineUseCase({
  name: 'rename-organ',
  title: { zh: '机构更名', en: 'Rename an organ' },
  path: 'organs/:organId/names',
  ifMatch: 'required',
  right: recordRight,
  body: z.strictObject({ organId, newName: words }),
  matter: ({ organId: id }) => ({ code: 'organ.rename', subjects: [id] }),
  streams: (body) => ({ organ: organStream(body.organId) }),
  decide: (body, { organ }, meta) => onOrgan(rename(organ, body.organId, body.newName, meta)),
});
