import { enforcementContract } from '@yange/contracts';
import { derivedId, type Timeline } from '@yange/kernel';
import { subjectOf, type CommandMeta } from '@yange/use-case';
import type { Handover } from '../handover/handover.aggregate.js';
import type { HandoverEvent } from '../handover/handover.events.js';
import { heirOf, type Takeover } from './takeover.decider.js';

type Handovers = Timeline<Handover, HandoverEvent>;

const make = enforcementContract.make;

export interface HandoverMove {
  readonly own: readonly HandoverEvent[];
  readonly heir: readonly HandoverEvent[];
}

/**
 * What an organ that ends had taken over goes to its one successor: equipment piece by piece, duties as a handover from the one that ends.
 * @throws {Rejected} `successor-missing`, `successor-unclear`
 */
export const takeOverHandovers = (past: { own: Handovers; heir: Handovers }, wanted: Takeover, meta: CommandMeta): HandoverMove => {
  const date = meta.effective.to;
  const left = [...past.own.at(date).equipment].filter(([, count]) => count > 0);
  const told = past.own.facts.flatMap(({ event, effective }) => (effective.to <= date ? [event] : []));
  const known = past.heir.at(date).handed;
  const duties = told.flatMap((event) => (event.type === 'PowersHandedOver' && !known.some(({ counterpart, matter }) => counterpart === wanted.from.name && matter === event.data.matter) ? [event.data] : []));
  if (left.length + duties.length === 0) return { own: [], heir: [] };
  const heir = heirOf(wanted);
  const lines = left.map(([item, count]) => {
    const issued = told.flatMap((event) => (event.type === 'EquipmentIssued' && event.data.item === item ? [event.data] : [])).at(-1);
    return { item, count, measureWord: issued?.measureWord ?? '', recipient: issued?.recipient ?? '' };
  });
  return {
    own: lines.map(({ item, measureWord, count }) => make('EquipmentReturned', { unit: subjectOf(wanted.from), item, measureWord, count })),
    heir: [
      ...duties.map(({ handoverId, matter, listId, items, count }) => make('PowersHandedOver', { handoverId: derivedId('handover', heir.id, handoverId), unit: subjectOf(heir), counterpartName: wanted.from.name, matter, listId, items, count })),
      ...lines.map((line) => make('EquipmentIssued', { ...line, unit: subjectOf(heir) })),
    ],
  };
};
