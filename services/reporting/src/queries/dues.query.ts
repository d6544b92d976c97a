import { isCalendarDate } from '@yange/kernel';
import { defineQuery, endOfTime, shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { isFor, isForRole } from '../dues/due-person.js';
import type { Light } from '../dues/due-reckoning.js';
import { dueKinds, isDueKind, type DueKind } from '../language/due.language.js';
import { dueShape, readDueList, type DueEntry } from './due-list.reading.js';

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');

const params = z.strictObject({
  /** the end of this day; today where none is given */
  on: day.optional(),
  /** `me`: what whoever asks has to do, also as a deputy, and what nobody has by name and is for a role of theirs */
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

const wantedBy = ({ for: mine, person, organId, kind, by }: Wanted, asking: QueryContext['asked']) => (entry: DueEntry): boolean =>
  (mine === undefined || (asking !== undefined && (isFor(asking.by, entry) || isForRole(asking.roles ?? [], entry)))) &&
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
  answer: z.strictObject({ on: shown.day, lights: z.strictObject({ red: shown.count, yellow: shown.count, green: shown.count, none: shown.count }), total: shown.count, dues: z.array(dueShape), next: shown.next, calendarMissing: z.array(z.int()).describe('未登记节假日的年份 · years of which only Saturdays and Sundays are known to be free') }),
  run: async (wanted, context) => {
    const on = wanted.on ?? context.asked?.on ?? endOfTime;
    const { entries, calendar } = await readDueList(context, on);
    const asked = entries.filter(wantedBy(wanted, context.asked));
    const wantedLight = wanted.light === undefined ? asked : asked.filter(({ light }) => light === wanted.light);
    const from = wanted.after === undefined ? 0 : wantedLight.findIndex(({ itemId }) => itemId === wanted.after) + 1;
    const page = wantedLight.slice(from, from + wanted.limit);
    const touched = [...new Set([yearOf(on), ...page.flatMap(({ dueOn }) => (dueOn === null ? [] : [yearOf(dueOn)]))])].sort();
    const count = (light: Light): number => asked.filter((entry) => entry.light === light).length;
    return {
      on,
      lights: { red: count('red'), yellow: count('yellow'), green: count('green'), none: count('none') },
      total: wantedLight.length,
      dues: page,
      next: from + page.length < wantedLight.length ? (page.at(-1)?.itemId ?? null) : null,
      // Beyond these years only Saturdays and Sundays are known to be free.
      calendarMissing: touched.filter((year) => !calendar.years.has(year)),
    };
  },
});

const dueKind = z.strictObject({
  kind: z.enum(Object.keys(dueKinds) as [DueKind, ...DueKind[]]),
  zh: shown.text,
  en: shown.text,
  withinDays: shown.count.nullable().describe('工作日；由事件自定为 null · working days; null where the event names the day'),
  warnDays: shown.count.describe('提前几个工作日亮黄 · yellow from so many working days before'),
  setByDistrict: z.boolean(),
});

/** Every kind of open work that is known, with the term that is in force. */
export const dueKindsQuery = defineQuery({
  name: 'due-kinds',
  title: { zh: '待办种类与时限', en: 'Kinds of open work and their terms' },
  path: 'due-kinds',
  right: 'read',
  params: z.strictObject({ on: day.optional() }),
  answer: z.strictObject({ on: shown.day, kinds: z.array(dueKind) }),
  run: async ({ on: wanted }, { district, read, asked }) => {
    const on = wanted ?? asked?.on ?? endOfTime;
    const set = await read.query<{ kind: string; withinDays: number | null; warnDays: number }[]>(
      `select split_part(row_key, '/', 2) as kind, within_days as "withinDays", warn_days as "warnDays" from live.due_terms
       where split_part(log_id, '/', 1) = $1 and row_key like 'kind/%' and valid_from <= $2 and (valid_to is null or valid_to > $2)`,
      [district, on],
    );
    const kinds = (Object.keys(dueKinds) as DueKind[]).map((kind) => {
      const { zh, en, withinDays, warnDays } = dueKinds[kind];
      const term = set.find((one) => one.kind === kind);
      return { kind, zh, en, withinDays: term === undefined ? withinDays : term.withinDays, warnDays: term?.warnDays ?? warnDays, setByDistrict: term !== undefined };
    });
    return { on, kinds };
  },
});
