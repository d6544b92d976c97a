import type { Contract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { z } from 'zod';
import { unlessRecorded } from '../repeated-fact.rule.js';
import { defineUseCase } from '../use-case.definition.js';
import type { ReferenceList, ReferenceListEvent } from './reference-list.aggregate.js';

/** Marks of a table arm rules: who records under the rules does not set them, neither by a row. */
export const tablesRight = 'rules.set';

/** How a code of a reference table is written. */
export const entryCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

const entry = z.strictObject({
  code: entryCode,
  name: z.string().trim().min(1).max(40),
  marks: z.array(z.string()).max(20).default([]),
  source: z.string().trim().max(200).default(''),
});

const body = z.strictObject({ entries: z.array(entry).min(1).max(100) });

/**
 * The whole table from the effective date on, under a document. Codes that it leaves out are retired from then on; what was recorded with them stays as it is.
 * @throws {Rejected} `code-twice`, `name-twice`, `name-of-other-code`, `code-reserved`, `unknown-mark`
 */
export const setReferenceList = (contract: Contract, table: ReferenceList) =>
  defineUseCase({
    name: `set-${table.list}`,
    title: { zh: `规定${table.title.zh}`, en: `Set the table of ${table.title.en}` },
    path: `reference-lists/${table.list}`,
    right: tablesRight,
    body,
    streams: () => {
      const { streamId, aggregate } = table.stream();
      return { table: { streamId, aggregate } };
    },
    decide: ({ entries }, { table: recorded }, meta) => {
      assertOnce(entries.map(({ code }) => code), 'code-twice', '代码', 'code');
      assertOnce(entries.map(({ name }) => name), 'name-twice', '名称', 'name');
      // What stands for something since the table was shipped may be renamed or retired, and never stands for something else.
      const taken = entries.find(({ code, name }) => table.shipped.some((one) => one.name === name && one.code !== code));
      if (taken !== undefined) throw new Rejected('name-of-other-code', `“${taken.name}”是另一代码的名称`, `"${taken.name}" is the name of another code`, { name: taken.name, code: taken.code });
      const kept = entries.find(({ code }) => table.reserved?.includes(code) === true);
      if (kept !== undefined) throw new Rejected('code-reserved', `代码“${kept.code}”另有所指，请用别的代码`, `the code "${kept.code}" means something else: choose another one`, { code: kept.code });
      const unknown = entries.flatMap(({ marks }) => marks).find((mark) => !Object.hasOwn(table.marks, mark));
      if (unknown !== undefined) throw new Rejected('unknown-mark', `“${table.title.zh}”没有标记“${unknown}”`, `the table knows no mark "${unknown}": ${Object.keys(table.marks).join(', ')}`, { mark: unknown, marks: Object.keys(table.marks).join(' ') });
      const event = contract.make('ReferenceListSet', { list: table.list, entries }) as ReferenceListEvent;
      return { append: { table: unlessRecorded(contract, recorded, event, meta.effective) } };
    },
  });

const assertOnce = (values: readonly string[], rule: string, zh: string, en: string): void => {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new Rejected(rule, `${zh}“${twice}”重复`, `the ${en} "${twice}" is given twice`, { [en]: twice });
};
