import { rowsOn } from '@yange/projections';
import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { kindsOn, type ShippedPowerTables } from './power-tables.reading.js';
import { againstReasons, basisStands, reasonsShown, type CapacityRow, type ItemRow } from './power-eligibility.reading.js';

interface ClaimRow {
  readonly unit_id: string;
  readonly unit: string;
  readonly item: string;
  readonly held: boolean;
  readonly delegated: boolean;
  readonly method: string;
  readonly delegated_by: string;
  readonly legal_review: string;
  readonly procedure: string;
  readonly until_day: string;
}

type EvaluationRow = Readonly<Record<'unit_id' | 'unit' | 'evaluated_by' | 'period_from' | 'period_to' | 'result' | 'words' | 'next_due', string>>;

const orNull = (text: string): string | null => (text === '' ? null : text);

const claimOf = ({ unit_id: unitId, unit, delegated, method, delegated_by: by, legal_review: legalReview, procedure, until_day: until }: ClaimRow, on: string | undefined) => ({
  unitId,
  unit,
  delegation: delegated ? { method, by, legalReview: orNull(legalReview), procedure: orNull(procedure), until: orNull(until), inForce: on === undefined ? null : until === '' || until >= on } : null,
});

const reason = z.enum(againstReasons);

const delegation = z.strictObject({ method: shown.text, by: shown.text, legalReview: shown.text.nullable(), procedure: shown.text.nullable(), until: shown.day.nullable(), inForce: z.boolean().nullable().describe('未问日期为 null · null where no day was asked for') });

const claimShape = z.strictObject({ unitId: shown.text, unit: shown.text, delegation: delegation.nullable().describe('未下放为 null · null where it was only claimed') });

const itemShape = z.strictObject({
  name: shown.text,
  kind: z.strictObject({ code: shown.text, name: shown.text.nullable() }).describe('权力类型 · kind of power'),
  legalBasis: z.strictObject({ words: shown.text, from: shown.day.nullable(), to: shown.day.nullable(), inForce: z.boolean().nullable() }),
  holder: shown.text.nullable(),
  vertical: z.boolean().describe('垂直管理部门的 · held under vertical management'),
  level: shown.text.nullable(),
  expertise: shown.text.nullable(),
  withdrawn: z.boolean().describe('已收回 · withdrawn'),
  against: z.array(reason).optional().describe('该单位不能承接的原因 · what stands against the unit that was asked for taking it on'),
  claims: z.array(claimShape),
});

const evaluation = z.strictObject({ unitId: shown.text, unit: shown.text, by: shown.text, from: shown.text, to: shown.day, result: shown.text, words: shown.text.nullable(), nextDue: shown.day.nullable() });

/** The items of a list that are described: legal basis in force that day or not, who holds them, in which form; for one unit, what stands against its taking them on. */
export const powerItemsQuery = (shipped: ShippedPowerTables) => defineQuery({
  name: 'power-items',
  title: { zh: '权力事项', en: 'Items of a power list' },
  path: 'power-lists/:listId/items',
  right: 'read',
  params: z.strictObject({ listId: z.uuid().toLowerCase(), ...onDate, unitId: z.uuid().toLowerCase().optional() }),
  answer: z.strictObject({ on: shown.on, listId: shown.id, items: z.array(itemShape), evaluations: z.array(evaluation) }),
  about: ({ listId }) => ({ streamId: `power-list/${listId}`, facts: 'enforcement_powers_facts' }),
  run: async ({ listId, on, unitId }, context) => {
    const when = asOf(context, 'enforcement', on);
    const stream = `power-list/${listId}`;
    const [lists, items, claims, units, evaluations, { kinds }] = await Promise.all([
      rowsOn(when, 'power_lists', 'row_key', stream),
      rowsOn<ItemRow>(when, 'power_items', 'name', stream),
      rowsOn<ClaimRow>(when, 'power_claims', 'item, unit', stream),
      rowsOn<CapacityRow>(when, 'power_units', 'name', stream),
      rowsOn<EvaluationRow>(when, 'power_evaluations', 'unit, period_to', stream),
      kindsOn(when, shipped),
    ]);
    if (lists.length === 0) return null;
    const unit = units.find(({ row_key: id }) => id === unitId);
    return {
      on: on ?? null,
      listId,
      items: items.map((item) => ({
        name: item.name,
        kind: { code: item.kind, name: kinds.find(({ code }) => code === item.kind)?.name ?? null },
        legalBasis: { words: item.legal_basis, from: orNull(item.basis_from), to: orNull(item.basis_to), inForce: on === undefined ? null : basisStands(item, on) },
        holder: orNull(item.holder),
        vertical: item.vertical,
        level: orNull(item.level),
        expertise: orNull(item.expertise),
        withdrawn: item.withdrawn,
        ...(unitId === undefined || on === undefined ? {} : { against: reasonsShown(item, unit, on) }),
        claims: claims.filter((claim) => claim.item === item.name).map((claim) => claimOf(claim, on)),
      })),
      evaluations: evaluations.map((row) => ({ unitId: row.unit_id, unit: row.unit, by: row.evaluated_by, from: row.period_from, to: row.period_to, result: row.result, words: orNull(row.words), nextDue: orNull(row.next_due) })),
    };
  },
});
