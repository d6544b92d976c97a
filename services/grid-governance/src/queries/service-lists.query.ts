import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';

interface ListRow {
  readonly row_key: string;
  readonly title: string;
  readonly version: number;
  readonly items: number;
  readonly measure_word: string;
  readonly channel: string;
  readonly scope: string;
}

const list = z.strictObject({ listId: shown.text, title: shown.text, version: shown.count, items: shown.count, measureWord: shown.text, channel: shown.text, scope: shown.text });

/** Which lists of towns and streets are public, and what is on the platforms? */
export const serviceListsQuery = defineQuery({
  name: 'service-lists',
  title: { zh: '公布的事项清单', en: 'Published lists' },
  path: 'service-lists',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, lists: z.array(list), platforms: z.array(z.strictObject({ name: shown.text, items: shown.count })) }),
  run: async ({ on }, context) => {
    const when = asOf(context, 'grid', on);
    const lists = await rowsOn<ListRow>(when, 'service_lists', 'title');
    const platforms = await rowsOn<{ name: string; items: number }>(when, 'platforms', 'name');
    return {
      on: on ?? null,
      lists: lists.map(({ row_key: listId, title, version, items, measure_word: measureWord, channel, scope }) => ({ listId, title, version, items, measureWord, channel, scope })),
      platforms: platforms.map(({ name, items }) => ({ name, items })),
    };
  },
});
