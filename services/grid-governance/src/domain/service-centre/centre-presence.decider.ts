import { gridContract } from '@yange/contracts';
import { derivedId, Rejected, type Timeline } from '@yange/kernel';
import { subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { ServiceCentre, ServiceCentreEvent } from './service-centre.aggregate.js';
import { centreId } from './service-centre.decider.js';

export type CentreTimeline = Timeline<ServiceCentre, ServiceCentreEvent>;

const make = gridContract.make;
const of = (centre: string): { centreId: string; centre: string } => ({ centreId: centreId(centre), centre });

export interface WindowInput {
  readonly centre: string;
  readonly hall?: string | undefined;
  readonly name: string;
}

/** A window is known by its centre, its hall where that is said, and its name or number. */
export const windowIdOf = ({ centre, hall = '', name }: WindowInput): string => derivedId('centre-window', centreId(centre), hall, name);

const windowOf = (wanted: WindowInput) => ({ ...of(wanted.centre), windowId: windowIdOf(wanted), name: wanted.name, hall: wanted.hall ?? '' });

/** @throws {Rejected} `unknown-hall` where the centre has no hall of that name then */
export const openWindow = (centre: CentreTimeline, wanted: WindowInput & { readonly handles: readonly string[]; readonly unit?: OrganInput | undefined }, meta: CommandMeta): readonly ServiceCentreEvent[] => {
  const { hall } = wanted;
  const halls = [...centre.at(meta.effective.to).halls.values()];
  if (hall !== undefined && !halls.some(({ kind, name, count }) => kind === 'hall' && name === hall && count > 0)) {
    throw new Rejected('unknown-hall', `届时“${wanted.centre}”没有列明大厅“${hall}”`, `"${wanted.centre}" has no hall "${hall}" by name at that date`, { hall });
  }
  return unlessRecorded<ServiceCentreEvent>(gridContract, centre, make('WindowOpened', { ...windowOf(wanted), handles: [...new Set(wanted.handles)], ...unitOf(wanted.unit) }), meta.effective);
};

const unitOf = (unit: OrganInput | undefined) => (unit === undefined ? {} : { unit: subjectOf(unit) });

/** Another unit has it from then on; none: it is of the centre itself. @throws {Rejected} `window-not-open` */
export const setWindowUnit = (centre: CentreTimeline, wanted: WindowInput & { readonly unit?: OrganInput | undefined }, meta: CommandMeta): readonly ServiceCentreEvent[] => {
  const known = centre.at(meta.effective.to).openWindows.get(windowIdOf(wanted));
  if (known === undefined || known.count < 1) throw new Rejected('window-not-open', `届时“${wanted.centre}”没有开设窗口“${wanted.name}”`, `"${wanted.centre}" has no window "${wanted.name}" open at that date`, { window: wanted.name });
  if ((known.unitId ?? '') === (wanted.unit?.id ?? '')) return [];
  return unlessRecorded<ServiceCentreEvent>(gridContract, centre, make('WindowUnitSet', { ...windowOf(wanted), ...unitOf(wanted.unit) }), meta.effective);
};

export const closeWindow = (centre: CentreTimeline, wanted: WindowInput & { readonly reason: string }, meta: CommandMeta): readonly ServiceCentreEvent[] =>
  unlessRecorded<ServiceCentreEvent>(gridContract, centre, make('WindowClosed', { ...windowOf(wanted), reason: wanted.reason }), meta.effective);

export const moveUnitIn = (centre: CentreTimeline, wanted: { centre: string; unit: OrganInput; handles: readonly string[] }, meta: CommandMeta): readonly ServiceCentreEvent[] =>
  unlessRecorded<ServiceCentreEvent>(gridContract, centre, make('ResidentUnitMovedIn', { ...of(wanted.centre), unit: subjectOf(wanted.unit), handles: [...new Set(wanted.handles)] }), meta.effective);

export const moveUnitOut = (centre: CentreTimeline, wanted: { centre: string; unit: OrganInput; reason: string }, meta: CommandMeta): readonly ServiceCentreEvent[] =>
  unlessRecorded<ServiceCentreEvent>(gridContract, centre, make('ResidentUnitMovedOut', { ...of(wanted.centre), unit: subjectOf(wanted.unit), reason: wanted.reason }), meta.effective);
