import type { Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { ineligibleWords, reasonsAgainst, type IneligibleReason } from './eligibility.rule.js';
import type { PowerListTimeline } from './power-list.decider.js';
import type { PowerListEvent } from './power-list.events.js';
import type { PowerList } from './power-list.state.js';

/** Claims of described items that somebody has and could not take on that day, each with its reasons. */
const carriedInVain = ({ items, units }: PowerList, date: string): ReadonlyMap<string, readonly IneligibleReason[]> =>
  new Map([...units.values()].flatMap((unit) =>
    [...unit.items].flatMap((name) => {
      const item = items.get(name);
      const reasons = item === undefined ? [] : reasonsAgainst(item, unit, date);
      return reasons.length === 0 ? [] : [[`${unit.name}“${name}”`, reasons] as const];
    }),
  ));

/** R12, looked at from the other side: what is found out about a unit or an item stands against claims that stood well before. They are to be given back or withdrawn. */
export const lostEligibility = (list: PowerListTimeline, events: readonly PowerListEvent[], { effective }: CommandMeta): readonly Violation[] => {
  const known = carriedInVain(list.at(effective.to), effective.to);
  const told = list.with(events.map((event, index) => ({ event, eventId: `considered-${index}`, effective, position: Number.MAX_SAFE_INTEGER, order: 0, supersedes: null })));
  const lost = [...carriedInVain(told.at(effective.to), effective.to)].filter(([claim]) => !known.has(claim));
  if (lost.length === 0) return [];
  const zh = lost.map(([claim, reasons]) => `${claim}（${reasons.map((reason) => ineligibleWords[reason]).join('、')}）`).join('；');
  const en = lost.map(([claim, reasons]) => `${claim} (${reasons.join(', ')})`).join('; ');
  return [{ rule: 'claim-lost-eligibility', zh: `已认领的事项不再具备条件：${zh}`, en: `claimed already, and no longer to be carried: ${en}`, facts: { reasons: [...new Set(lost.flatMap(([, reasons]) => reasons))].join(' ') } }];
};
