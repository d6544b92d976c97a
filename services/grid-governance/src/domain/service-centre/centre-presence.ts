import type { GridEvent } from '@yange/contracts';
import type { LimitBreach } from '@yange/use-case';

export type CentrePresenceEvent = Extract<GridEvent, { type: 'WindowOpened' | 'WindowClosed' | 'WindowUnitSet' | 'ResidentUnitMovedIn' | 'ResidentUnitMovedOut' }>;

/** A window that was opened, or a unit that moved in; also once it is gone. */
export interface PresentOne {
  readonly name: string;
  /** kinds of matters */
  readonly handles: readonly string[];
  /** 1 while it is there, 0 after; anything else is out of turn */
  readonly count: number;
  /** of a window: the organ whose it is; empty where nobody says, or it is of the centre itself */
  readonly unitId?: string;
  /** of a window: name of its hall; empty where it is not said */
  readonly hall?: string;
}

/** by id of the window, or of the organ */
export type Presence = ReadonlyMap<string, PresentOne>;

const shifted = (all: Presence, id: string, by: number, told: Partial<PresentOne>): Presence => {
  const known = all.get(id) ?? { name: '', handles: [], count: 0 };
  return new Map(all).set(id, { ...known, ...told, count: known.count + by });
};

export interface CentrePresence {
  readonly openWindows: Presence;
  readonly residents: Presence;
}

export const withPresence = <C extends CentrePresence>(centre: C, event: CentrePresenceEvent): C => {
  switch (event.type) {
    case 'WindowOpened':
      return { ...centre, openWindows: shifted(centre.openWindows, event.data.windowId, 1, { name: event.data.name, handles: event.data.handles, hall: event.data.hall, unitId: event.data.unit?.organId ?? '' }) };
    case 'WindowUnitSet':
      return { ...centre, openWindows: shifted(centre.openWindows, event.data.windowId, 0, { name: event.data.name, unitId: event.data.unit?.organId ?? '' }) };
    case 'WindowClosed':
      return { ...centre, openWindows: shifted(centre.openWindows, event.data.windowId, -1, { name: event.data.name }) };
    case 'ResidentUnitMovedIn':
      return { ...centre, residents: shifted(centre.residents, event.data.unit?.organId ?? '', 1, { name: event.data.unit?.name ?? '', handles: event.data.handles }) };
    case 'ResidentUnitMovedOut':
      return { ...centre, residents: shifted(centre.residents, event.data.unit?.organId ?? '', -1, { name: event.data.unit?.name ?? '' }) };
  }
};

export const countPresent = (all: Presence): number => [...all.values()].filter(({ count }) => count > 0).length;

const strays = (all: Presence): readonly PresentOne[] => [...all.values()].filter(({ count }) => count < 0 || count > 1);
const excessOf = (some: readonly PresentOne[]): number => some.reduce((sum, { count }) => sum + (count < 0 ? -count : count - 1), 0);
const namesOf = (some: readonly PresentOne[]): string => some.map(({ name }) => name).join('、');

/** On every date: what is opened is closed before it is opened again, and nothing is closed that is not open. */
export const presenceOutOfTurn = ({ openWindows, residents }: CentrePresence): readonly LimitBreach[] => {
  const [windows, units] = [strays(openWindows), strays(residents)];
  return [
    ...(windows.length === 0 ? [] : [{ rule: 'window-order', zh: `窗口先开设后撤销，未撤销的不重复开设：${namesOf(windows)}`, en: `a window is opened, closed, and only then opened again: ${namesOf(windows)}`, facts: { windows: namesOf(windows) }, excess: excessOf(windows) }]),
    ...(units.length === 0 ? [] : [{ rule: 'resident-unit-order', zh: `单位先入驻后撤出，未撤出的不重复入驻：${namesOf(units)}`, en: `a unit moves in, out, and only then in again: ${namesOf(units)}`, facts: { units: namesOf(units) }, excess: excessOf(units) }]),
  ];
};

/** 窗口与进驻单位: a window that is open is of a unit that is resident then, or of none in particular. */
export const windowsOfAbsentUnits = ({ openWindows, residents }: CentrePresence): readonly LimitBreach[] => {
  const lone = [...openWindows.values()].filter(({ count, unitId = '' }) => count > 0 && unitId !== '' && (residents.get(unitId)?.count ?? 0) < 1);
  return lone.length === 0 ? [] : [{ rule: 'window-of-absent-unit', zh: `窗口的派驻单位未进驻中心：${namesOf(lone)}`, en: `windows of units that are not resident: ${namesOf(lone)}`, facts: { windows: namesOf(lone) }, excess: lone.length }];
};

/** A declared number beside those that are known one by one; where none ever was, or no number is declared, there is nothing to compare. */
const difference = (declared: number | null, all: Presence): number => (declared === null || all.size === 0 ? 0 : Math.abs(declared - countPresent(all)));

export const declaredDiffers = ({ windows, units, openWindows, residents }: CentrePresence & { readonly windows: number | null; readonly units: number | null }): readonly LimitBreach[] => {
  const [ofWindows, ofUnits] = [difference(windows, openWindows), difference(units, residents)];
  const [open, seated] = [countPresent(openWindows), countPresent(residents)];
  return [
    ...(ofWindows === 0 ? [] : [{ rule: 'windows-differ', zh: `填报服务窗口 ${windows} 个，逐一登记的 ${open} 个`, en: `${windows} windows are declared, ${open} are open one by one`, facts: { declared: String(windows), counted: String(open) }, excess: ofWindows }]),
    ...(ofUnits === 0 ? [] : [{ rule: 'resident-units-differ', zh: `填报入驻单位 ${units} 家，逐一登记的 ${seated} 家`, en: `${units} resident units are declared, ${seated} moved in one by one`, facts: { declared: String(units), counted: String(seated) }, excess: ofUnits }]),
  ];
};
