import { enforcementContract } from '@yange/contracts';
import { derivedId, Rejected, type Timeline } from '@yange/kernel';
import { factsOn, subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { Handover } from './handover.aggregate.js';
import type { HandoverEvent } from './handover.events.js';

type Handovers = Timeline<Handover, HandoverEvent>;

export interface Equipment {
  readonly unit: OrganInput;
  readonly item: string;
  readonly measureWord: string;
  readonly count: number;
}

export interface HandedOver {
  readonly unit: OrganInput;
  readonly counterpartName: string;
  readonly matter: string;
  readonly listId: string;
  readonly items: readonly string[];
  /** in all; 0 where the source does not say */
  readonly count: number;
  readonly equipment: readonly (Omit<Equipment, 'unit'> & { readonly recipient: string })[];
}

/**
 * Powers with what goes along to exercise them. The counterpart's name is kept as the source has it: it may be no organ that was ever recorded.
 * @throws {Rejected} `more-named-than-counted`
 */
export const handOver = (handovers: Handovers, wanted: HandedOver, meta: CommandMeta): readonly HandoverEvent[] => {
  const { unit, counterpartName, matter, listId, count, equipment } = wanted;
  const names = [...new Set(wanted.items)];
  if (count > 0 && names.length > count) throw new Rejected('more-named-than-counted', `列名 ${names.length} 项，多于交接的 ${count} 项`, `${names.length} items are named, ${count} are handed over`);
  const said = factsOn(handovers, 'PowersHandedOver', meta.effective);
  if (said.some(({ data }) => data.counterpartName === counterpartName && data.matter === matter)) return [];
  const items = names.map((name) => ({ id: derivedId('power-item', listId, name), name }));
  return [
    enforcementContract.make('PowersHandedOver', { handoverId: meta.id('handover'), unit: subjectOf(unit), counterpartName, matter, listId, items, count: Math.max(count, names.length) }),
    ...equipment.map((line) => enforcementContract.make('EquipmentIssued', { ...line, unit: subjectOf(unit) })),
  ];
};

export const issueEquipment = (handovers: Handovers, wanted: Equipment & { recipient: string }, meta: CommandMeta): readonly HandoverEvent[] =>
  unlessRecorded(enforcementContract, handovers, enforcementContract.make('EquipmentIssued', { ...wanted, unit: subjectOf(wanted.unit) }), meta.effective);

export const returnEquipment = (handovers: Handovers, wanted: Equipment, meta: CommandMeta): readonly HandoverEvent[] =>
  unlessRecorded(enforcementContract, handovers, enforcementContract.make('EquipmentReturned', { ...wanted, unit: subjectOf(wanted.unit) }), meta.effective);
