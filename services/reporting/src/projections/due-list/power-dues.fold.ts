import type { EnforcementEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineDueFold, each, type DueBook } from './due-book.fold.js';

type PowerEvent = Extract<EnforcementEvent, { type: 'PowersEvaluated' | 'PowersDelegated' | 'PowersClaimRevoked' | 'PowerItemsDescribed' | 'PowerItemsWithdrawn' }>;

const bases = (book: DueBook, event: Extract<PowerEvent, { type: 'PowerItemsDescribed' | 'PowerItemsWithdrawn' }>, fact: Fact<PowerEvent>, link: string): void => {
  if (event.type === 'PowerItemsWithdrawn') return event.data.items.forEach(({ name }) => book.close(fact, `basis/${name}`));
  for (const { name, legalBasis, basisTo, holder } of event.data.items) {
    if (basisTo === '') book.close(fact, `basis/${name}`);
    else book.open(fact, `basis/${name}`, { kind: 'legal-basis-end', dueOn: basisTo, zh: `“${name}”的依据到期：${legalBasis}`, en: `the legal basis of "${name}" runs out: ${legalBasis}`, organs: [holder], link });
  }
};

/** Stream power-list/<id>: whoever handed powers on evaluates them again, and sees to it before a delegation runs out; whoever holds an item, before its legal basis does. */
export const powerDues = defineDueFold<PowerEvent>({
  stream: 'power-list',
  types: ['PowersEvaluated', 'PowersDelegated', 'PowersClaimRevoked', 'PowerItemsDescribed', 'PowerItemsWithdrawn'],
  fold: each((book, event, fact, listId) => {
    const link = `enforcement/power-lists/${listId}`;
    if (event.type === 'PowerItemsDescribed' || event.type === 'PowerItemsWithdrawn') return bases(book, event, fact, `${link}/items`);
    const { unit } = event.data;
    const key = unit?.organId ?? '';
    switch (event.type) {
      case 'PowersEvaluated':
        if (event.data.nextDue === '') return book.close(fact, `evaluation/${key}`);
        return book.open(fact, `evaluation/${key}`, { kind: 'power-evaluation', dueOn: event.data.nextDue, zh: `${unit?.name ?? ''}：评估所赋权力`, en: `${unit?.name ?? ''}: evaluate the powers that it was given`, organs: [event.data.evaluatedBy], link });
      case 'PowersDelegated':
        for (const { name } of event.data.items) {
          if (event.data.until === '') book.close(fact, `delegation/${key}/${name}`);
          else book.open(fact, `delegation/${key}/${name}`, { kind: 'delegation-end', dueOn: event.data.until, zh: `${unit?.name ?? ''}：“${name}”赋权到期`, en: `${unit?.name ?? ''}: the delegation of "${name}" runs out`, organs: [event.data.delegatedBy], link });
        }
        return;
      case 'PowersClaimRevoked':
        for (const { name } of event.data.items?.named ?? []) book.close(fact, `delegation/${key}/${name}`);
    }
  }),
});
