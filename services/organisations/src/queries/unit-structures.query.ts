import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, entriesOn, onDate, shown, type QueryContext, type ReferenceEntry, type ReferenceList } from '@yange/use-case';
import { z } from 'zod';
import { organRows } from '../projections/organ-register/organ.fold.js';
import { organFacts } from '../projections/organ-register/organ-register.projection.js';
import { nameOn } from './validity-on-day.reading.js';
import { dayOf } from './rows-on-day.reading.js';

interface Part {
  readonly kind: string;
  readonly count: number;
  readonly names: readonly string[];
  readonly plates: readonly string[];
}

interface OrganRow {
  readonly organId: string;
  readonly name: string;
  readonly category: string;
}

interface TemplateRow {
  readonly templateKind: string;
  readonly words: string;
  readonly parts: readonly Part[];
}

interface UnitRow {
  readonly organId: string;
  readonly kind: string;
  readonly name: string;
  readonly named: boolean;
  readonly count: number;
}

const there = 'valid_from <= $2 and (valid_to is null or valid_to > $2)';

const templates = `select template_kind as "templateKind", words, parts from live.unit_templates where log_id = $1 and ${there}`;

/** Organs of the categories that a kind of template holds for. */
const organsOfCategories = `
  select o.organ_id as "organId", ${nameOn('o', '$2')} as name, o.category from live.organs o where o.log_id = $1 and ${there} and o.category = any ($3) order by 2 limit 2000`;

const partOf = (part: Part, units: readonly UnitRow[], plates: readonly string[]) => {
  const own = units.filter(({ kind }) => kind === part.kind);
  const count = own.reduce((sum, unit) => sum + unit.count, 0);
  const names = own.filter(({ named }) => named).map(({ name }) => name);
  return {
    kind: part.kind, prescribed: part.count, there: count, missing: Math.max(part.count - count, 0), beyond: Math.max(count - part.count, 0),
    names, namesMissing: part.names.filter((name) => !names.includes(name)), platesMissing: part.plates.filter((plate) => !plates.includes(plate)),
  };
};

const partShape = z.strictObject({
  kind: shown.text,
  prescribed: shown.count.describe('应设 · how many there are to be'),
  there: shown.count.describe('已设 · how many there are'),
  missing: shown.count,
  beyond: shown.count.describe('多设 · more than prescribed'),
  names: z.array(shown.text),
  namesMissing: z.array(shown.text),
  platesMissing: z.array(shown.text),
});

const structure = z.strictObject({
  organId: shown.id,
  name: shown.text,
  templateKind: shown.text.describe('设置模板 · code of its kind of template'),
  words: shown.text.nullable().describe('样式原文，当日无样式为 null · the template in its own words; null where none is in force'),
  asPrescribed: z.boolean().nullable(),
  parts: z.array(partShape).nullable(),
  unprescribed: z.array(z.strictObject({ kind: shown.text, name: shown.text, count: shown.count })).describe('样式之外 · of kinds that nothing prescribes'),
  plates: z.array(shown.text),
});

/** The table of kinds of templates, and which organs each holds for. */
interface TemplateKinds {
  readonly table: ReferenceList;
  readonly categoriesOf: (entry: ReferenceEntry) => readonly string[];
}

/** By the kind of template as its table has them, then by name. */
const inOrder = <T extends { readonly templateKind: string }>(organs: readonly T[], entries: readonly ReferenceEntry[]): readonly T[] => entries.flatMap(({ code }) => organs.filter(({ templateKind }) => templateKind === code));

/** R7: what towns and streets consist of beside what is prescribed for them (5办1局2中心, 5办 and a centre with three plates). */
export const unitStructuresQuery = ({ table, categoriesOf }: TemplateKinds) => defineQuery({
  name: 'unit-structures',
  title: { zh: '镇街机构设置对照', en: 'Units of towns and streets beside their template' },
  path: 'unit-structures',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ organs: z.array(structure) }),
  run: async ({ on = endOfTime }, context) => {
    const { district, read } = context;
    const values = [logIdOf(district, 'organisations'), on];
    const { entries } = await entriesOn(read, district, 'organisations', table, on);
    const kindOf = new Map(entries.flatMap((entry) => categoriesOf(entry).map((category) => [category, entry.code] as const)));
    const prescribed: readonly TemplateRow[] = await read.query(templates, values);
    const found: readonly OrganRow[] = await read.query(organsOfCategories, [...values, [...kindOf.keys()]]);
    const rows = found.map(({ organId, name, category }) => ({ organId, name, templateKind: kindOf.get(category) as string }));
    const units = await unitsOn(context, found.map(({ organId }) => organId), on);
    const plates: readonly { organId: string; name: string }[] = await read.query(`select organ_id as "organId", name from live.organ_plates where log_id = $1 and ${there} order by name`, values);
    return {
      organs: inOrder(rows, entries).map(({ organId, name, templateKind }) => {
        const { words = null, parts = null } = prescribed.find((one) => one.templateKind === templateKind) ?? {};
        const carried = plates.filter((one) => one.organId === organId).map((one) => one.name);
        const own = units.filter((one) => one.organId === organId);
        const compared = parts === null ? null : parts.map((part) => partOf(part, own, carried));
        const unprescribed = own.filter(({ kind }) => parts !== null && !parts.some((part) => part.kind === kind)).map(({ kind, name: unit, count }) => ({ kind, name: unit, count }));
        const asPrescribed = compared === null ? null : unprescribed.length === 0 && compared.every(({ missing, beyond, platesMissing }) => missing === 0 && beyond === 0 && platesMissing.length === 0);
        return { organId, name, templateKind, words, asPrescribed, parts: compared, unprescribed, plates: carried };
      }),
    };
  },
});

/** How many of a block were still without a name on that day is kept by no row: the facts tell. */
const unitsOn = async (context: QueryContext, organIds: readonly string[], on: string): Promise<readonly UnitRow[]> => {
  const facts = await organFacts.onDay(dayOf(context, on), 'organ', organIds);
  const units = [...facts].flatMap(([organId, own]) => organRows(own).units.filter(({ valid_to }) => valid_to === null).map(({ kind, name, named, remaining }) => ({ organId, kind, name, named, count: remaining })));
  return units.toSorted((a, b) => (a.kind === b.kind ? (a.name < b.name ? -1 : 1) : a.kind < b.kind ? -1 : 1));
};
