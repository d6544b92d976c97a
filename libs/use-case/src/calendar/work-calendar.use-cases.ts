import type { Contract, EventAnnulled, WorkDaysSet } from '@yange/contracts';
import { isCalendarDate, Rejected, weekdayOf } from '@yange/kernel';
import { z } from 'zod';
import { defineReaction, type PublishedEvent, type Reaction, type ReactionCommand } from '../reactions/reaction.definition.js';
import { unlessRecorded } from '../repeated-fact.rule.js';
import { defineUseCase } from '../use-case.definition.js';
import { districtCalendarStream, type WorkCalendarEvent } from './work-calendar.aggregate.js';

const dates = z.array(z.iso.date()).max(120).default([]);

const yearBody = { year: z.number().int().min(1950).max(2199), holidays: dates, workdays: dates } as const;

/**
 * A year's notice of holidays (国务院办公厅关于部分节假日安排的通知), for the whole district. Organisations keeps it; other services copy it.
 * @throws {Rejected} `wrong-calendar` for a date that is none, lies in another year, is both, or changes nothing about its day
 */
export const registerWorkCalendar = (contract: Contract, right: string) =>
  defineUseCase({
    name: 'register-work-calendar',
    title: { zh: '登记工作日历', en: 'Register the working days of a year' },
    path: 'work-calendars',
    right,
    body: z.strictObject(yearBody),
    streams: () => ({ calendar: districtCalendarStream() }),
    decide: (body, { calendar }, meta) => {
      const holidays = [...new Set(body.holidays)].sort();
      const workdays = [...new Set(body.workdays)].sort();
      assertOfYear(body.year, holidays, workdays);
      const event = contract.make('WorkDaysSet', { year: body.year, holidays, workdays, copyOf: '' }) as WorkCalendarEvent;
      return { append: { calendar: unlessRecorded(contract, calendar, event, meta.effective) } };
    },
  });

const assertOfYear = (year: number, holidays: readonly string[], workdays: readonly string[]): void => {
  const wrong = [...holidays, ...workdays].find((date) => !isCalendarDate(date) || Number(date.slice(0, 4)) !== year) ?? workdays.find((date) => holidays.includes(date) || weekdayOf(date) <= 5);
  if (wrong !== undefined) throw new Rejected('wrong-calendar', `“${wrong}”不能列入 ${year} 年工作日历`, `"${wrong}" cannot stand in the calendar of ${year}`, { date: wrong });
};

/** Keeps a copy of a notice. Only a reaction calls it: it has no door. */
const noteWorkDays = (contract: Contract) =>
  defineUseCase({
    name: 'note-work-days',
    title: { zh: '接收工作日历', en: 'Take note of the working days of a year' },
    path: 'work-calendars/copies',
    right: 'none',
    administrative: true,
    body: z.strictObject({ ...yearBody, copyOf: z.uuid() }),
    streams: () => ({ calendar: districtCalendarStream() }),
    decide: (body, { calendar }) => {
      if (calendar.latest().notices.some(({ copyOf }) => copyOf === body.copyOf)) return { append: {} };
      return { append: { calendar: [contract.make('WorkDaysSet', body) as WorkCalendarEvent] } };
    },
  });

const noteWorkDaysLifted = (contract: Contract) =>
  defineUseCase({
    name: 'note-work-days-lifted',
    title: { zh: '接收工作日历的撤回', en: 'Take note that the working days of a year were taken back' },
    path: 'work-calendars/lifted-copies',
    right: 'none',
    administrative: true,
    body: z.strictObject({ copyOf: z.uuid() }),
    streams: () => ({ calendar: districtCalendarStream() }),
    decide: (body, { calendar }) => (calendar.latest().lifted.has(body.copyOf) ? { append: {} } : { append: { calendar: [contract.make('WorkDaysLifted', body) as WorkCalendarEvent] } }),
  });

/** A service that reckons terms in its decisions follows the district's calendar by this, as every service follows decisions. */
export const workCalendarFollowed = (contract: Contract): Reaction => {
  const [note, lift] = [noteWorkDays(contract), noteWorkDaysLifted(contract)];
  const lifted = (copyOf: string): ReactionCommand => ({ label: 'lifted', useCase: lift, body: { copyOf } });
  return defineReaction({
    name: `${contract.context}-notes-work-days`,
    contexts: ['organisations'],
    types: ['WorkDaysSet', 'EventAnnulled'],
    react: ({ event, eventId, supersedes }: PublishedEvent) => {
      if (event.type === 'EventAnnulled') {
        const { eventType, eventId: annulled } = event.data as EventAnnulled;
        return eventType === 'WorkDaysSet' ? [lifted(annulled)] : [];
      }
      const { year, holidays, workdays } = event.data as WorkDaysSet;
      const noted: ReactionCommand = { label: 'noted', useCase: note, body: { year, holidays, workdays, copyOf: eventId } };
      // A correction may be about another year: what it corrects goes either way.
      return supersedes === undefined || supersedes === null ? [noted] : [lifted(supersedes), noted];
    },
  });
};
