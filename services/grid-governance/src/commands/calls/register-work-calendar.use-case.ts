import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { workCalendarStream } from '../../domain/call/call-terms.aggregate.js';
import { registerCalendar } from '../../domain/call/call-terms.decider.js';

const dates = z.array(z.iso.date()).max(120).default([]);

export const registerWorkCalendarUseCase = defineUseCase({
  name: 'register-work-calendar',
  title: { zh: '登记工作日历', en: 'Register the working days of a year' },
  path: 'work-calendars',
  right: 'grid.record',
  body: z.strictObject({ year: z.number().int().min(1950).max(2199), holidays: dates, workdays: dates }),
  streams: () => ({ calendar: workCalendarStream() }),
  decide: (body, { calendar }, meta) => ({ append: { calendar: registerCalendar(calendar, body, meta) } }),
});
