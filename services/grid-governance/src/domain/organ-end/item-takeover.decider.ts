import { gridContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import { subjectOf, type CommandMeta } from '@yange/use-case';
import type { ServiceItem, ServiceItemEvent } from '../service-case/service-case.aggregate.js';
import { heirOf, type Takeover } from './grid-takeover.decider.js';

/**
 * An item goes on as it is with the department that comes after its own, and with it the cases that are open.
 * @throws {Rejected} `successor-missing`, `successor-unclear`
 */
export const takeOverItem = (past: Timeline<ServiceItem, ServiceItemEvent>, wanted: Takeover & { itemId: string }, meta: CommandMeta): readonly ServiceItemEvent[] => {
  const { item } = past.at(meta.effective.to);
  const { from, itemId } = wanted;
  if (item?.department?.organId !== from.id) return [];
  const heir = heirOf(wanted);
  if (heir === undefined) throw new Rejected('successor-missing', `${from.name}终止后没有承接机构，服务事项“${item.name}”无人办理`, `nobody comes after ${from.name} for the item "${item.name}"`, { organ: from.id, item: itemId });
  const { name, centreId, centre, materials, oneVisit, workingDays } = item;
  return [gridContract.make('ServiceItemSet', { itemId, name, centreId, centre, department: subjectOf(heir), materials, oneVisit, workingDays })];
};
