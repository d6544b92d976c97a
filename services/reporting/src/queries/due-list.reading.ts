import type { WorkCalendar } from '@yange/kernel';
import { shown, wordsShape, type Answered, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { reckon, termOn, type Reckoning, type Term } from '../dues/due-reckoning.js';
import { responsibleFor, type Desks } from '../dues/due-person.js';
import { dueKinds, isDueKind } from '../language/due.language.js';

interface ItemRow {
  readonly itemId: string;
  readonly context: string;
  readonly kind: string;
  readonly since: string;
  readonly dueOn: string;
  readonly term: string;
  readonly zh: string;
  readonly en: string;
  readonly organIds: string;
  readonly organNames: string;
  readonly person: string;
  readonly role: string;
  readonly link: string;
  readonly eventId: string;
}

/** One entry of the due-list. */
export const dueShape = z
  .strictObject({
    itemId: shown.text,
    context: shown.text,
    kind: shown.text,
    kindWords: wordsShape,
    zh: shown.text,
    en: shown.text,
    dueOn: shown.day.nullable().describe('期限，无期限为 null · null where no day is set'),
    dueBy: z.enum(['event', 'term', 'default', 'nothing']).describe('期限由来 · where the day comes from: the event, the term of the district, our beginning'),
    light: z.enum(['red', 'yellow', 'green', 'none']),
    workingDaysLeft: z.int().nullable().describe('剩余工作日，逾期为负 · negative once the day has passed'),
    organIds: z.array(shown.text),
    organs: shown.text,
    persons: z.array(shown.text).describe('经办人 · who has to do it: subjects of tokens'),
    deputies: z.array(z.strictObject({ person: shown.text, deputy: shown.text })).describe('当日代理 · who stands in for whom that day'),
    role: shown.text.describe('未定人时可办的角色 · who may do it where no person is known; empty where one is'),
    since: shown.day,
    eventId: shown.eventId,
    link: shown.text,
  })
  .meta({ id: 'Due', description: '一项待办 · one entry of the due-list' });

export type DueEntry = Answered<z.infer<typeof dueShape>>;

export interface DueListOnDay {
  readonly entries: readonly DueEntry[];
  readonly calendar: WorkCalendar;
}

const ofDistrict = (alias = ''): string => `split_part(${alias}log_id, '/', 1) = $1`;
const onDay = 'valid_from <= $2 and (valid_to is null or valid_to > $2)';

const listed = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/** The district's own calendar counts before what grid governance registered for a year. */
const calendarOn = async ({ read, district }: QueryContext, on: string): Promise<WorkCalendar> => {
  const rows = await read.query<{ year: number; holidays: string; workdays: string }[]>(`select year, holidays, workdays from live.due_calendars where ${ofDistrict()} and ${onDay} order by log_id`, [district, on]);
  const years = new Map(rows.map((row) => [row.year, row]));
  return { years: new Set(years.keys()), holidays: new Set([...years.values()].flatMap(({ holidays }) => listed(holidays))), workdays: new Set([...years.values()].flatMap(({ workdays }) => listed(workdays))) };
};

const termsOf = ({ read, district }: QueryContext): Promise<readonly Term[]> =>
  read.query<Term[]>(
    `select row_key as key, valid_from as "validFrom", valid_to as "validTo", within_days as "withinDays", warn_days as "warnDays", organ_id as "organId", organ_name as "organName"
     from live.due_terms where ${ofDistrict()}`,
    [district],
  );

const desksOn = async ({ read, district }: QueryContext, on: string): Promise<Desks> => {
  const [held, deputies, [approver]] = await Promise.all([
    read.query<{ itemId: string; person: string }[]>(`select item_id as "itemId", person from live.due_holders where ${ofDistrict()} and ${onDay} order by person`, [district, on]),
    read.query<{ person: string; deputy: string }[]>(`select person, deputy from live.due_deputies where ${ofDistrict()} and ${onDay} and starts_on <= $2 and ends_on >= $2 order by person, deputy`, [district, on]),
    read.query<{ person: string; deputy: string }[]>(`select person, deputy from live.due_approvers where ${ofDistrict()} and ${onDay}`, [district, on]),
  ]);
  const holders = new Map<string, string[]>();
  for (const { itemId, person } of held) holders.set(itemId, [...(holders.get(itemId) ?? []), person]);
  return { holders, deputies, approver: approver ?? null };
};

const itemsOn = ({ read, district }: QueryContext, on: string): Promise<readonly ItemRow[]> =>
  read.query<ItemRow[]>(
    `select split_part(log_id, '/', 2) || '/' || stream_id || '/' || item_key as "itemId", split_part(log_id, '/', 2) as context, kind, since, due_on as "dueOn", term, zh, en, organ_ids as "organIds",
            organ_names as "organNames", person, role, link, event_id as "eventId"
     from live.due_items where ${ofDistrict()} and shown_from <= $2 and (shown_to is null or shown_to > $2)`,
    [district, on],
  );

const urgency = ({ dueOn }: Pick<DueEntry, 'dueOn'>): string => dueOn ?? '9999-12-31';

const entryOf = (row: ItemRow, reckoning: Reckoning, desks: Desks, district: string): DueEntry => {
  const { itemId, context, kind, zh, en, since, eventId, link } = row;
  const responsible = responsibleFor(row, desks);
  // A case is the department's whose item it is, and the item says it.
  const asked = row.organNames === '' && row.organIds === '' ? termOn(reckoning.terms, row.term, reckoning.on) : null;
  const words = isDueKind(kind) ? dueKinds[kind] : { zh: kind, en: kind, role: '' };
  return {
    itemId, context, kind, kindWords: { zh: words.zh, en: words.en }, zh, en, ...reckon(row, reckoning),
    organIds: listed(asked?.organId ?? row.organIds), organs: asked?.organName ?? row.organNames, ...responsible, role: responsible.persons.length > 0 ? '' : row.role || words.role, since, eventId, link: `/v1/districts/${district}/${link}`,
  };
};

/** Everything that is open at the end of that day, what is overdue first. */
export const readDueList = async (context: QueryContext, on: string): Promise<DueListOnDay> => {
  const [items, calendar, terms, desks] = await Promise.all([itemsOn(context, on), calendarOn(context, on), termsOf(context), desksOn(context, on)]);
  const reckoning = { on, calendar, terms };
  const entries = items.map((row) => entryOf(row, reckoning, desks, context.district));
  return { calendar, entries: [...entries].sort((a, b) => (urgency(a) < urgency(b) ? -1 : urgency(a) > urgency(b) ? 1 : a.itemId < b.itemId ? -1 : 1)) };
};
