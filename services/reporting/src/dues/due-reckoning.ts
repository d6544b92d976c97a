import { addWorkingDays, workingDaysBetween, type WorkCalendar } from '@yange/kernel';
import { dueKinds, isDueKind } from '../language/due.language.js';

export type Light = 'red' | 'yellow' | 'green' | 'none';

/** Where the day comes from: the event names it, the district's term, our beginning, nowhere. */
export type DueBy = 'event' | 'term' | 'default' | 'nothing';

/** A term of a kind, or of a service item, over the days on which it holds. */
export interface Term {
  readonly key: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly withinDays: number | null;
  readonly warnDays: number | null;
  readonly organId: string;
  readonly organName: string;
}

/** What days are reckoned by on one day. */
export interface Reckoning {
  /** the end of that day, `YYYY-MM-DD` */
  readonly on: string;
  readonly calendar: WorkCalendar;
  readonly terms: readonly Term[];
}

export interface Dated {
  readonly kind: string;
  readonly since: string;
  /** empty where the event named no day */
  readonly dueOn: string;
  readonly term: string;
}

export interface Reckoned {
  readonly dueOn: string | null;
  readonly dueBy: DueBy;
  readonly light: Light;
  /** negative once the day has passed; null without a day */
  readonly workingDaysLeft: number | null;
}

export const termOn = (terms: readonly Term[], key: string, day: string): Term | null => terms.find((term) => term.key === key && term.validFrom <= day && (term.validTo === null || term.validTo > day)) ?? null;

/** The term in force when the work was opened counts: a shorter one that is set later makes nothing overdue that was in time. */
const dayOf = ({ kind, since, dueOn, term }: Dated, { calendar, terms }: Reckoning): Pick<Reckoned, 'dueOn' | 'dueBy'> => {
  if (dueOn !== '') return { dueOn, dueBy: 'event' };
  const set = termOn(terms, term, since);
  if (set !== null) return set.withinDays === null ? { dueOn: null, dueBy: 'nothing' } : { dueOn: addWorkingDays(since, set.withinDays, calendar), dueBy: 'term' };
  const withinDays = isDueKind(kind) ? dueKinds[kind].withinDays : null;
  return withinDays === null ? { dueOn: null, dueBy: 'nothing' } : { dueOn: addWorkingDays(since, withinDays, calendar), dueBy: 'default' };
};

const warnDaysOf = ({ kind }: Dated, { on, terms }: Reckoning): number => termOn(terms, `kind/${kind}`, on)?.warnDays ?? (isDueKind(kind) ? dueKinds[kind].warnDays : 0);

/** 红黄绿灯 at the end of a day: red once it has passed, yellow within the days of warning, counted in working days of the calendar. */
export const reckon = (item: Dated, reckoning: Reckoning): Reckoned => {
  const { dueOn, dueBy } = dayOf(item, reckoning);
  if (dueOn === null) return { dueOn, dueBy, light: 'none', workingDaysLeft: null };
  const left = workingDaysBetween(reckoning.on, dueOn, reckoning.calendar);
  return { dueOn, dueBy, light: reckoning.on > dueOn ? 'red' : left <= warnDaysOf(item, reckoning) ? 'yellow' : 'green', workingDaysLeft: left };
};
