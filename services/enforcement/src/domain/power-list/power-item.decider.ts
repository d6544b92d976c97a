import { enforcementContract } from '@yange/contracts';
import { derivedId, isCalendarDate, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import { lostEligibility } from './lost-eligibility.rule.js';
import type { PowerKindEntry, PowerKinds, PowerKindsEvent } from './power-kinds.aggregate.js';
import { inForce, type PowerListTimeline } from './power-list.decider.js';
import type { PowerListEvent } from './power-list.events.js';

const make = enforcementContract.make;

/** An item of a list has one id, whichever unit claims it. */
export const powerItemId = (listId: string, name: string): string => derivedId('power-item', listId, name);

/** @throws {Rejected} `kind-twice` */
export const setPowerKinds = (kinds: Timeline<PowerKinds, PowerKindsEvent>, wanted: { kinds: readonly PowerKindEntry[] }, meta: CommandMeta): readonly PowerKindsEvent[] => {
  const codes = wanted.kinds.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw new Rejected('kind-twice', `权力类型“${twice}”重复`, `the kind "${twice}" is given twice`, { kind: twice });
  return unlessRecorded(enforcementContract, kinds, make('PowerKindsSet', { kinds: [...wanted.kinds] }), meta.effective);
};

export interface ItemText {
  readonly name: string;
  readonly kind: string;
  readonly legalBasis: string;
  readonly basisFrom: string;
  readonly basisTo: string;
  readonly holder?: OrganInput | undefined;
  readonly vertical: boolean;
  readonly level: string;
  readonly expertise: string;
}

/** @throws {Rejected} `list-not-in-force`, `item-twice`, `wrong-period` */
export const describeItems = (
  past: { list: PowerListTimeline; kinds: Timeline<PowerKinds, PowerKindsEvent> },
  wanted: { listId: string; items: readonly ItemText[] },
  meta: CommandMeta,
): { events: readonly PowerListEvent[]; violations: readonly Violation[] } => {
  inForce(past.list, meta);
  const names = wanted.items.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Rejected('item-twice', `事项“${twice}”重复`, `the item "${twice}" is given twice`, { item: twice });
  const { kinds } = past.kinds.at(meta.effective.to);
  for (const item of wanted.items) assertPeriod(item.basisFrom, item.basisTo);
  const items = wanted.items.map(({ holder, ...item }) => ({
    itemId: powerItemId(wanted.listId, item.name), ...item, needsEnforcementBody: kinds.get(item.kind)?.needsEnforcementBody ?? false, ...(holder === undefined ? {} : { holder: subjectOf(holder) }),
  }));
  const events = unlessRecorded(enforcementContract, past.list, make('PowerItemsDescribed', { listId: wanted.listId, items }), meta.effective);
  const strange = [...new Set(wanted.items.map(({ kind }) => kind))].filter((kind) => !kinds.has(kind));
  return { events, violations: [...(events.length === 0 || strange.length === 0 ? [] : [unknownKind(strange.join('、'), [...kinds.values()])]), ...lostEligibility(past.list, events, meta)] };
};

const unknownKind = (kinds: string, holding: readonly PowerKindEntry[]): Violation => ({
  rule: 'power-kind-unknown',
  zh: `“${kinds}”不是当日有效的权力类型；可用：${holding.map(({ code, name }) => `${code}（${name}）`).join('、')}`,
  en: `"${kinds}" is no kind of power that day: there are ${holding.map(({ code }) => code).join(', ')}`,
  facts: { kinds, codes: holding.map(({ code }) => code).join(' ') },
});

/** @throws {Rejected} `wrong-period` */
export const assertPeriod = (from: string, to: string): void => {
  if ([from, to].every((date) => date === '' || isCalendarDate(date)) && (from === '' || to === '' || from <= to)) return;
  throw new Rejected('wrong-period', '起止日期无效', 'the period is not valid', { from, to });
};

export const determineCapacity = (list: PowerListTimeline, wanted: { listId: string; unit: OrganInput; level: string; expertise: readonly string[] }, meta: CommandMeta): { events: readonly PowerListEvent[]; violations: readonly Violation[] } => {
  inForce(list, meta);
  const expertise = [...new Set(wanted.expertise)].sort();
  const events = unlessRecorded(enforcementContract, list, make('UnitCapacityDetermined', { listId: wanted.listId, unit: subjectOf(wanted.unit), level: wanted.level, expertise }), meta.effective);
  return { events, violations: lostEligibility(list, events, meta) };
};
