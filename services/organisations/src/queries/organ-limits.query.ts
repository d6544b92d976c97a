import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, entriesOn, onDate, shown, type ReferenceList } from '@yange/use-case';
import { z } from 'zod';
import { readLimitedGroups } from './organ-limits.reading.js';

const line = {
  limit: shown.count.nullable().describe('限额，未定为 null · how many there may be; null where none is set'),
  counted: shown.count.describe('计入的机构数 · how many count within it'),
  remaining: z.int().nullable().describe('尚余，少于 0 为突破限额，未定限额为 null · what is left; below 0 where the limit is exceeded, null where none is set'),
  eventId: shown.id.nullable().describe('核定限额的事件 · the event that set the limit; null where none did'),
} as const;

const category = z.strictObject({ category: shown.text.describe('机构类别代码 · code of the category'), name: shown.text.describe('当日的类别名称 · what it is called on that day'), ...line });

const group = z.strictObject({ groupId: shown.id, name: shown.text, ...line, categories: z.array(category).describe('各类别：有机构计入或有限额的 · categories that have organs or a limit of their own') });

const remainingOf = ({ limit, counted }: { readonly limit: number | null; readonly counted: number }): number | null => (limit === null ? null : limit - counted);

/** 机构限额: what a group may have, has and has left on a day, as a whole and category by category. @param categories table of the service */
export const organLimitsQuery = (categories: ReferenceList) =>
  defineQuery({
    name: 'organ-limits',
    title: { zh: '机构限额', en: 'Limits of organs, and what counts within them' },
    path: 'organ-limits',
    right: 'read',
    params: z.strictObject(onDate),
    answer: z.strictObject({ groups: z.array(group) }),
    run: async ({ on = endOfTime }, { district, read }) => {
      const groups = await readLimitedGroups(read, logIdOf(district, 'organisations'), on);
      const { entries } = await entriesOn(read, district, 'organisations', categories, on);
      const nameOf = (code: string): string => entries.find((one) => one.code === code)?.name ?? code;
      return { groups: groups.map((one) => ({ ...one, remaining: remainingOf(one), categories: one.categories.map((own) => ({ ...own, name: nameOf(own.category), remaining: remainingOf(own) })) })) };
    },
  });
