import { enforcementContract } from '@yange/contracts';
import type { Timeline } from '@yange/kernel';
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

/** The counterpart's name is kept as the source has it: it may be no organ that was ever recorded. */
export const handOver = (handovers: Handovers, wanted: { unit: OrganInput; counterpartName: string; matter: string }, meta: CommandMeta): readonly HandoverEvent[] => {
  const { counterpartName, matter } = wanted;
  const said = factsOn(handovers, 'PowersHandedOver', meta.effective);
  if (said.some(({ data }) => data.counterpartName === counterpartName && data.matter === matter)) return [];
  return [enforcementContract.make('PowersHandedOver', { handoverId: meta.id('handover'), unit: subjectOf(wanted.unit), counterpartName, matter })];
};

export const issueEquipment = (handovers: Handovers, wanted: Equipment & { recipient: string }, meta: CommandMeta): readonly HandoverEvent[] =>
  unlessRecorded(enforcementContract, handovers, enforcementContract.make('EquipmentIssued', { ...wanted, unit: subjectOf(wanted.unit) }), meta.effective);

export const returnEquipment = (handovers: Handovers, wanted: Equipment, meta: CommandMeta): readonly HandoverEvent[] =>
  unlessRecorded(enforcementContract, handovers, enforcementContract.make('EquipmentReturned', { ...wanted, unit: subjectOf(wanted.unit) }), meta.effective);
