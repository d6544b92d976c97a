import { rowsOn, uncertainOn } from '@yange/projections';
import { asOf, defineQuery, onDate } from '@yange/use-case';
import { z } from 'zod';

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
const unitOf = (list: PowerListRow, unit: UnitRow): object => {
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

/** Who has claimed how much of a list, and may claim what? */
export const powerListQuery = defineQuery({
  name: 'power-list',
  title: { zh: '赋权清单及认领情况', en: 'A power list and its claims' },
  path: 'power-lists/:listId',
  right: 'read',
  params: z.strictObject({ listId: z.uuid().toLowerCase(), ...onDate }),
  about: ({ listId }) => ({ streamId: `power-list/${listId}`, facts: 'enforcement_powers_facts' }),
  run: async ({ listId, on }, context) => {
    const when = asOf(context, 'enforcement', on);
    const stream = `power-list/${listId}`;
    const [list] = await rowsOn<PowerListRow>(when, 'power_lists', 'row_key', stream);
    if (list === undefined || list.version === 0) return null;
    const units = await rowsOn<UnitRow>(when, 'power_units', 'name', stream);
    const refusals = await rowsOn<{ unit_id: string; unit: string; count: number; reason: string; words: string }>(when, 'power_refusals', 'unit, row_key', stream);
    const reasons = await rowsOn<{ code: string; name: string }>(when, 'decline_reasons', 'code', 'decline-reasons');
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
