import type { ReportingEvent } from '@yange/contracts';
import { defineDueFold } from './due-book.fold.js';

type DeskEvent = Extract<ReportingEvent, { type: 'DeskClosed' | 'WorkHandedOver' }>;

const key = 'left';

const words = (count: number) => ({ zh: `离岗人员尚有 ${count} 项待办未交接`, en: `${count} open items of somebody who left are to be handed over` });

/** Stream desk/<person>: what was open when the person left waits until it is handed over. */
export const deskDues = defineDueFold<DeskEvent>({
  stream: 'desk',
  types: ['DeskClosed', 'WorkHandedOver'],
  fold: (book, facts, person) => {
    const left = new Set<string>();
    for (const fact of facts) {
      const { event } = fact;
      if (event.type === 'WorkHandedOver' && event.data.fromPerson !== person) continue;
      for (const { itemId } of event.data.items) if (event.type === 'DeskClosed') left.add(itemId);
        else left.delete(itemId);
      if (left.size === 0) book.close(fact, key);
      else if (event.type === 'WorkHandedOver') book.reword(fact, key, words(left.size));
      else book.open(fact, key, { kind: 'desk-hand-over', ...words(left.size), role: 'clerk', link: `reporting/dues?person=${encodeURIComponent(person)}` });
    }
  },
});
