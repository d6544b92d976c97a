import type { OrganisationsEvent } from '@yange/contracts';
import { defineDueFold, type DueBook } from './due-book.fold.js';
import type { Fact } from '@yange/kernel';

type WorkItemEvent = Extract<OrganisationsEvent, { type: 'WorkItemAdmitted' | 'WorkItemFiled' | 'WorkItemHandedOn' | 'WorkItemEnded' }>;

const open = (book: DueBook, fact: Fact<WorkItemEvent>, name: string, asking: { readonly organId: string; readonly name: string }): void =>
  book.open(fact, 'filing', { kind: 'work-item-filing', zh: `${name}：报备案`, en: `${name}: to be filed`, organs: [asking], link: 'organisations/work-items' });

/** Stream work-item/<id>: what is admitted has to be filed before it is active (R15), by whoever stands in the place of the department that asked. */
export const workItemDues = defineDueFold<WorkItemEvent>({
  stream: 'work-item',
  types: ['WorkItemAdmitted', 'WorkItemFiled', 'WorkItemHandedOn', 'WorkItemEnded'],
  fold: (book, facts) => {
    let asking = '';
    for (const fact of facts) {
      const { event } = fact;
      if (event.type === 'WorkItemAdmitted') {
        asking = event.data.requestedById;
        open(book, fact, event.data.name, { organId: asking, name: event.data.requestedByName });
      } else if (event.type !== 'WorkItemHandedOn') book.close(fact, 'filing');
      else if (event.data.fromOrganId === asking) {
        asking = event.data.toOrganId;
        book.readdress(fact, 'filing', [{ organId: asking, name: event.data.toOrganName }]);
      }
    }
  },
});
