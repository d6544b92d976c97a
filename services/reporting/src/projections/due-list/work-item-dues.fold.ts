import type { OrganisationsEvent } from '@yange/contracts';
import { defineDueFold, each } from './due-book.fold.js';

type WorkItemEvent = Extract<OrganisationsEvent, { type: 'WorkItemAdmitted' | 'WorkItemFiled' | 'WorkItemEnded' }>;

/** Stream work-item/<id>: what is admitted has to be filed before it is active (R15). */
export const workItemDues = defineDueFold<WorkItemEvent>({
  stream: 'work-item',
  types: ['WorkItemAdmitted', 'WorkItemFiled', 'WorkItemEnded'],
  fold: each((book, event, fact) => {
    if (event.type !== 'WorkItemAdmitted') return book.close(fact, 'filing');
    const { name, requestedById, requestedByName } = event.data;
    book.open(fact, 'filing', { kind: 'work-item-filing', zh: `${name}：报备案`, en: `${name}: to be filed`, organs: [{ organId: requestedById, name: requestedByName }], link: 'organisations/work-items' });
  }),
});
