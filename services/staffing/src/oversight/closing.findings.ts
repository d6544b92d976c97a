import type { ReferenceEntry } from '@yange/use-case';
import { closingBreaches } from '../domain/rectification-ledger/rectification-ledger.decider.js';
import { daysUpTo, standingOn, type Breach, type Standing } from './standing.js';

/** Rows of a ledger while they are closed by one act. */
export interface ClosingPeriod {
  /** begins with the id of the event that closed them */
  readonly closingId: string;
  readonly ledgerName: string;
  readonly kind: string;
  readonly organId: string | null;
  readonly rowCount: number;
  /** YYYY-MM-DD */
  readonly closedOn: string;
  readonly reopenedOn: string | null;
  readonly means: readonly string[];
  readonly hasEvidence: boolean;
  readonly namesCap: boolean;
}

/**
 * What was wrong with how rows were closed that are closed still: an act, by the rules of the decision, seen until the row is reopened or the closing corrected.
 * @param closings of one ledger, kind of problem and organ
 * @param meansOn the table of means of a day: a closing is judged by that of its own
 */
export const closingFindings = (closings: readonly ClosingPeriod[], meansOn: (day: string) => readonly ReferenceEntry[], asOf: string): readonly Standing[] => {
  const judged = closings.map((closing) => ({ closing, breaches: breachesOf(closing, meansOn(closing.closedOn)) }));
  const days = daysUpTo(asOf, closings.flatMap(({ closedOn, reopenedOn }) => [closedOn, reopenedOn ?? closedOn]), [asOf]);
  return standingOn(days, (day) => {
    const held = judged.filter(({ closing: { closedOn, reopenedOn } }) => closedOn <= day && (reopenedOn === null || day < reopenedOn));
    const found = new Map<string, Breach>();
    for (const { closing, breaches } of held) {
      for (const { rule, zh, en } of breaches) {
        const number = (found.get(rule)?.number ?? 0) + closing.rowCount;
        found.set(rule, { rule, number, of: '', zh: `“${closing.ledgerName}”${closing.kind}已销号 ${number} 条：${zh}`, en: `"${closing.ledgerName}", ${closing.kind}, ${number} closed: ${en}` });
      }
    }
    return [...found.values()];
  });
};

const breachesOf = ({ means, hasEvidence, namesCap }: ClosingPeriod, table: readonly ReferenceEntry[]) =>
  closingBreaches({
    means,
    evidence: hasEvidence ? '有' : '',
    raised: namesCap ? {} : null,
    byRaising: means.some((word) => table.some(({ code, name, marks }) => (code === word || name === word) && marks.includes('raises-cap'))),
  });
