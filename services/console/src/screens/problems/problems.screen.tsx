import './problems.css';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress, useParam } from '../../address/use-address.js';
import { EmptyNotice, FailureNotice, Waiting } from '../../frame/notice.js';
import { problemsIn, services, tallyOf, type Problem, type Service } from '../../problems/problem.model.js';
import { useProblems } from '../../problems/use-problems.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { problemWords } from '../../words/problem.words.js';
import { contexts, wordsFor } from '../../words/report.words.js';
import { ProblemSteps, stepsSaid } from './problem-steps.js';

const columns: readonly DataColumn<Problem>[] = [
  { key: 'service', words: problemWords.service, value: ({ service }, say) => say(wordsFor(contexts, service)), width: 85 },
  { key: 'subject', words: problemWords.subject, value: ({ subject }) => subject, draw: (problem) => <Subject problem={problem} />, width: 130 },
  { key: 'text', words: problemWords.text, value: ({ text }, say) => say(text), draw: ({ text }) => <Wrapped words={text} />, width: 300 },
  { key: 'number', words: problemWords.number, value: ({ number }) => number, width: 70, isExtra: true },
  { key: 'next', words: problemWords.next, value: stepsSaid, draw: (problem) => <ProblemSteps problem={problem} />, width: 190 },
  { key: 'since', words: problemWords.since, value: ({ since }) => since, width: 110 },
  { key: 'event', words: problemWords.event, value: ({ eventId }) => eventId, draw: ({ eventId }) => <EventLink eventId={eventId} />, width: 90 },
  { key: 'title', words: problemWords.ruleTitle, value: ({ title }, say) => say(title), draw: ({ title }) => <Wrapped words={title} />, width: 170 },
  { key: 'rule', words: problemWords.rule, value: ({ rule }) => rule, draw: ({ rule }) => <code>{rule}</code>, width: 150 },
  { key: 'source', words: problemWords.source, value: ({ source }, say) => say(source ?? problemWords.general), draw: ({ source }) => <Wrapped words={source ?? problemWords.general} />, width: 190 },
];

const Wrapped = ({ words }: { readonly words: Problem['text'] }): ReactNode => <span className="problem-text">{useAddress().say(words)}</span>;

const Subject = ({ problem: { organId, subject } }: { readonly problem: Problem }): ReactNode => {
  const { to } = useAddress();
  return organId === '' ? subject : <Link to={to('organs', { organ: organId })}>{subject}</Link>;
};

const EventLink = ({ eventId }: { readonly eventId: string }): ReactNode => {
  const { say, to } = useAddress();
  return eventId === '' ? null : <Link to={to('events', { event: eventId })}>{say(problemWords.openEvent)}</Link>;
};

/** 问题清单: everything that is wrong on the day, whichever service found it, with its rule and what to do next. */
const Problems = (): ReactNode => {
  const { say } = useAddress();
  const [service, filter] = useParam('service');
  const { answers, isPending, failed } = useProblems();
  const tally = tallyOf(answers);
  const all = problemsIn(answers);
  const some = all.filter((one) => service === '' || one.service === service);
  const options = [{ value: '', label: `${say(problemWords.anyService)} ${all.length}` }, ...services.map((one) => ({ value: one, label: `${say(wordsFor(contexts, one))} ${tally[one] ?? '…'}` }))];
  return (
    <>
      <header className="screen-head"><h1>{say(problemWords.title)}</h1><p className="soft">{say(problemWords.hint)}</p></header>
      {failed.map(({ service: away, error, again }) => <Away key={away} service={away} error={error} again={again} />)}
      {isPending ? <Waiting /> : (
        <>
          <Select className="service-filter" aria-label={say(problemWords.service)} value={service} onChange={filter} options={options} />
          {some.length === 0 && failed.length === 0 ? <EmptyNotice title={problemWords.none} hint={problemWords.noneHint} /> : <DataTable title={problemWords.title} rows={some} columns={columns} rowKey={({ key }) => key} />}
        </>
      )}
    </>
  );
};

const Away = ({ service, error, again }: { readonly service: Service; readonly error: Error; readonly again: () => void }): ReactNode => {
  const { say } = useAddress();
  return <><p className="bad">{say(problemWords.away)}{say(wordsFor(contexts, service))}</p><FailureNotice error={error} again={again} /></>;
};

export { Problems as default };
