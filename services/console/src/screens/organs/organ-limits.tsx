import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { codes } from '../../words/code.words.js';
import { form } from '../../words/form.words.js';
import { register } from '../../words/register.words.js';
import { fullness, limitState, type Limit } from './organ-limits.model.js';

/** 机构限额 as of the day: what may be, is and is left, of each group as a whole and category by category. */
export const OrganLimits = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['organ-limits', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/organ-limits', { params: { path: { district }, query }, signal }));
  return (
    <Answered door={door}>
      {({ groups }) => groups.length === 0 ? null : (
        <section className="card organ-limits" aria-label={say(register.limits)}>
          <h2>{say(register.limits)}</h2>
          {groups.map((group) => (
            <table key={group.groupId} className="limits">
              <caption>{group.name}</caption>
              <thead><tr><th scope="col">{say(register.category)}</th><th scope="col" className="number">{say(register.limit)}</th><th scope="col" className="number">{say(register.counting)}</th><th scope="col" className="number">{say(register.remaining)}</th><th scope="col">{say(register.state)}</th></tr></thead>
              <tbody>
                {group.limit === null && group.counted === 0 ? null : <Line name={say(register.whole)} of={group} eventId={group.eventId} />}
                {group.categories.map((one) => <Line key={one.category} name={say(codes[one.category] ?? { zh: one.name, en: one.name })} of={one} eventId={one.eventId} />)}
              </tbody>
            </table>
          ))}
        </section>
      )}
    </Answered>
  );
};

const Line = ({ name, of, eventId }: { readonly name: string; readonly of: Limit; readonly eventId: string | null }): ReactNode => {
  const { say, to } = useAddress();
  const [full, state] = [fullness(of), limitState(of)];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{of.limit === null ? '—' : eventId === null ? of.limit : <Link to={to('events', { event: eventId })} title={say(form.openEvent)}>{of.limit}</Link>}</td>
      <td className="number">{of.counted}</td>
      <td className={`number${state === 'overLimit' ? ' bad' : ''}`}>{of.remaining ?? '—'}</td>
      <td className="limit-state">
        {full === null ? null : <Progress percent={full} size="small" showInfo={false} status={state === 'overLimit' ? 'exception' : 'normal'} aria-label={`${name} ${say(register.counting)} ${of.counted} / ${of.limit ?? ''}`} />}
        <span className={state === 'overLimit' ? 'bad' : 'soft'}>{say(register[state])}</span>
      </td>
    </tr>
  );
};
