import '../../styles/events.css';
import './events.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, type components } from '@yange/api-client';
import { Button, Drawer } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { EventDetails } from '../../events/event-details.js';
import { useStoredEvent } from '../../events/use-stored-event.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { audit } from '../../words/audit.words.js';
import { instantText } from '../../words/known-date.js';
import { contexts, wordsFor } from '../../words/report.words.js';
import { Chain } from './chain.js';
import { EventFilters } from './event-filters.js';
import { eventQuery } from './event-query.model.js';

/** Forms are loaded with the first event that is opened. */
const EventActs = lazy(() => import('../../events/event-acts.js'));

/** The audit list: events of all logs, the newest first, each as a sentence. */
const Events = (): ReactNode => {
  const { district, params, knownAt, say } = useAddress();
  const query = { ...eventQuery(params), limit: 50, ...(knownAt === '' ? {} : { knownAt }) };
  const list = useInfiniteQuery({
    queryKey: ['events', district, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => answer(api.GET('/v1/districts/{district}/events', { params: { path: { district }, query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) } }, signal })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <>
      <header className="screen-head"><h1>{say(audit.events)}</h1><p className="soft">{say(audit.eventsHint)}</p></header>
      <EventFilters />
      <Answered door={list}>{({ pages }) => <Pages pages={pages} hasMore={list.hasNextPage} isReading={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}</Answered>
      <OpenEvent />
    </>
  );
};

interface PagesProps {
  readonly pages: readonly components['schemas']['EventTrail'][];
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly onMore: () => void;
}

const Pages = ({ pages, hasMore, isReading, onMore }: PagesProps): ReactNode => {
  const { say } = useAddress();
  const events = pages.flatMap((page) => page.events);
  const away = [...new Set(pages.flatMap(({ unavailable }) => unavailable.map(({ service }) => service)))];
  return (
    <>
      {away.length === 0 ? null : <p className="event-finding" role="alert">{say(audit.unavailable)}：{away.map((service) => say(wordsFor(contexts, service))).join('、')}</p>}
      {events.length === 0 ? <EmptyNotice title={audit.nothing} hint={audit.nothingHint} /> : <ol className="sentences">{events.map((event) => <Sentence key={event.eventId} event={event} />)}</ol>}
      {events.length === 0 ? null : hasMore ? <Button onClick={onMore} loading={isReading}>{say(audit.more)}</Button> : <p className="soft">{say(audit.end)}</p>}
    </>
  );
};

const Sentence = ({ event }: { readonly event: PagesProps['pages'][number]['events'][number] }): ReactNode => {
  const { say, change } = useAddress();
  return (
    <li>
      <button type="button" className="sentence" data-event={event.eventId} onClick={() => change({ event: event.eventId, log: event.service }, true)}>
        <span className="event-context">{say(wordsFor(contexts, event.service))} #{event.position}</span>
        <span className="sentence-text">{say(event.sentence)}</span>
        <time className="soft" dateTime={event.recordedAt}>{instantText(event.recordedAt)}</time>
      </button>
    </li>
  );
};

/** One event with all that is known of it, and what came of the same command. */
const OpenEvent = (): ReactNode => {
  const { say } = useAddress();
  const [id] = useParam('event');
  const { change } = useAddress();
  return (
    <Drawer open={id !== ''} onClose={() => change({ event: '', log: '' }, true)} title={say(audit.detail)} size={560} destroyOnHidden>
      {id === '' ? null : <Detail id={id} />}
    </Drawer>
  );
};

const Detail = ({ id }: { readonly id: string }): ReactNode => {
  const { say } = useAddress();
  const [log] = useParam('log');
  const event = useStoredEvent(id, log);
  return (
    <Answered door={event}>
      {(data) => (
        <div className="event-body">
          <EventDetails event={data} />
          <Suspense fallback={null}><EventActs event={data} /></Suspense>
          {data.correlationId === null ? null : <><h3>{say(audit.chain)}</h3><Chain correlationId={data.correlationId} own={id} /></>}
        </div>
      )}
    </Answered>
  );
};

export { Events as default };
