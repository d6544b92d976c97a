import { ApiProblem } from '@yange/api-client';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { failureOf } from '../api/failure.js';
import { eventTypes } from '../words/event-types.js';
import { form } from '../words/form.words.js';
import { instantText } from '../words/known-date.js';
import { roles, wordsFor } from '../words/report.words.js';
import type { Complaint } from './command.model.js';

/** One thing that is wrong, with the rule and where it comes from. */
export const Complained = ({ complaint }: { readonly complaint: Complaint }): ReactNode => {
  const { say } = useAddress();
  return (
    <span className="complaint">
      <span className="sign" aria-hidden="true">！</span>{say(complaint.words)}
      {complaint.rule === undefined ? null : <span className="soft"> {say(form.rule)} <code>{complaint.rule}</code> · {say(form.source)}：{say(complaint.source)}</span>}
    </span>
  );
};

interface FailureProps {
  readonly error: unknown;
  /** what names no field of the form */
  readonly complaints: readonly Complaint[];
  readonly onReapply: () => void;
}

/** Why it was not carried out, what is kept, and the way on. */
export const CommandFailure = ({ error, complaints, onReapply }: FailureProps): ReactNode => {
  const { say } = useAddress();
  const { title, remedy, detail } = failureOf(error);
  if (error instanceof ApiProblem && error.status === 412) return <Since problem={error} onReapply={onReapply} />;
  const isWrong = error instanceof ApiProblem && error.document !== null && [400, 409, 422].includes(error.status);
  return (
    <div className="notice failure" role="alert">
      <p className="notice-title">{say(title)}</p>
      {isWrong ? complaints.map((one) => <p key={one.words.zh}><Complained complaint={one} /></p>) : <p>{say(detail)}</p>}
      <p className="soft">{say(remedy)}{isWrong ? '' : say(form.kept)}</p>
    </div>
  );
};

const Since = ({ problem, onReapply }: { readonly problem: ApiProblem; readonly onReapply: () => void }): ReactNode => {
  const { say } = useAddress();
  return (
    <div className="notice failure" role="alert">
      <p className="notice-title">{say(form.since)}</p>
      <p>{say(form.sinceHint)}</p>
      <ul className="trial-events">
        {(problem.document?.since ?? []).map(({ eventId, type, words, recordedAt, actor }) => <li key={eventId}><strong>{say(words ?? { zh: eventTypes[type] ?? type, en: type })}</strong> {say(wordsFor(roles, actor.role))} · {instantText(recordedAt)}</li>)}
      </ul>
      <p className="soft">{say(form.kept)}</p>
      <Button type="primary" onClick={onReapply}>{say(form.reapply)}</Button>
    </div>
  );
};
