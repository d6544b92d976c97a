import '../../styles/events.css';
import './replay.css';
import { Button, Progress } from 'antd';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { DayInput } from '../../frame/day-input.js';
import { EmptyNotice, FailureNotice } from '../../frame/notice.js';
import { audit } from '../../words/audit.words.js';
import { MovedFigures } from '../changes/moved-figures.js';
import { standingAt, type Step } from './replay.model.js';
import { useReplay } from './use-replay.js';

/** What happened, step by step, with the figures that each step moves. */
const ReplayScreen = (): ReactNode => {
  const { district, on, knownAt, params, change, say } = useAddress();
  const [{ steps, total, isReading, error }, begin, stop] = useReplay();
  const [from, setFrom] = useState(params.get('from') ?? '2018-12-01');
  const [to, setTo] = useState(params.get('to') ?? '2019-03-31');
  const at = Math.min(Number(params.get('step') ?? '0') || 0, Math.max(0, steps.length - 1));
  const go = (step: number): void => change({ step: String(Math.max(0, Math.min(steps.length - 1, step))) });
  useEffect(() => {
    if (from <= to) begin({ district, on, knownAt }, from, to);
    // what is typed is asked for when one says so; another district or moment at once
  }, [district, knownAt, begin]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change({ from, to, step: '' });
    begin({ district, on, knownAt }, from, to);
  };
  return (
    <>
      <header className="screen-head"><h1>{say(audit.replay)}</h1><p className="soft">{say(audit.replayHint)}</p></header>
      <form className="event-filters replay-form" onSubmit={submit}>
        <label>{say(audit.from)} <DayInput value={from} max={to} required onDay={setFrom} /></label>
        <label>{say(audit.to)} <DayInput value={to} min={from} required onDay={setTo} /></label>
        <Button type="primary" htmlType="submit">{say(audit.begin)}</Button>
        {isReading ? <Button onClick={stop}>{say(audit.stop)}</Button> : null}
        <span className="soft" role="status">{steps.length} {say(audit.step)}{total === null ? '' : ` · ${say(audit.whole)}`}</span>
      </form>
      {error === null ? null : <FailureNotice error={error} again={() => begin({ district, on, knownAt }, from, to)} />}
      {steps.length === 0 ? (isReading ? <Progress percent={0} showInfo={false} aria-label={say(audit.replay)} /> : error === null ? <EmptyNotice title={audit.noSteps} hint={audit.noStepsHint} /> : null) : <Stepper steps={steps} at={at} go={go} />}
    </>
  );
};

const Stepper = ({ steps, at, go }: { readonly steps: readonly Step[]; readonly at: number; readonly go: (step: number) => void }): ReactNode => {
  const { say, to } = useAddress();
  const step = steps[at];
  if (step === undefined) return null;
  const { event, figures } = step;
  return (
    <div className="replay">
      <div className="stepper" role="group" aria-label={say(audit.step)}>
        <Button onClick={() => go(at - 1)} disabled={at === 0}>← {say(audit.stepBack)}</Button>
        <input type="range" min={0} max={steps.length - 1} value={at} aria-label={say(audit.step)} aria-valuetext={event.effective.text} onChange={(change) => go(Number(change.target.value))} />
        <Button type="primary" onClick={() => go(at + 1)} disabled={at >= steps.length - 1}>{say(audit.stepOn)} →</Button>
        <span className="soft">{at + 1} / {steps.length}</span>
      </div>
      <section className="card now" aria-live="polite">
        <p className="soft">{event.effective.text} · {event.under}</p>
        <p className="what">{say(event.what)}</p>
        <p className="soft">{say(event.who)} · <Link to={to('events', { event: event.eventId })}>{say(audit.detail)}</Link></p>
      </section>
      <div className="replay-figures">
        <section className="card"><h2>{say(audit.moved)}</h2>{figures.length === 0 ? <p className="soft">{say(audit.unmoved)}</p> : <MovedFigures figures={figures} />}</section>
        <section className="card"><h2>{say(audit.standing)}</h2><MovedFigures figures={standingAt(steps, at)} isStanding /></section>
      </div>
    </div>
  );
};

export { ReplayScreen as default };
