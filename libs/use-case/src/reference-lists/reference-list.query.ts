import type { ReadModels } from '@yange/projections';
import { logIdOf, type Context } from '@yange/contracts';
import { z } from 'zod';
import { shown } from '../answer.shapes.js';
import { defineQuery } from '../query.definition.js';
import { endOfTime, onDate } from '../query.params.js';
import type { ReferenceEntry, ReferenceList } from './reference-list.aggregate.js';

const entry = z.strictObject({ code: shown.text, name: shown.text, marks: z.array(shown.text), source: shown.text.describe('依据 · the document that it rests on') });

interface EntryRow {
  readonly code: string;
  readonly name: string;
  readonly marks: string;
  readonly source: string;
  readonly validFrom: string;
}

const rows = `
  select code, name, marks, source, valid_from as "validFrom" from live.reference_entries
  where log_id = $1 and stream_id = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3) order by place, code`;

/** The entries of a table on a day, as the read model has them: what the district set by then, or what was shipped; `set` says which. */
export const entriesOn = async (read: ReadModels, district: string, context: Context, { list, shipped }: ReferenceList, day: string): Promise<{ readonly set: boolean; readonly entries: readonly ReferenceEntry[] }> => {
  const set: readonly EntryRow[] = await read.query(rows, [logIdOf(district, context), `reference-list/${list}`, day]);
  if (set.length === 0) return { set: false, entries: shipped };
  return { set: true, entries: set.map(({ code, name, marks, source }) => ({ code, name, marks: marks.split(' ').filter((mark) => mark !== ''), source })) };
};

/** The reference tables of a service as they are on a day: what the district set, or what was shipped until it sets its own. Needs `referenceListFold` in a read model. */
export const referenceListQuery = (context: Context, tables: readonly ReferenceList[]) =>
  defineQuery({
    name: `${context}-reference-list`,
    title: { zh: '基础代码表', en: 'A reference table' },
    path: 'reference-lists/:list',
    right: 'read',
    params: z.strictObject({ ...onDate, list: z.enum(tables.map(({ list }) => list) as [string, ...string[]]) }),
    answer: z.strictObject({ list: shown.text, zh: shown.text, en: shown.text, setByDistrict: z.boolean(), entries: z.array(entry) }),
    run: async ({ list, on }, { district, read, asked }) => {
      const table = tables.find((one) => one.list === list);
      if (table === undefined) return null;
      const { set, entries } = await entriesOn(read, district, context, table, on ?? asked?.on ?? endOfTime);
      return { list, ...table.title, setByDistrict: set, entries };
    },
  });
