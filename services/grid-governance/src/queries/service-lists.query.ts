import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate } from '@yange/use-case';
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

/** Which lists of towns and streets are public, and what is on the platforms? */
export const serviceListsQuery = defineQuery({
  name: 'service-lists',
  title: { zh: '公布的事项清单', en: 'Published lists' },
  path: 'service-lists',
  right: 'read',
  params: z.strictObject(onDate),
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
