import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { organGroupStream } from '../../domain/organ-group/organ-group.aggregate.js';
import { mergeOffices } from '../../domain/organ-group/organ-group.decider.js';
import { group, names, recordRight } from '../body.parts.js';

export const mergeOfficesInGroupUseCase = defineUseCase({
  name: 'merge-offices-in-group',
  title: { zh: '合并一组机构的内设机构', en: 'Merge offices of a group' },
  path: 'organ-groups/:group/office-mergers',
  right: recordRight,
  body: z.strictObject({
    group,
    oldNames: names,
    /** the list of the old ends in 等 */
    openList: z.boolean().default(false),
    /** the units had set them up themselves */
    selfSet: z.boolean().default(false),
    newNames: names,
  }),
  matter: ({ group: name }) => ({ code: 'organ.units', subjects: [name] }),
  streams: (body, meta) => ({ group: organGroupStream(body.group, meta) }),
  decide: (body, { group }, meta) => ({ append: { group: mergeOffices(group, body, meta) } }),
});
