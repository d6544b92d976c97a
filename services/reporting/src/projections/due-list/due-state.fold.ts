import type { GridEvent, OrganisationsEvent, ReportingEvent } from '@yange/contracts';
import { defineStateFold } from '@yange/projections';

type Own<T extends ReportingEvent['type']> = Extract<ReportingEvent, { type: T }>;
type Organisations<T extends OrganisationsEvent['type']> = Extract<OrganisationsEvent, { type: T }>;
type Grid<T extends GridEvent['type']> = Extract<GridEvent, { type: T }>;

const year = (data: { readonly year: number; readonly holidays: readonly string[]; readonly workdays: readonly string[] }) => ({ year: data.year, holidays: data.holidays.join(' '), workdays: data.workdays.join(' ') });

/** The district's calendar, as organisations keeps it. */
export const calendarFold = defineStateFold<Organisations<'WorkDaysSet'>>({
  stream: 'work-calendar',
  types: ['WorkDaysSet'],
  apply: (book, { data }) => book.put('due_calendars', String(data.year), year(data)),
});

/** Years that grid governance registered itself, before there was one calendar. Its copies of the district's are left out. */
export const earlierCalendarFold = defineStateFold<Grid<'WorkCalendarRegistered'>>({
  stream: 'work-calendar',
  types: ['WorkCalendarRegistered'],
  apply: (book, event) => {
    if (event.type === 'WorkCalendarRegistered') book.put('due_calendars', String(event.data.year), year(event.data));
  },
});

const noOrgan = { organ_id: '', organ_name: '' };

export const termFold = defineStateFold<Own<'DueTermSet'>>({
  stream: 'due-term',
  types: ['DueTermSet'],
  apply: (book, { data }) => book.put('due_terms', `kind/${data.kind}`, { within_days: data.withinDays ?? null, warn_days: data.warnDays, ...noOrgan }),
});

/** How long a case may take, and whose it is: the item says it. */
export const serviceItemFold = defineStateFold<Grid<'ServiceItemSet'>>({
  stream: 'service-item',
  types: ['ServiceItemSet'],
  apply: (book, { data: { workingDays, department, centreId, centre } }, itemId) =>
    book.put('due_terms', `service-item/${itemId}`, {
      within_days: workingDays,
      warn_days: null,
      ...((department?.name ?? '') === '' ? { organ_id: centreId, organ_name: centre } : { organ_id: department?.organId ?? '', organ_name: department?.name ?? '' }),
    }),
});

/** In whose hands an item lies, from the day on which it was given to them until they hand it over. */
export const deskFold = defineStateFold<Own<'WorkAssigned' | 'WorkHandedOver' | 'DeskBound' | 'DeskClosed'>>({
  stream: 'desk',
  types: ['WorkAssigned', 'WorkHandedOver', 'DeskBound', 'DeskClosed'],
  apply: (book, event, person) => {
    const holds = (itemId: string, held: boolean): void => book.put('due_holders', itemId, { item_id: itemId, person, held });
    switch (event.type) {
      case 'WorkAssigned':
        return event.data.items.forEach(({ itemId }) => holds(itemId, true));
      case 'WorkHandedOver':
        return event.data.items.forEach(({ itemId }) => holds(itemId, event.data.toPerson === person));
      case 'DeskBound':
        return book.put('due_desks', person, { person, person_id: event.data.personId, closed: false });
      case 'DeskClosed':
        return book.put('due_desks', person, { person, closed: true }, { person_id: '' });
    }
  },
  shows: ({ table, cells }) => table !== 'due_holders' || cells['held'] === true,
});

/** Stands in both streams; the row is that of whom somebody stands in for. */
export const deputyFold = defineStateFold<Organisations<'DeputyAppointed' | 'DeputyWithdrawn'>>({
  stream: 'deputising',
  types: ['DeputyAppointed', 'DeputyWithdrawn'],
  apply: (book, { type, data }, person) => {
    if (data.person !== person) return;
    if (type === 'DeputyAppointed') book.put('due_deputies', data.deputisingId, { person, deputy: data.standIn, starts_on: data.from, ends_on: data.to });
    else book.put('due_deputies', data.deputisingId, { ends_on: data.endedOn }, { person, deputy: data.standIn, starts_on: data.endedOn });
  },
});

/** 一支笔 and the deputy that the city named with it. */
export const approverFold = defineStateFold<Organisations<'ApproverDesignated'>>({
  stream: 'approver',
  types: ['ApproverDesignated'],
  apply: (book, { data }) => book.put('due_approvers', 'approver', { person: data.person, deputy: data.deputy }),
});
