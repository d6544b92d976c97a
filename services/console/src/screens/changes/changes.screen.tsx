import './changes.css';
import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { today } from '../../address/address.model.js';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { DayInput } from '../../frame/day-input.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { audit } from '../../words/audit.words.js';
import { MovedFigures } from './moved-figures.js';

type Changes = components['schemas']['reporting.Changes'];

/** From an earlier day to the one looked at: figures that moved, and what moved them. */
const ChangesScreen = (): ReactNode => {
  const { district, on, knownAt, say, change } = useAddress();
  const [given, setFrom] = useParam('from');
  const from = given === '' ? '2018-12-31' : given;
  const asOf = on === '' ? today() : on;
  const query = { from, asOf, ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['changes', district, query], (signal) => api.GET('/v1/districts/{district}/reporting/changes', { params: { path: { district }, query }, signal }));
  return (
    <>
      <header className="screen-head"><h1>{say(audit.changes)}</h1><p className="soft">{say(audit.changesHint)}</p></header>
      <p className="date-bar">
        <label>{say(audit.from)} <DayInput value={from} max={asOf} onDay={setFrom} /></label>
        <label>{say(audit.to)} <DayInput value={asOf} min={from} onDay={(day) => change({ on: day }, true)} /></label>
      </p>
      <Answered door={door}>{(data) => <Between data={data} />}</Answered>
    </>
  );
};

const Between = ({ data: { figures, reforms, groups, total } }: { readonly data: Changes }): ReactNode => {
  const { say } = useAddress();
  if (total === 0 && figures.length === 0) return <EmptyNotice title={audit.noSteps} hint={audit.noStepsHint} />;
  return (
    <>
      <section className="card"><h2>{say(audit.figure)} {figures.length}</h2><MovedFigures figures={figures} /></section>
      <section className="change-groups">
        <h2>{say(audit.byEvents)} {total}</h2>
        <p className="soft">{reforms.map(({ reform, count }) => `${reform === null ? say(audit.noReform) : reform.name} ${count}`).join(' ＋ ')} ＝ {total}</p>
        {groups.map((group, index) => <Group key={index} group={group} />)}
      </section>
    </>
  );
};

const Group = ({ group: { reform, document, count, events } }: { readonly group: Changes['groups'][number] }): ReactNode => {
  const { say, to } = useAddress();
  const name = document === null ? say(audit.withoutDocument) : [document.title, document.number, document.place].filter(Boolean).join(' ');
  return (
    <section className="card">
      <h3>{document?.documentId ? <Link to={to('trail', { document: document.documentId })}>{name}</Link> : name} <span className="soft">{count}</span></h3>
      {reform === null ? null : <p className="soft">{reform.name}</p>}
      <ul>
        {events.map((event) => (
          <li key={event.eventId}>
            <span className={`change change-${event.change}`}><span aria-hidden="true">{event.change === 'came' ? '＋' : '－'}</span>{say(audit[event.change])}</span> {event.effective.text} · <Link to={to('events', { event: event.eventId })}>{say(event.what)}</Link>
            {event.figures.length === 0 ? null : <span className="soft"> {event.figures.join('、')}</span>}{event.because === null ? null : <span className="soft"> {event.because.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

export { ChangesScreen as default };
