import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { commands } from 'virtual:commands';
import { useAddress } from '../../address/use-address.js';
import { useMay } from '../../command/command-button.js';
import type { NextStep } from '../../problems/next-step.model.js';
import type { Problem } from '../../problems/problem.model.js';
import type { Say } from '../../table/table.model.js';
import { problemWords } from '../../words/problem.words.js';

const commandNamed = (id: string) => commands.find((one) => one.id === id);

/** What to do next in words, as it is exported. */
export const stepsSaid = ({ item, isForLedger, steps, figures, eventId }: Problem, say: Say): string =>
  [
    item === null ? '' : `${say(problemWords.item)}：${item.title}${item.deadline === null ? '' : ` ${say(problemWords.deadline)} ${item.deadline}`}`,
    ...steps.map(({ act }) => say(commandNamed(act)?.title)),
    item === null && isForLedger ? say(problemWords.openItem) : '',
    figures.length > 0 ? say(problemWords.toFigure) : '',
    steps.length === 0 && figures.length === 0 && eventId !== '' ? say(problemWords.correct) : '',
  ].filter((one) => one !== '').join('；');

/** The row of the ledger that is open, the acts that put it right, and the way to both. */
export const ProblemSteps = ({ problem }: { readonly problem: Problem }): ReactNode => {
  const { say, to } = useAddress();
  const { item, isForLedger, steps, figures, eventId } = problem;
  return (
    <ul className="next-steps">
      {item === null ? null : <li><Link to={to('ledgers', { q: item.ledgerName })}>{say(problemWords.item)}</Link>{item.deadline === null ? null : <span className="soft"> {say(problemWords.deadline)} {item.deadline}</span>}</li>}
      {steps.map((step) => <li key={step.act}><Step {...step} /></li>)}
      {item === null && isForLedger ? <li><Step act="staffing.open-issues" at={{}} words={say(problemWords.openItem)} /></li> : null}
      {figures.length === 0 ? null : <li><Link to={to('overview', { figure: figures[0] ?? '' })}>{say(problemWords.toFigure)}</Link></li>}
      {steps.length === 0 && figures.length === 0 && eventId !== '' ? <li><Link to={to('events', { event: eventId })}>{say(problemWords.correct)}</Link></li> : null}
    </ul>
  );
};

/** A way to the form; for whom it is not meant, what somebody else has to do. */
const Step = ({ act, at, words }: NextStep & { readonly words?: string }): ReactNode => {
  const { say, to } = useAddress();
  const command = commandNamed(act);
  const may = useMay(command?.right ?? '');
  const title = words ?? say(command?.title);
  return may ? <Link to={to('acts', { act, ...at })}>{title}</Link> : <span className="soft">{title}</span>;
};
