import '../../styles/events.css';
import './trail.css';
import type { components } from '@yange/api-client';
import { Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { ActsAbout } from '../../command/acts-about.js';
import { EventItem } from '../../events/event-item.js';
import { MomentNote } from '../../frame/moment-note.js';
import { uncertainEvents } from '../../frame/moment-note.model.js';
import { Answered } from '../../frame/notice.js';
import { audit } from '../../words/audit.words.js';
import { AttachedFiles } from './attached-files.js';
import { Documents } from './documents.js';

type Trail = components['schemas']['reporting.DocumentTrail'];

/** From a document to all that it caused. */
const TrailScreen = (): ReactNode => {
  const { say } = useAddress();
  const [document, setDocument] = useParam('document');
  const [typed, setTyped] = useState(document);
  useEffect(() => setTyped(document), [document]);
  return (
    <>
      <header className="screen-head"><h1>{say(audit.trail)}</h1><p className="soft">{say(audit.trailHint)}</p></header>
      <Input.Search className="trail-search" value={typed} allowClear maxLength={200} enterButton={say(audit.look)} placeholder={say(audit.document)} aria-label={say(audit.document)} onChange={(event) => setTyped(event.target.value)} onSearch={(value) => setDocument(value.trim())} />
      {document === '' ? <Documents onOpen={setDocument} /> : <Found document={document} />}
    </>
  );
};

const Found = ({ document }: { readonly document: string }): ReactNode => {
  const { district, on, knownAt } = useAddress();
  const query = { document, ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['trail', district, query], (signal) => api.GET('/v1/districts/{district}/reporting/document-trail', { params: { path: { district }, query }, signal }));
  return <Answered door={door}>{(trail) => <TrailOf trail={trail} />}</Answered>;
};

const TrailOf = ({ trail: { document, clauses, decisions, later, possible, toCome, moment } }: { readonly trail: Trail }): ReactNode => {
  const { say, to } = useAddress();
  const known = [document.number, document.issuer, document.issuedOn].filter(Boolean).join(' · ');
  return (
    <article className="card trail">
      <h2>{document.title || document.number}</h2>
      <p className="soft">{known}{document.registered === null ? null : <>{known === '' ? null : ' · '}<Link to={to('events', { event: document.registered })}>{say(audit.registered)}</Link></>}</p>
      <MomentNote knownAt={moment.knownAt} uncertain={uncertainEvents(possible.map((one) => ({ event_id: one.eventId, type: say(one), effective: '' })))} />
      {document.registered === null ? null : <><ActsAbout place="documentId" id={document.documentId} /><AttachedFiles documentId={document.documentId} /></>}
      <h3>{say(audit.clauses)}</h3>
      <ol className="clauses">
        {clauses.map(({ place, events }) => (
          <li key={place}>
            <h4>{place === '' ? '—' : place} <span className="soft">{events.length}</span></h4>
            {events.map(({ eventId, zh, en, counts }) => <EventSentence key={eventId} id={eventId} zh={zh} en={en} isOver={!counts} />)}
          </li>
        ))}
      </ol>
      {decisions.length === 0 ? null : <h3>{say(audit.decisions)}</h3>}
      {decisions.map(({ decisionId, inForceFrom, items }) => <p key={decisionId}>{inForceFrom} {items.map(({ matter, words }) => `${matter} ${words}`).join('；')}</p>)}
      {possible.length === 0 ? null : <h3>{say(audit.possible)}</h3>}
      {possible.map(({ eventId, zh, en }) => <EventSentence key={eventId} id={eventId} zh={zh} en={en} />)}
      {toCome.length === 0 ? null : <h3>{say(audit.toCome)}</h3>}
      {toCome.map(({ eventId, zh, en }) => <EventSentence key={eventId} id={eventId} zh={zh} en={en} />)}
      {later.length === 0 ? null : <h3>{say(audit.later)}</h3>}
      {later.map(({ event }) => <EventSentence key={event.eventId} id={event.eventId} zh={event.zh} en={event.en} />)}
    </article>
  );
};

const EventSentence = ({ id, zh, en, isOver = false }: { readonly id: string; readonly zh: string; readonly en: string; readonly isOver?: boolean }): ReactNode => {
  const { say } = useAddress();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={isOver ? 'trail-event is-over' : 'trail-event'}>
      <button type="button" className="sentence" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOver ? <span className="flag">{say(audit.countsNot)}</span> : null} {say({ zh, en })}</button>
      {isOpen ? <EventItem id={id} isOpen onToggle={setOpen} /> : null}
    </div>
  );
};

export { TrailScreen as default };
