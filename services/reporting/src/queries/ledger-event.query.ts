import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { ledgerEventShape, readLedgerEvents } from '../view/event.reading.js';

/** One event of any of the five logs, as reporting folded it, with its documents. */
export const ledgerEventQuery = defineQuery({
  name: 'ledger-event',
  title: { zh: '事件及其依据文件', en: 'An event with its documents' },
  path: 'ledger-events/:eventId',
  right: 'read',
  followed: true,
  undated: { zh: '一条事件只有它自己的日期', en: 'an event has its own day alone' },
  params: z.object({ eventId: z.uuid() }),
  answer: ledgerEventShape,
  run: async ({ eventId }, { district, read }) => (await readLedgerEvents(read, district, [eventId]))[0] ?? null,
});
