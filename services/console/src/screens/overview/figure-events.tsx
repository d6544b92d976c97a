import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { EventItem } from '../../events/event-item.js';
import { Answered } from '../../frame/notice.js';
import { overview } from '../../words/overview.words.js';
import { supersessions, wordsFor } from '../../words/report.words.js';
import type { Figure } from './figures.model.js';

type Folded = components['schemas']['LedgerEvent'];

/** Events that count, those that may, those that no longer do, and the one that holds the report's own words. */
export const FigureEvents = ({ figure, areAllOpen }: { readonly figure: Figure; readonly areAllOpen: boolean }): ReactNode => {
  const { district, on, knownAt } = useAddress();
  const query = { ...(on === '' ? {} : { asOf: on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['figure', district, on, knownAt, figure.id], (signal) => api.GET('/v1/districts/{district}/reporting/figures/{figureId}', { params: { path: { district, figureId: figure.id }, query }, signal }));
  return <Answered door={door}>{(data) => <Lists data={data} areAllOpen={areAllOpen} />}</Answered>;
};

const Lists = ({ data, areAllOpen }: { readonly data: components['schemas']['reporting.Figure']; readonly areAllOpen: boolean }): ReactNode => {
  const { say } = useAddress();
  const { figure, events, uncertain, superseded, declaredBy } = data;
  const known = new Map([...events, ...uncertain, ...superseded].map((event) => [event.eventId, event]));
  const list = (some: readonly Folded[], isOpen = false): ReactNode => <EventList events={some} areAllOpen={areAllOpen || isOpen} />;
  return (
    <>
      <h3>{say(overview.events)}{events.length > 1 ? <span className="soft"> {events.length}</span> : null}</h3>
      {events.length === 0 ? <p className="soft">{say(figure.verdict === 'no-claim' ? overview.noClaimEvents : overview.noEvents)}</p> : list(events, events.length === 1)}
      {uncertain.length === 0 ? null : <><h3>{say(overview.uncertain)}</h3>{list(uncertain)}</>}
      {figure.superseded.length === 0 ? null : <h3>{say(overview.superseded)}</h3>}
      {figure.superseded.map(({ eventId, how, by, reason }) => (
        <div key={eventId}>
          <p className="soft superseded"><strong>{say(wordsFor(supersessions, how))}</strong>{reason === '' ? '' : `：${reason}`} → <code>{by}</code></p>
          {known.has(eventId) ? list([known.get(eventId) as Folded]) : <code>{eventId}</code>}
        </div>
      ))}
      {declaredBy === null ? null : <><h3>{say(overview.declaredBy)}</h3>{list([declaredBy])}</>}
    </>
  );
};

const EventList = ({ events, areAllOpen }: { readonly events: readonly Folded[]; readonly areAllOpen: boolean }): ReactNode => {
  const [open, setOpen] = useParam('event');
  return <div className="events">{events.map((event) => <EventItem key={event.eventId} id={event.eventId} folded={event} isOpen={areAllOpen || event.eventId === open} onToggle={(isOpen) => setOpen(isOpen ? event.eventId : '')} />)}</div>;
};
