import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { form } from '../../words/form.words.js';
import { register } from '../../words/register.words.js';

/** What is wrong with organs on the day, each with its rule, since when, and the event that made it so. Nothing where nothing is wrong. @param organId of one alone */
export const OrganFindings = ({ organId = '' }: { readonly organId?: string }): ReactNode => {
  const { district, on, knownAt, say, to } = useAddress();
  const [, setOpen] = useParam('organ');
  const query = { ...(organId === '' ? {} : { organId }), ...(on === '' ? {} : { asOf: on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['organ-findings', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/organ-findings', { params: { path: { district }, query }, signal }));
  return (
    <Answered door={door}>
      {({ findings, divisions }) => findings.length + divisions.length === 0 ? null : (
        <section className="card organ-findings" aria-label={say(register.findings)}>
          <h2>{say(register.findings)} <span className="bad">{findings.length + divisions.length}</span></h2>
          <ul>
            {[...findings, ...divisions].map((one) => (
              <li key={`${one.rule} ${one.organId}`}>
                {organId === '' ? <Button type="link" size="small" className="opens" onClick={() => setOpen(one.organId)}>{one.name}</Button> : null} <span className="bad">{say(one)}</span>{' '}
                <span className="soft">{say(register.since)} {one.since} · <code title={say(one.source)}>{one.rule}</code> {say(one.title)} · </span><Link to={to('events', { event: one.eventId })}>{say(form.openEvent)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Answered>
  );
};
