import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { overview } from '../../words/overview.words.js';
import { verdicts } from '../../words/report.words.js';
import type { Words } from '../../words/say.js';
import { isRestated, tally, type Figure } from './figures.model.js';

/** Big numbers: how much of the report holds, and by what. */
export const Totals = ({ figures, findings }: { readonly figures: readonly Figure[]; readonly findings: number }): ReactNode => {
  const { say } = useAddress();
  const counts = tally(figures, (figure) => figure.verdict);
  const restated = figures.filter(isRestated).length;
  const totals: readonly (readonly [className: string, count: number, words: Words | undefined])[] = [
    ['', figures.length, overview.figures],
    ['is-match', counts.match ?? 0, verdicts['match']],
    ['is-solid', (counts.match ?? 0) - restated, overview.solid],
    ['is-restated', restated, overview.restated],
    ['is-mismatch', counts.mismatch ?? 0, verdicts['mismatch']],
    ['', counts['not-derivable'] ?? 0, verdicts['not-derivable']],
    ['', counts['no-claim'] ?? 0, verdicts['no-claim']],
    ['is-finding', findings, overview.findings],
  ];
  return (
    <dl className="totals">
      {totals.map(([className, count, words]) => <div key={words?.en} className={`total ${className}`}><dt>{say(words)}</dt><dd>{count}</dd></div>)}
    </dl>
  );
};
