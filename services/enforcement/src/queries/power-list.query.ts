import { rowsOn, uncertainOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { reasonsOn, type ShippedPowerTables } from './power-tables.reading.js';

export interface PowerListRow {
  readonly row_key: string;
  readonly title: string;
  readonly version: number;
  readonly total: number;
  readonly penalty: number | null;
  readonly methods: string;
  readonly target_percent: number | null;
  readonly target_applies_to: string;
  readonly target_needs_body: boolean;
  readonly vertical_words: string;
  readonly vertical_approximate: boolean;
  readonly issuer: string;
  readonly issued_by_level: string;
}

interface UnitRow {
  readonly row_key: string;
  readonly name: string;
  readonly enforcement_body: boolean | null;
  readonly body_name: string;
  readonly claimed: number;
  readonly penalty: number;
  readonly other: number;
  readonly unsplit: number;
  readonly published: number | null;
  readonly adopted: number | null;
}

/** One decimal, rounded half up, from whole numbers only. */
const percentOf = (numerator: number, denominator: number): string | null => {
  if (denominator <= 0) return null;
  const tenths = Math.floor((numerator * 2000 + denominator) / (denominator * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
};

/** A rate keeps its numerator and denominator: rates are never added up. A target binds only whom it was set for. */
const unitOf = (list: PowerListRow, unit: UnitRow): z.infer<typeof unitShape> => {
  const { row_key: id, name, claimed, penalty, other, unsplit, published, adopted } = unit;
  const bound = list.target_percent !== null && (!list.target_needs_body || unit.enforcement_body === true);
  const needed = bound ? Math.ceil((list.total * (list.target_percent ?? 0)) / 100) : null;
  return {
    id,
    name,
    enforcementBody: unit.enforcement_body,
    bodyName: unit.body_name,
    claimed,
    byKind: { penalty, other, unsplit },
    published,
    /** behind: an earlier version than the one in force */
    adopted: adopted === null ? null : { version: adopted, behind: adopted < list.version },
    rate: { numerator: claimed, denominator: list.total, percent: percentOf(claimed, list.total) },
    target: needed === null ? null : { atLeastPercent: list.target_percent, needed, short: Math.max(0, needed - claimed), met: claimed >= needed },
  };
};

const unitShape = z.strictObject({
  id: shown.text,
  name: shown.text,
  enforcementBody: z.boolean().nullable().describe('有无执法机构，未知为 null · has a body that may enforce; null where nobody said'),
  bodyName: shown.text,
  claimed: shown.count.describe('认领数 · how many items it claimed'),
  byKind: z.strictObject({ penalty: shown.count, other: shown.count, unsplit: shown.count }),
  published: shown.count.nullable().describe('公布数 · how many it published'),
  adopted: z.strictObject({ version: shown.count, behind: z.boolean() }).nullable().describe('采用的版本 · the version that it adopted; behind: earlier than the one in force'),
  rate: z.strictObject({ numerator: shown.count, denominator: shown.count, percent: shown.text.nullable() }).describe('认领率，不相加 · never added up'),
  target: z.strictObject({ atLeastPercent: shown.count.nullable(), needed: shown.count, short: shown.count, met: z.boolean() }).nullable().describe('不适用为 null · null where no target binds it'),
});

const refusal = z.strictObject({ unitId: shown.text, unit: shown.text, count: shown.count, reason: z.strictObject({ code: shown.text, name: shown.text.nullable() }), words: shown.text });

const answer = z.strictObject({
  on: shown.on,
  listId: shown.id,
  issuedBy: z.strictObject({ name: shown.text, level: shown.text }).nullable(),
  title: shown.text,
  version: shown.count,
  total: shown.count,
  penalty: shown.count.nullable().describe('行政处罚 · of them penalties'),
  other: shown.count.nullable(),
  methods: z.array(shown.text).describe('赋权方式 · how powers are given'),
  vertical: z.strictObject({ words: shown.text, approximate: z.boolean() }).nullable(),
  target: z.strictObject({ atLeastPercent: shown.count, appliesTo: shown.text }).nullable(),
  units: z.array(unitShape),
  refusals: z.array(refusal).describe('不承接的 · declined, with reasons'),
  uncertain: shown.uncertain,
});

/** Who has claimed how much of a list, and may claim what? */
export const powerListQuery = (shipped: ShippedPowerTables) => defineQuery({
  name: 'power-list',
  title: { zh: '赋权清单及认领情况', en: 'A power list and its claims' },
  path: 'power-lists/:listId',
  right: 'read',
  params: z.strictObject({ listId: z.uuid().toLowerCase(), ...onDate }),
  answer: answer,
  about: ({ listId }) => ({ streamId: `power-list/${listId}`, facts: 'enforcement_powers_facts' }),
  run: async ({ listId, on }, context) => {
    const when = asOf(context, 'enforcement', on);
    const stream = `power-list/${listId}`;
    const [list] = await rowsOn<PowerListRow>(when, 'power_lists', 'row_key', stream);
    if (list === undefined || list.version === 0) return null;
    const units = await rowsOn<UnitRow>(when, 'power_units', 'name', stream);
    const refusals = await rowsOn<{ unit_id: string; unit: string; count: number; reason: string; words: string }>(when, 'power_refusals', 'unit, row_key', stream);
    const { reasons } = await reasonsOn(when, shipped);
    return {
      on: on ?? null,
      listId,
      issuedBy: list.issuer === '' && list.issued_by_level === '' ? null : { name: list.issuer, level: list.issued_by_level },
      title: list.title,
      version: list.version,
      total: list.total,
      penalty: list.penalty,
      other: list.penalty === null ? null : list.total - list.penalty,
      methods: list.methods === '' ? [] : list.methods.split('、'),
      vertical: list.vertical_words === '' ? null : { words: list.vertical_words, approximate: list.vertical_approximate },
      target: list.target_percent === null ? null : { atLeastPercent: list.target_percent, appliesTo: list.target_applies_to },
      units: units.map((unit) => unitOf(list, unit)),
      refusals: refusals.map(({ unit_id: unitId, unit, count, reason, words }) => ({ unitId, unit, count, reason: { code: reason, name: reasons.find(({ code }) => code === reason)?.name ?? null }, words })),
      uncertain: await uncertainOn(when, 'enforcement_powers_facts'),
    };
  },
});
