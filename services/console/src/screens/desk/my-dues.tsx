import type { components } from '@yange/api-client';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { commands } from 'virtual:commands';
import { useAddress, useParam } from '../../address/use-address.js';
import { useMay } from '../../command/command-button.js';
import { DueLight } from '../../frame/due-list.js';
import { useSession } from '../../frame/use-session.js';
import { deskWords, dueByWords, spanWords } from '../../words/desk.words.js';
import type { Due } from './desk.model.js';
import { kindsIn, spansOf, standInsOf, standsInFor, wayOf, type Way } from './my-dues.model.js';

type Dues = components['schemas']['reporting.Dues'];

/** What is up to somebody, by the days that are left, each with the way to where it is dealt with and to the event that it comes from. */
export const MyDues = ({ data }: { readonly data: Dues }): ReactNode => {
  const { say } = useAddress();
  const [kind, filter] = useParam('due');
  const kinds = kindsIn(data.dues);
  const some = kinds.some((one) => one.kind === kind) ? data.dues.filter((due) => due.kind === kind) : data.dues;
  const options = [{ value: '', label: `${say(deskWords.anyKind)} ${data.dues.length}` }, ...kinds.map(({ kind: value, words, count }) => ({ value, label: `${say(words)} ${count}` }))];
  return (
    <>
      {kinds.length > 1 ? <Select className="due-filter" aria-label={say(deskWords.kind)} value={kinds.some((one) => one.kind === kind) ? kind : ''} onChange={filter} options={options} /> : null}
      {spansOf(some).map(({ span, dues }) => (
        <section key={span} aria-label={say(spanWords[span])}>
          <h3 className="due-span">{say(spanWords[span])} <span className="soft">{dues.length}</span></h3>
          <ul className="due-list">{dues.map((due) => <Item key={due.itemId} due={due} />)}</ul>
        </section>
      ))}
      {data.next === null ? null : <p className="soft">{say(deskWords.shownOf)} {data.dues.length} / {data.total}</p>}
      {data.calendarMissing.length === 0 ? null : <p className="soft">{data.calendarMissing.join('、')} {say(deskWords.noCalendar)}</p>}
    </>
  );
};

const Item = ({ due }: { readonly due: Due }): ReactNode => {
  const { say, to } = useAddress();
  const { subject } = useSession();
  const [instead, by] = [standsInFor(due, subject), standInsOf(due, subject)];
  const way = wayOf(due);
  return (
    <li>
      <DueLight light={due.light} /> <strong>{say(due.kindWords)}</strong> {say({ zh: due.zh, en: due.en })}
      <div className="due-facts">
        <span><Days due={due} /></span>
        {due.organs === '' ? null : <span>{due.organs}</span>}
        {instead.length === 0 ? null : <span>{say(deskWords.standsInFor)} {instead.join('、')}</span>}
        {by.length === 0 ? null : <span>{say(deskWords.standsInForMe)} {by.join('、')}</span>}
        {due.persons.length > 0 ? null : <span>{say(deskWords.anyOfRole)}</span>}
        {way === null ? null : <WayTo way={way} />}
        <Link to={to('events', { event: due.eventId, log: due.context })}>{say(deskWords.origin)}</Link>
      </div>
    </li>
  );
};

const Days = ({ due: { dueOn, dueBy, workingDaysLeft } }: { readonly due: Due }): ReactNode => {
  const { say } = useAddress();
  if (dueOn === null) return say(deskWords.noDay);
  const left = workingDaysLeft ?? 0;
  return <>{say(deskWords.dueOn)} <time dateTime={dueOn}>{dueOn}</time>{say(left < 0 ? deskWords.daysOver : deskWords.daysLeft)} {Math.abs(left)} {say(deskWords.workingDays)} · {say(dueByWords[dueBy])}</>;
};

const WayTo = ({ way }: { readonly way: Way }): ReactNode => ('screen' in way ? <ToScreen screen={way.screen} /> : <ToAct act={way.act} />);

const ToScreen = ({ screen }: { readonly screen: string }): ReactNode => {
  const { say, to } = useAddress();
  return <Link to={to(screen)}>{say(deskWords.deal)}</Link>;
};

/** Nothing for whom the act is not meant. */
const ToAct = ({ act }: { readonly act: string }): ReactNode => {
  const { say, to } = useAddress();
  const command = commands.find(({ id }) => id === act);
  const may = useMay(command?.right ?? '');
  return may ? <Link to={to('acts', { act })}>{say(command?.title)}</Link> : null;
};
