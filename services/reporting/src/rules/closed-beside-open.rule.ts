import type { ReportFigure } from '../view/report.figure.js';
import { finding, leadingValue, type Rule, type RuleInput } from './rule.js';
import type { AspectName } from '../language/figure.language.js';

/** One sentence says that a matter is wholly done with, another that some of it remains. */
export const closedBesideOpen: Rule = (input) =>
  topicsOf(input).flatMap((topic) => {
    const ledger = withAspect(input, topic, 'ledger');
    const closed = withAspect(input, topic, 'closed').filter((one) => isComplete(one, ledger));
    const open = withAspect(input, topic, 'open').filter((one) => (leadingValue(one) ?? 0) > 0);
    if (closed.length === 0 || open.length === 0) return [];
    const left = open.map((one) => `${leadingValue(one)}${one.declared.measures[0]?.unit ?? ''}`).join('、');
    return [
      finding(
        'closed-beside-open',
        [...ledger, ...closed, ...open],
        `“${topic}”称已全部办结（100%），同时又称尚余 ${left}：两处口径不同，或完成率高估`,
        `"${topic}" is said to be wholly done with (100 %), and elsewhere ${open.map(leadingValue).join(', ')} remain: the scopes differ, or the rate is too high`,
      ),
    ];
  });

export const topicsOf = ({ figures }: RuleInput): readonly string[] => [...new Set(figures.flatMap((one) => one.declared.topics.map(({ topic }) => topic)))];

export const withAspect = ({ figures }: RuleInput, topic: string, aspect: AspectName): readonly ReportFigure[] =>
  figures.filter((one) => one.declared.topics.some((has) => has.topic === topic && has.aspect === aspect));

const isComplete = (closed: ReportFigure, ledger: readonly ReportFigure[]): boolean =>
  closed.declared.measures.some((one) => one.unit === '%' && Number(one.value) === 100) || ledger.some((one) => leadingValue(one) !== null && leadingValue(one) === leadingValue(closed));
