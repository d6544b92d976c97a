import { auxiliaryKindIn, auxiliaryKindMessage, enforcementContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import { factsOn, unlessRecorded, type CommandMeta } from '@yange/use-case';
import type { AuxiliaryForce } from './auxiliary.aggregate.js';
import type { AuxiliaryEvent } from './auxiliary.events.js';

type Force = Timeline<AuxiliaryForce, AuxiliaryEvent>;

/** People of one kind and label form one block; more of them join it. */
export const engageStaff = (force: Force, wanted: { kind: string; label: string; count: number }, meta: CommandMeta): readonly AuxiliaryEvent[] => {
  const { kind } = wanted;
  const said = factsOn(force, 'AuxiliaryStaffEngaged', meta.effective);
  if (said.some(({ data }) => auxiliaryKindIn(data) === kind && data.staff?.label === wanted.label && data.staff.count === wanted.count)) return [];
  const known = [...force.latest().blocks.values()].find((block) => block.kind === kind && block.label === wanted.label);
  return [enforcementContract.make('AuxiliaryStaffEngaged', { ...auxiliaryKindMessage(kind), staff: { id: known?.id ?? meta.id('block'), label: wanted.label, count: wanted.count } })];
};

/** @throws {Rejected} `unknown-auxiliary` where nobody of that label was ever engaged by then */
export const staffLeft = (force: Force, wanted: { label: string; count: number }, meta: CommandMeta): readonly AuxiliaryEvent[] => {
  const block = [...force.at(meta.effective.to).blocks.values()].find((one) => one.id === wanted.label || one.label === wanted.label);
  if (block === undefined) throw new Rejected('unknown-auxiliary', `届时没有编外人员“${wanted.label}”`, `no auxiliary staff "${wanted.label}" at that date`, { label: wanted.label });
  return unlessRecorded(enforcementContract, force, enforcementContract.make('AuxiliaryStaffLeft', { blockId: block.id, label: block.label, count: wanted.count }), meta.effective);
};
