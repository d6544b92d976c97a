import { logIdOf, type Context } from '@yange/contracts';
import { z } from 'zod';
import { shown } from '../answer.shapes.js';
import { defineQuery } from '../query.definition.js';
import { endOfTime, onDate } from '../query.params.js';
import type { ReferenceList } from './reference-list.aggregate.js';

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
      const set = await read.query<EntryRow[]>(rows, [logIdOf(district, context), `reference-list/${list}`, on ?? asked?.on ?? endOfTime]);
      const entries = set.length === 0 ? table.shipped : set.map(({ code, name, marks, source }) => ({ code, name, marks: marks.split(' ').filter((mark) => mark !== ''), source }));
      return { list, ...table.title, setByDistrict: set.length > 0, entries };
    },
  });
