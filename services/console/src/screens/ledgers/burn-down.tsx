import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { today } from '../../address/address.model.js';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { LineDrawing } from '../../drawing/line-drawing.js';
import { Answered } from '../../frame/notice.js';
import { usePaged } from '../../table/use-paged.js';
import { register } from '../../words/register.words.js';
import { lineOf, stepsOf, type Step } from './burn-down.model.js';
import type { Ledger } from './ledger.model.js';

const whats = { opened: register.opened, closed: register.closed, reopened: register.reopenIssues } as const;

/** How the open issues of a ledger went down: a line, and the same as a table, which is what is read by keyboard and printed. */
export const BurnDown = ({ ledger }: { readonly ledger: Ledger }): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { stream: `rectification-ledger/${ledger.ledgerId}`, limit: 1000, ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['ledger-events', district, query], (signal) => api.GET('/v1/districts/{district}/staffing/events', { params: { path: { district }, query }, signal }));
  return (
    <section className="burn-down">
      <h3>{say(register.burnDown)}</h3>
      <Answered door={door}>{({ events }) => <Drawn steps={stepsOf(events, ledger.kind, on)} ledger={ledger} until={on === '' ? today() : on} />}</Answered>
    </section>
  );
};

const Drawn = ({ steps, ledger, until }: { readonly steps: readonly Step[]; readonly ledger: Ledger; readonly until: string }): ReactNode => {
  const { say } = useAddress();
  const points = useMemo(() => lineOf(steps, until), [steps.length, steps.at(-1)?.eventId, until]);
  const open = steps.at(-1)?.open ?? 0;
  const label = `${say(register.burnDown)}：${points.map(([day, count]) => `${day} ${count}`).join('，')}`;
  return (
    <>
      {open === ledger.open ? null : <p className="event-finding" role="alert"><span className="sign" aria-hidden="true">！</span>{say(register.burnDownDiffers)} {open} ≠ {ledger.open}</p>}
      {points.length < 2 ? null : <LineDrawing points={points} name={say(register.open)} label={label} />}
      <Steps steps={steps} />
    </>
  );
};

const Steps = ({ steps }: { readonly steps: readonly Step[] }): ReactNode => {
  const { say, to } = useAddress();
  const { shown, pager } = usePaged(steps);
  return (
    <>
    <table className="burn-down-steps">
      <caption className="hidden">{say(register.burnDown)}</caption>
      <thead><tr><th scope="col">{say(register.effective)}</th><th scope="col">{say(register.change)}</th><th scope="col" className="number">{say(register.open)}</th></tr></thead>
      <tbody>
        {shown.map(({ eventId, dayText, what, count, open }) => (
          <tr key={eventId}><td><Link to={to('events', { event: eventId })}>{dayText}</Link></td><td>{say(whats[what])} {count}</td><td className="number">{open}</td></tr>
        ))}
      </tbody>
    </table>
    {pager}
    </>
  );
};
