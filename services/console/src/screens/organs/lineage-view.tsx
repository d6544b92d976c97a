import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress, useParam } from '../../address/use-address.js';
import { usePaged } from '../../table/use-paged.js';
import { howWords, lineageWords } from '../../words/lineage.words.js';
import { wordsFor } from '../../words/report.words.js';
import { LineageDrawing } from './lineage-drawing.js';
import { layoutOf, stepsOf, type Lineage, type LineageEdge, type Way } from './lineage-layout.model.js';

const ways: readonly Way[] = ['all', 'back', 'forward'];

/** Where an organ came from and went, drawn, and the same steps as a table for the keyboard and for print. */
export const LineageView = ({ lineage }: { readonly lineage: Lineage }): ReactNode => {
  const { say } = useAddress();
  const [way, setWay] = useState<Way>('all');
  const [, open] = useParam('organ');
  const steps = stepsOf(lineage, way);
  const { shown, pager } = usePaged(steps);
  return (
    <div className="lineage">
      <p className="stage-filter" role="group" aria-label={say(lineageWords.way)}>{ways.map((one) => <button key={one} type="button" aria-pressed={one === way} onClick={() => setWay(one)}>{say(lineageWords[one])}</button>)}</p>
      <LineageDrawing key={`${lineage.of} ${way}`} layout={layoutOf(lineage, way)} of={lineage.of} onOpen={open} />
      <div className="lines" role="group" aria-label={say(lineageWords.steps)} tabIndex={0}><table>
        <thead><tr>{[lineageWords.when, lineageWords.from, lineageWords.how, lineageWords.to].map((words) => <th key={words.en} scope="col">{say(words)}</th>)}</tr></thead>
        <tbody>{shown.map((step) => <Step key={`${step.from} ${step.to} ${step.date}`} step={step} nodes={lineage.nodes} onOpen={open} />)}</tbody>
      </table></div>
      {pager}
    </div>
  );
};

const Step = ({ step: { from, to, how, count, date, eventIds }, nodes, onOpen }: { readonly step: LineageEdge; readonly nodes: Lineage['nodes']; readonly onOpen: (organId: string) => void }): ReactNode => {
  const { say, to: address } = useAddress();
  const end = (id: string): ReactNode => {
    const node = nodes.find((one) => one.id === id);
    return node?.kind === 'organ' ? <Button type="link" size="small" className="opens" onClick={() => onOpen(id)}>{node.name}</Button> : `${node?.name ?? id}${node?.kind === 'block' ? `（${count}）` : ''}`;
  };
  const [eventId] = eventIds;
  return <tr><td>{eventId === undefined ? date : <Link to={address('events', { event: eventId })}>{date}</Link>}</td><td>{end(from)}</td><td>{say(wordsFor(howWords, how))}</td><td>{end(to)}</td></tr>;
};
