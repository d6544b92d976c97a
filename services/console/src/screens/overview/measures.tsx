import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { overview } from '../../words/overview.words.js';
import { bases } from '../../words/report.words.js';
import { fractionOf, pairs, valueOf, type Figure, type Pair } from './figures.model.js';

interface MeasuresProps {
  readonly figure: Figure;
  /** says of each value what it rests on; else only where it differs from the figure's */
  readonly everyBasis?: boolean;
}

export const Measures = ({ figure, everyBasis = false }: MeasuresProps): ReactNode => {
  const { say } = useAddress();
  const rows = pairs(figure);
  return rows.length === 0 ? <p className="none">{say(overview.noNumber)}</p> : rows.map((pair) => <Measure key={pair.measure} pair={pair} figure={figure} everyBasis={everyBasis} />);
};

const Measure = ({ pair, figure, everyBasis }: { readonly pair: Pair; readonly figure: Figure; readonly everyBasis: boolean }): ReactNode => {
  const { say } = useAddress();
  const { measure, title, scope, declared, derived, equal } = pair;
  const missing = figure.underivable.find((one) => one.measure === measure)?.text ?? overview.noEvents;
  const basis = derived !== null && (everyBasis || derived.basis !== figure.basis) ? bases[derived.basis] : undefined;
  const tellings = derived?.tellings ?? [];
  return (
    <div className={`measure${declared !== null && derived !== null && !equal ? ' differs' : ''}`} title={fractionOf(figure)}>
      <span className="measure-name">{[say(title), scope].filter(Boolean).join('，')}</span>
      <span className="value"><span className="hidden">{say(overview.declared)} </span>{valueOf(declared) || <span className="none">{say(overview.notDeclared)}</span>}</span>
      <span className="value derived">
        <span className="hidden">{say(overview.derived)} </span>
        {valueOf(derived) || <span className="none" title={say(missing)}>{say(overview.notDerived)}</span>}
        {basis === undefined ? null : <span className="measure-basis" title={say(basis.hint)}><span className="sign" aria-hidden="true">{basis.mark}</span>{say(basis)}</span>}
        {tellings.length === 0 ? null : <span className="measure-basis">{say(overview.disagree)}：{tellings.join('、')}</span>}
      </span>
    </div>
  );
};
