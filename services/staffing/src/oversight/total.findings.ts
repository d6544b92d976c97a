import type { AccountPeriod } from './account.findings.js';
import { daysUpTo, heldOn, standingOn, type Breach, type Standing } from './standing.js';

export interface TotalPeriod {
  readonly validFrom: string;
  readonly kind: string;
  readonly total: number;
}

/** 编制总量 of one kind, against what all its accounts have together. A change without an approval tells no number. */
export const totalFindings = (totals: readonly TotalPeriod[], accounts: readonly (readonly AccountPeriod[])[], asOf: string): readonly Standing[] =>
  standingOn(daysUpTo(asOf, totals.map(({ validFrom }) => validFrom), accounts.flatMap((periods) => periods.map(({ validFrom }) => validFrom)), [asOf]), (day): readonly Breach[] => {
    const total = heldOn(totals, day)?.total;
    const allotted = accounts.reduce((sum, periods) => sum + Math.max(0, heldOn(periods, day)?.approved ?? 0), 0);
    if (total === undefined || allotted <= total) return [];
    return [{ rule: 'over-total', number: allotted - total, zh: `超出编制总量：总量 ${total} 名，各账户合计 ${allotted} 名`, en: `over the total: ${total} in all, the accounts have ${allotted} together`, of: '' }];
  });
