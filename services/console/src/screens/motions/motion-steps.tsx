import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { codes } from '../../words/code.words.js';
import { form, fieldLabels } from '../../words/form.words.js';
import { meetingWords } from '../../words/meeting.words.js';
import { motionWords, stepWords } from '../../words/motion.words.js';
import { wordsFor } from '../../words/report.words.js';
import type { Words } from '../../words/say.js';
import type { Motion } from './motion.model.js';
import { useBound } from '../../plans/use-matters.js';

type Step = Motion['steps'][number];

/** All that was done, in order, each with its paper and its event. */
export const MotionSteps = ({ steps, titleOf }: { readonly steps: readonly Step[]; readonly titleOf: (matter: string) => Words }): ReactNode => {
  const { say, to } = useAddress();
  return (
    <ol className="motion-steps">
      {steps.map((step) => (
        <li key={step.eventId}>
          <p><strong>{step.on}</strong> {say(wordsFor(stepWords, step.step))}{'outcome' in step.detail ? <span className="stage">{say(wordsFor(codes, step.detail.outcome))}</span> : null} <Link to={to('events', { event: step.eventId })}>{say(form.openEvent)}</Link></p>
          <Told step={step} titleOf={titleOf} />
        </li>
      ))}
    </ol>
  );
};

const Told = ({ step, titleOf }: { readonly step: Step; readonly titleOf: (matter: string) => Words }): ReactNode => {
  const { say, to } = useAddress();
  const boundBy = useBound();
  const paper = (number: string): ReactNode => (number === '' ? null : <Link to={to('trail', { document: number })}>{number}</Link>);
  switch (step.step) {
    case 'MotionWithdrawn':
    case 'MotionReturned':
      return <p>{step.detail.reason}</p>;
    case 'ArgumentFiled':
      return (
        <>
          {(['necessity', 'reasonableness', 'feasibility'] as const).map((part) => <p key={part} className="words"><span className="soft">{say(fieldLabels[`/${part}`])}</span> {step.detail[part]}</p>)}
          <p className="soft">{say(motionWords.evidence)}：{step.detail.evidence.join('、')}</p>
        </>
      );
    case 'DecisionTaken':
      return <p>{step.detail.meetingId === '' ? null : <><Link to={to('motions', { meeting: step.detail.meetingId })}>{say(meetingWords.open)}</Link> · </>}{say(motionWords.minutes)} {paper(step.detail.minutes)} {step.detail.reason}</p>;
    case 'MotionSubmitted':
      return <p>{step.detail.addressee} {paper(step.detail.document)}</p>;
    case 'ReplyReceived':
      return <p>{paper(step.detail.document)} {step.detail.reason}{step.detail.items === undefined ? '' : ` ${say(motionWords.changedTo)}：${step.detail.items.map(({ matter, words, ...item }) => [say(titleOf(matter)), words].filter(Boolean).join(' ') + boundBy(item)).join('；')}`}</p>;
    case 'ImplementationReported':
      return <p>{step.detail.words}{step.detail.decided === null ? '' : ` · ${say(motionWords.carriedOut)} ${step.detail.carriedOut ?? 0} / ${step.detail.decided}`}</p>;
    case 'MotionFiled':
      return <p>{step.detail.filedWith} {paper(step.detail.document)}{step.detail.stillDue.length === 0 ? '' : ` · ${say(motionWords.stillDue)}${step.detail.stillDue.map((body) => say(wordsFor(codes, body))).join('、')}`}</p>;
    default:
      return null;
  }
};
