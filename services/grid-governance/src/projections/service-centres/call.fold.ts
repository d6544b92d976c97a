import type { GridEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type CallEvent = Extract<GridEvent, { type: 'CallRaised' | 'CallAnswered' | 'CallClosed' }>;

export const callFold = defineStateFold<CallEvent>({
  stream: 'call',
  types: ['CallRaised', 'CallAnswered', 'CallClosed'],
  apply: (book, { type, data }, key) => {
    const blank = { caller: '', matter: '', status: 'open', called: 0, answered: 0 };
    if (type === 'CallRaised') return book.put('joint_calls', key, { caller: data.caller?.name ?? '', matter: data.matter, called: data.called.length }, blank);
    if (type === 'CallAnswered') return book.add('joint_calls', key, 'answered', 1, blank);
    book.put('joint_calls', key, { status: 'closed' }, blank);
  },
});
