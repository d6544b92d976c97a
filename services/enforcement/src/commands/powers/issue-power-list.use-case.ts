import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { powerList } from '../../domain/power-list/power-list.aggregate.js';
import { issueList, powerListId } from '../../domain/power-list/power-list.decider.js';

/** The list's id comes from its title, so that a later row or caller can name it by the title. */
export const issuePowerListUseCase = defineUseCase({
  name: 'issue-power-list',
  title: { zh: '印发赋权清单', en: 'Issue a power list' },
  path: 'power-lists',
  about: 'list',
  right: 'enforcement.record',
  body: z.strictObject({ title: words(), total: countOf(), penalty: countOf(0).optional(), issuer: words().optional(), level: z.enum(['centre', 'region', 'city', 'district']).optional() }),
  matter: ({ title }) => ({ code: 'power.delegate', subjects: [title] }),
  streams: (body) => ({ list: streamOf(powerList, powerListId(body.title)) }),
  decide: (body, { list }, meta) => {
    const listId = powerListId(body.title);
    return { append: { list: issueList(list, { listId, ...body }, meta) }, answer: { listId } };
  },
});
