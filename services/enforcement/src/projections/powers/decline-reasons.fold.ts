import type { EnforcementEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

/** Reasons that came into force and that no later list has left out. */
export const declineReasonsFold = defineStateFold<Extract<EnforcementEvent, { type: 'DeclineReasonsSet' }>>({
  stream: 'decline-reasons',
  types: ['DeclineReasonsSet'],
  apply: (book, { data }) => {
    const given = new Set(data.reasons.map(({ code }) => code));
    for (const code of String(book.cells('decline_reason_codes', 'all')?.['codes'] ?? '').split(' ')) if (code !== '' && !given.has(code)) book.put('decline_reasons', code, { in_force: false });
    for (const { code, name, standsOn } of data.reasons) book.put('decline_reasons', code, { code, name, stands_on: standsOn.join(' '), in_force: true });
    book.put('decline_reason_codes', 'all', { codes: [...given].join(' ') });
  },
  shows: ({ table, cells }) => table === 'decline_reasons' && cells['in_force'] === true,
});
