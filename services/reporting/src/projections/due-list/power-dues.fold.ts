import type { EnforcementEvent } from '@yange/contracts';
import { defineDueFold, each } from './due-book.fold.js';

type PowerEvent = Extract<EnforcementEvent, { type: 'PowersEvaluated' | 'PowersDelegated' | 'PowersClaimRevoked' }>;

/** Stream power-list/<id>: whoever handed powers on evaluates them again, and sees to it before a delegation runs out. */
export const powerDues = defineDueFold<PowerEvent>({
  stream: 'power-list',
  types: ['PowersEvaluated', 'PowersDelegated', 'PowersClaimRevoked'],
  fold: each((book, event, fact, listId) => {
    const { unit } = event.data;
    const key = unit?.organId ?? '';
    const link = `enforcement/power-lists/${listId}`;
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
