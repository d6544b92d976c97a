import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { moveUnitIn, moveUnitOut, type CentreTimeline } from '../service-centre/centre-presence.decider.js';
import type { ServiceCentreEvent } from '../service-centre/service-centre.aggregate.js';
import { heirOf, type Takeover } from './grid-takeover.decider.js';

/**
 * A unit that ends is resident no more; the one that comes after it has its place and its kinds of matters. Without one nobody moves in.
 * @throws {Rejected} `successor-unclear`; `successor-resident` where the successor sits there already for other kinds of matters
 */
export const takeOverResidence = (past: CentreTimeline, wanted: Takeover & { readonly centre: string }, meta: CommandMeta): readonly ServiceCentreEvent[] => {
  const { residents } = past.at(meta.effective.to);
  const { from, centre } = wanted;
  const one = residents.get(from.id);
  if (one === undefined || one.count < 1) return [];
  const heir = heirOf(wanted);
  const out = moveUnitOut(past, { centre, unit: from, reason: `${from.name}终止` }, meta);
  if (heir === undefined) return out;
  const there = residents.get(heir.id);
  if (there === undefined || there.count < 1) return [...out, ...moveUnitIn(past, { centre, unit: heir, handles: one.handles }, meta)];
  const more = one.handles.filter((kind) => !there.handles.includes(kind));
  if (more.length === 0) return out;
  throw new Rejected('successor-resident', `${heir.name}已入驻“${centre}”，未办理${more.join('、')}，须明确由谁办理`, `${heir.name} is in "${centre}" already, not for ${more.join(', ')}: say who handles them`, { organ: heir.id });
};
