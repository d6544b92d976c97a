import type { GridEvent } from '@yange/contracts';
import { defineDueFold, each } from './due-book.fold.js';

type CaseEvent = Extract<GridEvent, { type: 'CaseAccepted' | 'CaseForwarded' | 'CaseHandedBack' | 'CaseFinished' }>;

/** Stream service-case/<id>. How long it may take is the item's to say, and whose it is: row `service-item/<id>` of `due_terms`. */
export const serviceCaseDues = defineDueFold<CaseEvent>({
  stream: 'service-case',
  types: ['CaseAccepted', 'CaseForwarded', 'CaseHandedBack', 'CaseFinished'],
  fold: each((book, event, fact, caseId) => {
    if (event.type === 'CaseFinished') return book.close(fact, 'case');
    if (event.type === 'CaseHandedBack') return book.close(fact, `at ${event.data.department?.organId ?? ''}`);
    if (event.type === 'CaseForwarded') {
      const { department, dueOn, itemId } = event.data;
      return book.open(fact, `at ${department?.organId ?? ''}`, { kind: 'service-case', term: `service-item/${itemId}`, dueOn, organs: [department], zh: `后台流转的办件 ${caseId.slice(0, 8)}：办回`, en: `case ${caseId.slice(0, 8)}, passed on: to be given back`, link: `grid/service-cases` });
    }
    const { item, itemId, window } = event.data;
    book.open(fact, 'case', { kind: 'service-case', term: `service-item/${itemId}`, zh: `${item}：办结（${window || '窗口'}受理，办件 ${caseId.slice(0, 8)}）`, en: `${item}: to be finished (case ${caseId.slice(0, 8)})`, link: `grid/service-items` });
  }),
});
