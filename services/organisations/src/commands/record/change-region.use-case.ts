import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { regionStream } from '../../domain/region/region.aggregate.js';
import { abolish, form, validOn, type RegionTimeline } from '../../domain/region/region.decider.js';
import { broken } from '../../domain/rule/broken.js';
import { recordRight, regionCode, words } from '../body.parts.js';

const others = z.array(z.strictObject({ code: regionCode, name: words })).max(50).default([]);

/** One object and no union: the description of the door lists the members of an object. */
const body = z
  .strictObject({
    change: z.enum(['abolished-into', 'formed-from']),
    code: regionCode,
    /** of a division that is formed; one that ends bears its own */
    name: words.optional(),
    parentCode: regionCode.optional(),
    /** those that it goes to, or is formed out of */
    others,
  })
  .refine(({ change, name }) => (change === 'formed-from') === (name !== undefined), { message: '设立区划须写明名称，撤销不写 · a division that is formed has a name, one that ends brings none', path: ['name'] })
  .refine(({ change, parentCode }) => (change === 'formed-from') === (parentCode !== undefined), { message: '设立区划须写明上级区划，撤销不写 · a division that is formed has a parent, one that ends brings none', path: ['parentCode'] });

const heir = 'heir/';

/** Divisions change: one ends in others, one is formed out of others. Live what it ends in is there that day; the rows of an import come in any order. */
export const changeRegionUseCase = defineUseCase({
  name: 'change-region',
  title: { zh: '区划变更', en: 'Change a division' },
  path: 'region-changes',
  right: recordRight,
  body,
  streams: ({ change, code, others: into }) => ({ region: regionStream(code), ...(change === 'formed-from' ? {} : Object.fromEntries(into.filter((one) => one.code !== code).map((one) => [`${heir}${one.code}`, regionStream(one.code)]))) }),
  decide: ({ change, name = '', parentCode = '', ...wanted }, { region, ...heirs }, meta) => {
    if (change === 'formed-from') return { append: { region: form(region, { ...wanted, name, parentCode }, meta) } };
    const events = abolish(region, wanted, meta);
    const judged = events.length > 0 && meta.mode === 'live' ? Object.entries(heirs as Readonly<Record<string, RegionTimeline>>) : [];
    return { append: { region: events }, violations: broken(...judged.map(([key, timeline]) => validOn(timeline, key.slice(heir.length), meta))) };
  },
});
