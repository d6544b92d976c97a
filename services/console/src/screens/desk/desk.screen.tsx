import './desk.css';
import { answer, type components } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { useMay } from '../../command/command-button.js';
import { DueList } from '../../frame/due-list.js';
import { Answered } from '../../frame/notice.js';
import { useSession } from '../../frame/use-session.js';
import { deskWords } from '../../words/desk.words.js';
import { instantText } from '../../words/known-date.js';
import { contexts, wordsFor } from '../../words/report.words.js';
import type { Words } from '../../words/say.js';
import { warningsOf } from './desk.model.js';
import { DraftSheet } from './draft-sheet.js';
import type { DraftService } from './draft.model.js';
import { MyDues } from './my-dues.js';

type Dues = components['schemas']['reporting.Dues'];

const services: readonly DraftService[] = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'];

/** Where somebody's day begins. */
const Desk = (): ReactNode => {
  const { say } = useAddress();
  const maySign = useMay('draft.review');
  return (
    <>
      <header className="screen-head"><h1>{say(deskWords.title)}</h1><p className="soft">{say(deskWords.hint)}</p></header>
      <div className="desk">
        <Mine />
        {maySign ? <ToSign /> : null}
        <Warnings />
        <Last />
      </div>
    </>
  );
};

const Part = ({ title, children }: { readonly title: Words; readonly children: ReactNode }): ReactNode => {
  const { say } = useAddress();
  return <section className="card desk-part" aria-label={say(title)}><h2>{say(title)}</h2>{children}</section>;
};

const useDues = (mine: boolean) => {
  const { district, on } = useAddress();
  const query = { limit: 500, ...(mine ? { for: 'me' as const } : {}), ...(on === '' ? {} : { on }) };
  return useDoor(['dues', district, query], (signal) => api.GET('/v1/districts/{district}/reporting/dues', { params: { path: { district }, query }, signal }));
};

const listed = (data: Dues, dues: Dues['dues']): Dues => ({ ...data, dues, total: dues.length });

const Mine = (): ReactNode => {
  const { say } = useAddress();
  const door = useDues(true);
  return (
    <Part title={deskWords.mine}>
      <Answered door={door}>{(data) => (data.total === 0 ? <p className="soft">{say(deskWords.nothingMine)}</p> : <MyDues data={data} />)}</Answered>
    </Part>
  );
};

const Warnings = (): ReactNode => {
  const { say } = useAddress();
  const door = useDues(false);
  return (
    <Part title={deskWords.warnings}>
      <Answered door={door}>{(data) => (warningsOf(data.dues).length === 0 ? <p className="soft">{say(deskWords.nothingWarned)}</p> : <DueList data={listed(data, warningsOf(data.dues))} />)}</Answered>
    </Part>
  );
};

const ToSign = (): ReactNode => {
  const { say, district } = useAddress();
  const [chosen, choose] = useParam('draft');
  const params = { path: { district }, query: { stage: 'submitted' as const } };
  const door = useQuery({
    queryKey: ['drafts-to-sign', district],
    queryFn: async ({ signal }) => (await Promise.all(services.map(async (service) => (await answer(api.GET(`/v1/districts/{district}/${service}/drafts`, { params, signal }))).drafts.map((draft) => ({ ...draft, service }))))).flat(),
  });
  return (
    <Part title={deskWords.toSign}>
      <Answered door={door}>
        {(drafts) => (drafts.length === 0 ? <p className="soft">{say(deskWords.nothingToSign)}</p> : (
          <ul className="desk-list">{drafts.map(({ draftId, service, kind, title, command, writers, lastStepAt }) => (
            <li key={draftId}>
              <Button type="link" className="opens" onClick={() => choose(`${service} ${draftId}`)}>{kind === 'slip' ? `${say(deskWords.slip)} · ` : ''}{say(title ?? { zh: command, en: command })}</Button>{' '}
              <span className="soft">{say(wordsFor(contexts, service))} · {say(deskWords.by)} {writers.join('、')} · {instantText(lastStepAt)}</span>
            </li>
          ))}</ul>
        ))}
      </Answered>
      {chosen === '' ? null : <DraftSheet service={(services.find((one) => chosen.startsWith(`${one} `)) ?? 'organisations')} draftId={chosen.split(' ')[1] ?? ''} onClose={() => choose('')} />}
    </Part>
  );
};

const Last = (): ReactNode => {
  const { say, to, district } = useAddress();
  const { subject } = useSession();
  const query = { actor: subject, limit: 10 };
  const door = useDoor(['events', district, 'mine', query], (signal) => api.GET('/v1/districts/{district}/events', { params: { path: { district }, query }, signal }));
  return (
    <Part title={deskWords.last}>
      <Answered door={door}>
        {({ events }) => (events.length === 0 ? <p className="soft">{say(deskWords.nothingRecorded)}</p> : (
          <ul className="desk-list">{events.map(({ eventId, service, sentence, recordedAt }) => <li key={eventId}><Link to={to('events', { event: eventId, log: service })}>{say(sentence)}</Link> <span className="soft">{instantText(recordedAt)}</span></li>)}</ul>
        ))}
      </Answered>
    </Part>
  );
};

export { Desk as default };
