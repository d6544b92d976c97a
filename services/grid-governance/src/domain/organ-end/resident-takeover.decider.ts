import { gridContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { subjectOf, type CommandMeta } from '@yange/use-case';
import { moveUnitIn, moveUnitOut, type CentreTimeline } from '../service-centre/centre-presence.decider.js';
import type { ServiceCentreEvent } from '../service-centre/service-centre.aggregate.js';
import { centreId } from '../service-centre/service-centre.decider.js';
import { heirOf, type Takeover } from './grid-takeover.decider.js';

/**
 * A unit that ends is resident no more; the one that comes after it has its place, its windows and its kinds of matters. Without one nobody moves in, and its windows are of the centre itself.
 * @throws {Rejected} `successor-unclear`; `successor-resident` where the successor sits there already for other kinds of matters
 */
export const takeOverResidence = (past: CentreTimeline, wanted: Takeover & { readonly centre: string }, meta: CommandMeta): readonly ServiceCentreEvent[] => {
  const { residents, openWindows } = past.at(meta.effective.to);
  const { from, centre } = wanted;
  const one = residents.get(from.id);
  const seated = one !== undefined && one.count > 0;
  const windows = [...openWindows].filter(([, { count, unitId }]) => count > 0 && unitId === from.id);
  if (!seated && windows.length === 0) return [];
  const heir = heirOf(wanted);
  const passed = windows.map(([windowId, { name, hall = '' }]) => gridContract.make('WindowUnitSet', { centreId: centreId(centre), centre, windowId, name, hall, ...(heir === undefined ? {} : { unit: subjectOf(heir) }) }));
  if (!seated) return passed;
  const out = [...moveUnitOut(past, { centre, unit: from, reason: `${from.name}终止` }, meta), ...passed];
  if (heir === undefined) return out;
  const there = residents.get(heir.id);
  if (there === undefined || there.count < 1) return [...out, ...moveUnitIn(past, { centre, unit: heir, handles: one.handles }, meta)];
  const more = one.handles.filter((kind) => !there.handles.includes(kind));
  if (more.length === 0) return out;
  throw new Rejected('successor-resident', `${heir.name}已入驻“${centre}”，未办理${more.join('、')}，须明确由谁办理`, `${heir.name} is in "${centre}" already, not for ${more.join(', ')}: say who handles them`, { organ: heir.id });
};
