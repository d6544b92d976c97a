import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered, type Asked } from '../../frame/notice.js';
import { form } from '../../words/form.words.js';
import { register } from '../../words/register.words.js';
import type { Words } from '../../words/say.js';

/**
 * What is wrong with organs on the day, and what those that ended still have in enforcement and in grid governance: each with its rule, since when, and the event that made it so. Nothing where
 * nothing is wrong. @param organId of one alone
 */
export const OrganFindings = ({ organId = '' }: { readonly organId?: string }): ReactNode => {
  const { district, on, knownAt } = useAddress();
  const query = { ...(organId === '' ? {} : { organId }), ...(on === '' ? {} : { asOf: on }), ...(knownAt === '' ? {} : { knownAt }) };
  const organs = useDoor(['organ-findings', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/organ-findings', { params: { path: { district }, query }, signal }));
  const enforcement = useDoor(['enforcement-findings', district, query], (signal) => api.GET('/v1/districts/{district}/enforcement/enforcement-findings', { params: { path: { district }, query }, signal }));
  const grids = useDoor(['grid-findings', district, query], (signal) => api.GET('/v1/districts/{district}/grid/grid-findings', { params: { path: { district }, query }, signal }));
  return (
    <>
      <FindingsCard door={organs} title={register.findings} named={organId === ''} />
      <FindingsCard door={enforcement} title={register.enforcementFindings} named={organId === ''} />
      <FindingsCard door={grids} title={register.gridFindings} named={organId === ''} />
    </>
  );
};

interface Finding extends Words {
  readonly rule: string;
  readonly title: Words;
  readonly source: Words;
  readonly organId: string;
  readonly name: string;
  readonly since: string;
  readonly eventId: string;
}

/** @param named whether each says first of which organ it is */
const FindingsCard = ({ door, title, named }: { readonly door: Asked<{ readonly findings: readonly Finding[]; readonly divisions?: readonly Finding[]; readonly ranks?: readonly Finding[] }>; readonly title: Words; readonly named: boolean }): ReactNode => {
  const { say, to } = useAddress();
  const [, setOpen] = useParam('organ');
  return (
    <Answered door={door}>
      {({ findings, divisions = [], ranks = [] }) => findings.length + divisions.length + ranks.length === 0 ? null : (
        <section className="card organ-findings" aria-label={say(title)}>
          <h2>{say(title)} <span className="bad">{findings.length + divisions.length + ranks.length}</span></h2>
          <ul>
            {[...findings, ...divisions, ...ranks].map((one) => (
              <li key={`${one.organId} ${one.rule} ${one.zh}`}>
                {named ? <Button type="link" size="small" className="opens" onClick={() => setOpen(one.organId)}>{one.name}</Button> : null} <span className="bad">{say(one)}</span>{' '}
                <span className="soft">{say(register.since)} {one.since} · <code title={say(one.source)}>{one.rule}</code> {say(one.title)} · </span><Link to={to('events', { event: one.eventId })}>{say(form.openEvent)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Answered>
  );
};
