import type { LimitBreach } from '@yange/use-case';
import { claimedBy, type PowerList, type PowerUnit } from './power-list.state.js';
import { shortOfTarget } from './claim-target.rule.js';

interface Rule {
  readonly rule: string;
  readonly zh: (names: string, excess: number) => string;
  readonly en: (names: string, excess: number) => string;
  /** how far one unit is over; 0 where it keeps the rule */
  readonly excess: (unit: PowerUnit, list: PowerList) => number;
}

const over = (value: number, limit: number): number => Math.max(0, value - limit);
const others = (list: PowerList): number => list.total - (list.penalty ?? 0);

const rules: readonly Rule[] = [
  {
    rule: 'claims-exceed-list',
    zh: (names, excess) => `${names}认领的事项比清单多 ${excess} 项`,
    en: (names, excess) => `${names} claimed ${excess} items more than the list has`,
    excess: (unit, list) => over(claimedBy(unit), list.total),
  },
  {
    rule: 'claims-exceed-kind',
    zh: (names, excess) => `${names}认领的同类事项比清单所列多 ${excess} 项`,
    en: (names, excess) => `${names} claimed ${excess} items of one kind more than the list has`,
    excess: (unit, list) => (list.penalty === null ? 0 : over(unit.penalty, list.penalty) + over(unit.other, others(list))),
  },
  {
    // 没有执法主体和执法权限，…行政处罚事项均达不到认领条件 (report, 二(四); rule R12). What is not split by kind may only fill the other kinds.
    rule: 'penalty-needs-enforcement-body',
    zh: (names, excess) => `${names}没有执法主体，不能认领行政处罚事项（${excess} 项）`,
    en: (names, excess) => `${names} has no enforcement body and cannot claim penalty items (${excess})`,
    excess: (unit, list) => (unit.enforcementBody === true ? 0 : unit.penalty + over(unit.other + unit.unsplit, others(list))),
  },
  {
    rule: 'claims-overdrawn',
    zh: (names, excess) => `${names}撤回的事项比认领的多 ${excess} 项`,
    en: (names, excess) => `${names} gave back ${excess} items more than it had claimed`,
    excess: (unit) => over(0, unit.penalty) + over(0, unit.other) + over(0, unit.unsplit) + unit.unclaimed,
  },
  {
    rule: 'delegation-without-claim',
    zh: (names, excess) => `${names}有 ${excess} 项赋权没有对应的认领`,
    en: (names, excess) => `${excess} items delegated to ${names} are not claimed`,
    excess: (unit) => [...unit.delegations.keys()].filter((name) => !unit.items.has(name)).length,
  },
  {
    rule: 'claim-of-withdrawn',
    zh: (names, excess) => `${names}仍认领已收回的事项 ${excess} 项`,
    en: (names, excess) => `${names} hold ${excess} items that were withdrawn`,
    excess: (unit, list) => [...unit.items].filter((name) => list.items.get(name)?.withdrawn === true).length,
  },
  {
    rule: 'claims-below-target',
    zh: (names, excess) => `${names}承担的事项比承接指标少 ${excess} 项`,
    en: (names, excess) => `${names} carry ${excess} items fewer than the target asks`,
    excess: shortOfTarget,
  },
];

/** Items that are described by name and still on the list, penalties among them by their kind. */
const described = (list: PowerList): readonly LimitBreach[] => {
  const items = [...list.items.values()].filter(({ withdrawn }) => !withdrawn);
  const penalties = items.filter(({ kind }) => kind === 'penalty').length;
  const excess = over(items.length, list.total) + (list.penalty === null ? 0 : over(penalties, list.penalty) + over(items.length - penalties, others(list)));
  if (excess === 0) return [];
  return [{
    rule: 'described-exceed-list',
    zh: `载明的事项 ${items.length} 项（行政处罚 ${penalties} 项），清单共 ${list.total} 项${list.penalty === null ? '' : `（行政处罚 ${list.penalty} 项）`}`,
    en: `${items.length} items are described, ${penalties} of them penalties, and the list has ${list.total}${list.penalty === null ? '' : `, ${list.penalty} of them penalties`}`,
    facts: { described: String(items.length), list: String(list.total) },
    excess,
  }];
};

/** The excess of a rule is summed over all units, so that one more breach always counts as a worse state. */
export const powerListLimits = (list: PowerList): readonly LimitBreach[] => [
  ...(list.version === 0 ? [] : described(list)),
  ...rules.flatMap(({ rule, zh, en, excess }) => {
    const guilty = [...list.units.values()].map((unit) => ({ unit, by: excess(unit, list) })).filter(({ by }) => by > 0);
    if (guilty.length === 0) return [];
    const names = guilty.map(({ unit }) => unit.name).join('、');
    const sum = guilty.reduce((total, { by }) => total + by, 0);
    return [{ rule, zh: zh(names, sum), en: en(names, sum), facts: { units: names, list: String(list.total) }, excess: sum }];
  }),
];
