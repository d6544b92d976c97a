import type { PowerItem, PowerUnit } from './power-list.state.js';

/** Why a unit cannot take an item on. */
export type IneligibleReason = 'no-enforcement-body' | 'vertical-holder' | 'beyond-authority' | 'expertise' | 'legal-basis' | 'withdrawn';

export const ineligibleWords: Readonly<Record<IneligibleReason, string>> = {
  'no-enforcement-body': '无执法主体',
  'vertical-holder': '垂管无权限',
  'beyond-authority': '权限不足',
  expertise: '专业性限制',
  'legal-basis': '法律依据当日未生效',
  withdrawn: '事项已收回',
};

/** From below; a unit may carry what its own level or a lower one may. */
export const levels = ['town', 'district', 'city', 'region'] as const;

const beyond = (needed: string, has: string): boolean => needed !== '' && (levels as readonly string[]).indexOf(needed) > (levels as readonly string[]).indexOf(has === '' ? 'town' : has);

/** Whether the basis of an item is in force at the end of that day; where nobody said from when to when, it is. */
export const basisInForce = ({ basisFrom, basisTo }: Pick<PowerItem, 'basisFrom' | 'basisTo'>, date: string): boolean => (basisFrom === '' || basisFrom <= date) && (basisTo === '' || date <= basisTo);

/**
 * R12: every reason for which a unit cannot take an item on that day, none where it can. A unit whose level nobody determined has that of a town or street;
 * one whose people nobody looked at has no expertise.
 */
export const reasonsAgainst = (item: PowerItem, unit: Pick<PowerUnit, 'enforcementBody' | 'level' | 'expertise'> | undefined, date: string): readonly IneligibleReason[] => {
  const found: readonly (readonly [IneligibleReason, boolean])[] = [
    ['withdrawn', item.withdrawn],
    ['no-enforcement-body', item.needsEnforcementBody && unit?.enforcementBody !== true],
    ['vertical-holder', item.vertical],
    ['beyond-authority', beyond(item.level, unit?.level ?? '')],
    ['expertise', item.expertise !== '' && unit?.expertise?.includes(item.expertise) !== true],
    ['legal-basis', !basisInForce(item, date)],
  ];
  return found.filter(([, holds]) => holds).map(([reason]) => reason);
};
