import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

const status = z.enum(['open', 'cancelled', 'retained']);

const item = z.strictObject({
  itemId: shown.id,
  kind: shown.text.describe('责任状 pledge、一票否决 veto，原文未分为空 · pledge or veto; empty where the source does not tell them apart'),
  name: shown.text.describe('事项，或未列名部分的说明 · its name, or the source’s words for those that it only counts'),
  named: z.boolean(),
  count: z.int().describe('件数；为负的，是未具名办结而在列名事项之中的 · how many; below 0: settled without a name, of those listed by name'),
  status: status.describe('尚未办结、已取消、暂时保留 · open, cancelled or retained'),
  reason: shown.text.describe('暂无法清理的原因 · why it could not be cleared'),
  since: shown.day,
  eventId: shown.eventId,
});

const list = z.strictObject({
  pledgeListId: shown.id,
  name: shown.text,
  listed: z.int().describe('排查 · found in all'),
  cancelled: shown.count,
  retained: shown.count.describe('暂无法清理 · what could not be cleared'),
  open: z.int().describe('尚未办结 · neither cancelled nor retained'),
  items: z.array(item),
});

type Item = z.infer<typeof item>;

interface Row extends Item {
  readonly listId: string;
  readonly listName: string;
}

const sum = (rows: readonly Row[], ...of: readonly Item['status'][]): number => rows.filter((row) => of.includes(row.status)).reduce((total, { count }) => total + count, 0);

/** R17: 责任状 and 一票否决 of each clearing, with what became of them by the day; `status=retained` lists what could not be cleared. */
export const pledgeListsQuery = defineQuery({
  name: 'pledge-lists',
  title: { zh: '责任状和“一票否决”清理情况', en: 'Pledges and vetoes, and what became of them' },
  path: 'pledge-lists',
  right: 'read',
  params: z.strictObject({ ...onDate, status: status.optional() }),
  answer: z.strictObject({ lists: z.array(list) }),
  run: async ({ on = endOfTime, status: only }, { district, read }) => {
    const rows = await read.query<Row[]>(
      `select list_id as "listId", list_name as "listName", item_id as "itemId", kind, name, named, count, status, reason, valid_from as since, event_id as "eventId"
       from live.pledge_items where log_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2) order by list_name, list_id, place limit 5000`,
      [logIdOf(district, 'organisations'), on],
    );
    return {
      lists: [...new Set(rows.map(({ listId }) => listId))].map((listId) => {
        const own = rows.filter((row) => row.listId === listId);
        const items = own.filter((row) => only === undefined || row.status === only).map(({ listId: _list, listName: _name, ...one }): Item => one);
        return { pledgeListId: listId, name: own[0]?.listName ?? '', listed: sum(own, 'open', 'cancelled', 'retained'), cancelled: sum(own, 'cancelled'), retained: sum(own, 'retained'), open: sum(own, 'open'), items };
      }),
    };
  },
});
