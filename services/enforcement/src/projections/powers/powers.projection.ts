import { enforcementContract } from '@yange/contracts';
import { handover } from '../../domain/handover/handover.aggregate.js';
import { claimedBy, powerList } from '../../domain/power-list/power-list.aggregate.js';
import { defineStateFold, type StateRow } from '../state-history/state-history.fold.js';
import { stateHistory } from '../state-history/state-history.projection.js';

const keyOf = (streamId: string): string => streamId.split('/')[1] ?? '';

const lists = defineStateFold({
  aggregate: powerList,
  types: [
    'PowerListIssued', 'PowerListRevised', 'VerticalShareStated', 'EnforcementBodyDetermined', 'DelegationMethodsAdopted', 'ClaimTargetSet',
    'PowersClaimed', 'PowersDeclined', 'PowersClaimRevoked', 'ClaimListPublished',
  ],
  rows: (list, streamId) => {
    const row: StateRow = {
      table: 'power_lists',
      key: keyOf(streamId),
      cells: {
        title: list.title,
        version: list.version,
        total: list.total,
        penalty: list.penalty,
        methods: list.methods.join('、'),
        target_percent: list.target?.atLeastPercent ?? null,
        target_applies_to: list.target?.appliesTo ?? '',
        target_needs_body: list.target?.needsEnforcementBody ?? false,
        vertical_words: list.vertical?.words ?? '',
        vertical_approximate: list.vertical?.approximate ?? false,
      },
    };
    const units = [...list.units.values()].map(
      (unit): StateRow => ({
        table: 'power_units',
        key: unit.id,
        cells: {
          name: unit.name,
          enforcement_body: unit.enforcementBody,
          body_name: unit.bodyName,
          claimed: claimedBy(unit),
          penalty: unit.penalty,
          other: unit.other,
          unsplit: unit.unsplit,
          published: unit.published,
        },
      }),
    );
    return [row, ...units];
  },
  traces: ({ event, eventId, effective }) => {
    if (event.type !== 'PowersDeclined') return [];
    const { unit, items, words } = event.data;
    const count = (items?.named.length ?? 0) + (items?.blocks ?? []).reduce((sum, block) => sum + block.count, 0);
    return [{ table: 'power_refusals', key: eventId, cells: { unit_id: unit?.organId ?? '', unit: unit?.name ?? '', count, words, effective: effective.text } }];
  },
});

const handovers = defineStateFold({
  aggregate: handover,
  types: ['PowersHandedOver', 'EquipmentIssued', 'EquipmentReturned'],
  rows: ({ equipment }, streamId) => [...equipment].map(([item, count]) => ({ table: 'equipment', key: `${keyOf(streamId)}/${item}`, cells: { unit_id: keyOf(streamId), item, count } })),
  traces: ({ event, eventId, effective }) => {
    if (event.type !== 'PowersHandedOver') return [];
    const { unit, counterpartName, matter } = event.data;
    return [{ table: 'handovers', key: eventId, cells: { unit_id: unit?.organId ?? '', unit: unit?.name ?? '', counterpart: counterpartName, matter, effective: effective.text } }];
  },
});

/** Power lists, what each unit claimed, declined and published, and what was handed over, by effective date. */
export const powersProjection = stateHistory({
  name: 'enforcement-powers',
  version: 1,
  contract: enforcementContract,
  folds: [lists, handovers],
  tables: {
    power_lists:
      'title text not null, version integer not null, total integer not null, penalty integer, methods text not null, target_percent integer, target_applies_to text not null, target_needs_body boolean not null, vertical_words text not null, vertical_approximate boolean not null',
    power_units:
      'name text not null, enforcement_body boolean, body_name text not null, claimed integer not null, penalty integer not null, other integer not null, unsplit integer not null, published integer',
    power_refusals: 'unit_id text not null, unit text not null, count integer not null, words text not null, effective text not null',
    handovers: 'unit_id text not null, unit text not null, counterpart text not null, matter text not null, effective text not null',
    equipment: 'unit_id text not null, item text not null, count integer not null',
  },
});
