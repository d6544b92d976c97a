import { isCalendarDate } from '@yange/kernel';
import { defineQuery, endOfTime } from '@yange/use-case';
import { z } from 'zod';
import { isFor } from '../dues/due-person.js';
import type { Light } from '../dues/due-reckoning.js';
import { dueKinds, isDueKind } from '../language/due.language.js';
import { readDueList, type DueEntry } from './due-list.reading.js';

const day = z.string().refine(isCalendarDate, 'no such day');

const params = z.strictObject({
  /** the end of this day; today where none is given */
  on: day.optional(),
  /** `me`: what whoever asks has to do, also as a deputy */
  for: z.literal('me').optional(),
  /** the same of another person: subject of the token */
  person: z.string().min(1).max(200).optional(),
  organId: z.uuid().toLowerCase().optional(),
  kind: z.string().refine(isDueKind, 'no such kind').optional(),
  light: z.enum(['red', 'yellow', 'green', 'none']).optional(),
  /** only what is due by this day */
  by: day.optional(),
  /** item id that the page before ended with */
  after: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});

type Wanted = z.infer<typeof params>;

const lights: readonly Light[] = ['red', 'yellow', 'green', 'none'];

const wantedBy = ({ for: mine, person, organId, kind, by }: Wanted, asking: string | undefined) => (entry: DueEntry): boolean =>
  (mine === undefined || (asking !== undefined && isFor(asking, entry))) &&
  (person === undefined || isFor(person, entry)) &&
  (organId === undefined || entry.organIds.includes(organId)) &&
  (kind === undefined || entry.kind === kind) &&
  (by === undefined || (entry.dueOn !== null && entry.dueOn <= by));

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** 待办: who must do what by when over all services, overdue first, in red, yellow and green by the working days that are left. */
export const duesQuery = defineQuery({
  name: 'dues',
  title: { zh: '待办事项', en: 'What is due, over all services' },
  path: 'dues',
  right: 'read',
  params,
  run: async (wanted, context) => {
    const on = wanted.on ?? context.asked?.on ?? endOfTime;
    const { entries, calendar } = await readDueList(context, on);
    const asked = entries.filter(wantedBy(wanted, context.asked?.by));
    const shown = wanted.light === undefined ? asked : asked.filter(({ light }) => light === wanted.light);
    const from = wanted.after === undefined ? 0 : shown.findIndex(({ itemId }) => itemId === wanted.after) + 1;
    const page = shown.slice(from, from + wanted.limit);
    const touched = [...new Set([yearOf(on), ...page.flatMap(({ dueOn }) => (dueOn === null ? [] : [yearOf(dueOn)]))])].sort();
    return {
      on,
      lights: Object.fromEntries(lights.map((light) => [light, asked.filter((entry) => entry.light === light).length])),
      total: shown.length,
      dues: page,
      next: from + page.length < shown.length ? (page.at(-1)?.itemId ?? null) : null,
      // Beyond these years only Saturdays and Sundays are known to be free.
      calendarMissing: touched.filter((year) => !calendar.years.has(year)),
    };
  },
});

/** Every kind of open work that is known, with the term that is in force. */
export const dueKindsQuery = defineQuery({
  name: 'due-kinds',
  title: { zh: '待办种类与时限', en: 'Kinds of open work and their terms' },
  path: 'due-kinds',
  right: 'read',
  params: z.strictObject({ on: day.optional() }),
  run: async ({ on: wanted }, { district, read, asked }) => {
    const on = wanted ?? asked?.on ?? endOfTime;
    const set = await read.query<{ kind: string; withinDays: number | null; warnDays: number }[]>(
      `select split_part(row_key, '/', 2) as kind, within_days as "withinDays", warn_days as "warnDays" from live.due_terms
       where split_part(log_id, '/', 1) = $1 and row_key like 'kind/%' and valid_from <= $2 and (valid_to is null or valid_to > $2)`,
      [district, on],
    );
    const kinds = Object.entries(dueKinds).map(([kind, { zh, en, withinDays, warnDays }]) => {
      const term = set.find((one) => one.kind === kind);
      return { kind, zh, en, withinDays: term === undefined ? withinDays : term.withinDays, warnDays: term?.warnDays ?? warnDays, setByDistrict: term !== undefined };
    });
    return { on, kinds };
  },
});
