import { enforcementContract, PowerKind } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import { assertPeriodOver, subjectOf, unlessRecorded, type CommandMeta, type OrganInput, type ReferenceEntry } from '@yange/use-case';
import { ineligibleWords, reasonsAgainst } from './eligibility.rule.js';
import { assertPeriod, powerItemId } from './power-item.decider.js';
import { assertAdopted, inForce, type PowerListTimeline } from './power-list.decider.js';
import type { PowerListEvent } from './power-list.events.js';
import type { PowerList } from './power-list.state.js';

const make = enforcementContract.make;

/** R12: named items that the unit cannot take on that day, each with its reasons. Of an item that is not described nothing is known, so nothing is found. */
export const notEligible = (list: PowerList, unit: OrganInput, names: readonly string[], date: string): readonly Violation[] => {
  const against = names.flatMap((name) => {
    const item = list.items.get(name);
    const reasons = item === undefined ? [] : reasonsAgainst(item, list.units.get(unit.id), date);
    return reasons.length === 0 ? [] : [{ name, reasons }];
  });
  if (against.length === 0) return [];
  const zh = against.map(({ name, reasons }) => `${name}（${reasons.map((reason) => ineligibleWords[reason]).join('、')}）`).join('；');
  const codes = [...new Set(against.flatMap(({ reasons }) => reasons))].join(' ');
  return [{ rule: 'claim-not-eligible', zh: `${unit.name}不能承接：${zh}`, en: `${unit.name} cannot take on: ${against.map(({ name, reasons }) => `${name} (${reasons.join(', ')})`).join('; ')}`, facts: { unit: unit.id, reasons: codes } }];
};

export interface Delegation {
  readonly listId: string;
  readonly unit: OrganInput;
  readonly items: readonly string[];
  /** an entry of the table of methods of that day */
  readonly method: ReferenceEntry;
  readonly delegatedBy: OrganInput;
  readonly legalReview: string;
  readonly procedure: string;
  readonly until: string;
}

/**
 * Hands claimed items on in a legal form. R11: legality reviewed, procedure set.
 * @throws {Rejected} `list-not-in-force`, `unknown-method`, `not-claimed`, `already-delegated`, `wrong-period`
 */
export const delegatePowers = (list: PowerListTimeline, wanted: Delegation, meta: CommandMeta): { events: readonly PowerListEvent[]; violations: readonly Violation[] } => {
  const { listId, unit, method, delegatedBy, legalReview, procedure, until } = wanted;
  const names = [...new Set(wanted.items)];
  const state = inForce(list, meta);
  const event = make('PowersDelegated', { listId, unit: subjectOf(unit), items: names.map((name) => ({ id: powerItemId(listId, name), name })), method: method.name, delegatedBy: subjectOf(delegatedBy), legalReview, procedure, until });
  const events = unlessRecorded(enforcementContract, list, event, meta.effective);
  if (events.length === 0) return { events, violations: [] };
  assertAdopted(state, method);
  assertPeriod(meta.effective.to, until);
  const known = state.units.get(unit.id);
  const stranger = names.find((name) => known?.items.has(name) !== true);
  if (stranger !== undefined) throw new Rejected('not-claimed', `${unit.name}没有认领“${stranger}”`, `${unit.name} has not claimed "${stranger}"`);
  const twice = names.find((name) => stands(known?.delegations.get(name)?.until, meta.effective.to));
  if (twice !== undefined) throw new Rejected('already-delegated', `“${twice}”已赋予${unit.name}`, `"${twice}" is delegated to ${unit.name} already`, { item: twice });
  return { events, violations: [...toItself(state, wanted), ...byAnother(state, wanted), ...unreviewed(wanted), ...notEligible(state, unit, names, meta.effective.to)] };
};

const stands = (until: string | undefined, date: string): boolean => until !== undefined && (until === '' || until >= date);

/** By whoever it is said to be: an item that is the unit's own comes back to itself. */
const toItself = ({ items: known }: PowerList, { unit, delegatedBy, items }: Delegation): readonly Violation[] => {
  const own = items.filter((name) => known.get(name)?.holderId === unit.id);
  if (unit.id === delegatedBy.id) return [{ rule: 'delegation-to-itself', zh: `${unit.name}不能把权力赋予自己`, en: `${unit.name} cannot delegate powers to itself`, facts: { unit: unit.id } }];
  return own.length === 0 ? [] : [{ rule: 'delegation-to-itself', zh: `“${own.join('、')}”原由${unit.name}行使，不能再赋予它`, en: `"${own.join(', ')}" is held by ${unit.name} already: it cannot be delegated to it`, facts: { unit: unit.id } }];
};

/** Of items whose holder is described: who delegates them is another. */
const byAnother = ({ items: known }: PowerList, { delegatedBy, items }: Delegation): readonly Violation[] => {
  const others = items.filter((name) => ![undefined, '', delegatedBy.id].includes(known.get(name)?.holderId)).join('、');
  return others === '' ? [] : [{ rule: 'delegation-by-holder', zh: `“${others}”不由${delegatedBy.name}行使，应由原行使机关赋权`, en: `${delegatedBy.name} does not hold "${others}": who holds a power delegates it`, facts: { organ: delegatedBy.id, items: others } }];
};

const unreviewed = ({ legalReview, procedure }: Delegation): readonly Violation[] => [
  ...(legalReview === '' ? [{ rule: 'delegation-without-review', zh: '赋权须经合法性审查', en: 'delegated powers are reviewed for legality' }] : []),
  ...(procedure === '' ? [{ rule: 'delegation-without-procedure', zh: '赋权须规定行使程序', en: 'delegated powers have a procedure' }] : []),
];

/**
 * Takes items off the list's use, in one append with the end of every claim on them; their delegations end with the claims.
 * @throws {Rejected} `list-not-in-force`, `unknown-item` for what is neither described nor claimed
 */
export const withdrawItems = (list: PowerListTimeline, wanted: { listId: string; items: readonly string[]; reason: string }, meta: CommandMeta): readonly PowerListEvent[] => {
  const { listId, reason } = wanted;
  const state = inForce(list, meta);
  const holds = (name: string): boolean => state.items.has(name) || [...state.units.values()].some((unit) => unit.items.has(name));
  const names = [...new Set(wanted.items)];
  const unknown = names.find((name) => !holds(name));
  if (unknown !== undefined) throw new Rejected('unknown-item', `清单上没有事项“${unknown}”`, `no item "${unknown}" is known on the list`, { item: unknown });
  const items = names.filter((name) => state.items.get(name)?.withdrawn !== true).map((name) => ({ id: powerItemId(listId, name), name }));
  return items.length === 0 ? [] : [make('PowerItemsWithdrawn', { listId, items, reason }), ...endsOf(state, { listId, names: items.map(({ name }) => name), reason })];
};

const kinds = { penalty: PowerKind.PENALTY, other: PowerKind.OTHER, unsplit: PowerKind.UNSPECIFIED } as const;

/** The end of every claim on these items, per unit and by the kind under which it was claimed. */
export const endsOf = (state: PowerList, { listId, names, reason, unitId }: { listId: string; names: readonly string[]; reason: string; unitId?: string }): readonly PowerListEvent[] =>
  [...state.units.values()].filter((unit) => unitId === undefined || unit.id === unitId).flatMap((unit) =>
    (['penalty', 'other', 'unsplit'] as const).flatMap((kind) => {
      const own = names.filter((name) => unit.items.has(name) && (unit.kindOf.get(name) ?? 'unsplit') === kind);
      if (own.length === 0) return [];
      return [make('PowersClaimRevoked', { listId, unit: { organId: unit.id, name: unit.name, count: 1, each: false }, items: { named: own.map((name) => ({ id: powerItemId(listId, name), name })), blocks: [] }, kind: kinds[kind], reason })];
    }),
  );

export interface Evaluation {
  readonly listId: string;
  readonly unit: OrganInput;
  readonly evaluatedBy: OrganInput;
  readonly periodFrom: string;
  readonly periodTo: string;
  /** a code of the table of results (reference/evaluation-results) */
  readonly result: string;
  readonly words: string;
  readonly nextDue: string;
}

/** 定期评估 by who handed the powers on. @throws {Rejected} `list-not-in-force`, `wrong-period`, `period-not-over` */
export const evaluatePowers = (list: PowerListTimeline, wanted: Evaluation, meta: CommandMeta): { events: readonly PowerListEvent[]; violations: readonly Violation[] } => {
  const state = inForce(list, meta);
  const { unit, evaluatedBy, periodFrom, periodTo, nextDue } = wanted;
  assertPeriod(periodFrom, periodTo);
  assertPeriodOver(periodTo, meta);
  assertPeriod(meta.effective.to, nextDue);
  const events = unlessRecorded(enforcementContract, list, make('PowersEvaluated', { ...wanted, unit: subjectOf(unit), evaluatedBy: subjectOf(evaluatedBy) }), meta.effective);
  const delegators = [...(state.units.get(unit.id)?.delegations.values() ?? [])].map(({ by }) => by);
  if (events.length === 0 || delegators.includes(evaluatedBy.id)) return { events, violations: [] };
  const violation = { rule: 'evaluation-by-delegator', zh: `${evaluatedBy.name}没有向${unit.name}赋权，应由赋权机关评估`, en: `${evaluatedBy.name} delegated nothing to ${unit.name}: who delegates evaluates`, facts: { organ: evaluatedBy.id } };
  return { events, violations: [violation] };
};
