import { defineUseCase, organInput } from '@yange/use-case';
import { z } from 'zod';
import { organEndStream } from '../../domain/organ-end/organ-end.aggregate.js';
import { noteEnd } from '../../domain/organ-end/organ-end.decider.js';

/** Only a reaction calls it: it has no door. */
export const noteOrganEndUseCase = defineUseCase({
  name: 'note-organ-end',
  title: { zh: '记下机构终止', en: 'Note that an organ ended' },
  path: 'organ-ends',
  right: 'none',
  administrative: true,
  body: z.strictObject({ organ: organInput, endedOn: z.iso.date(), successors: z.array(organInput), toldByHistory: z.boolean().default(false) }),
  streams: ({ organ }) => ({ end: organEndStream(organ.id) }),
  decide: (body, { end }) => ({ append: { end: noteEnd(end, body) } }),
});
