import type { components } from '@yange/api-client';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { FailureNotice, Waiting } from '../frame/notice.js';
import { dateText } from '../words/known-date.js';
import { eventTypes } from '../words/event-types.js';
import { eventWords } from '../words/event.words.js';
import { contexts, wordsFor } from '../words/report.words.js';
import { EventDetails, type ShownEvent } from './event-details.js';
import { gistOf, weakestProvenance } from './event-gist.model.js';
import { ProvenanceBadge } from './provenance-badge.js';
import { useStoredEvent } from './use-stored-event.js';

/** Loaded with the first event that is opened: forms are no part of the first view. */
const EventActs = lazy(() => import('./event-acts.js'));

type Folded = components['schemas']['LedgerEvent'];

export interface EventItemProps {
  readonly id: string;
  /** what reporting folded of it, where it is known: a line before the log itself was asked */
  readonly folded?: Folded | undefined;
  readonly isOpen: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** The name of the service in a log id such as 150302/organisations. */
const contextOf = (logId: string | undefined): string => logId?.split('/').at(-1) ?? '';

/** An event as a line that opens; it is read from the log that owns it when it is first opened. */
export const EventItem = ({ id, folded, isOpen, onToggle }: EventItemProps): ReactNode => {
  const [isShown, setShown] = useState(isOpen);
  return (
    <details className="event" data-event={id} open={isOpen || undefined} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary onClick={(event) => onToggle(!(event.currentTarget.parentElement as HTMLDetailsElement).open)}><EventLine id={id} folded={folded} /></summary>
      {isShown ? <EventBody id={id} folded={folded} /> : null}
    </details>
  );
};

const EventLine = ({ id, folded }: { readonly id: string; readonly folded: Folded | undefined }): ReactNode => {
  const { say, language } = useAddress();
  if (folded === undefined) return <code>{id}</code>;
  const { type, logId, effective, citations, findings, supersededBy, data } = folded;
  return (
    <>
      <span className="event-type">{language === 'en' ? type : (eventTypes[type] ?? type)}</span>
      <span className="event-context">{say(wordsFor(contexts, contextOf(logId)))}</span>
      <span className="event-when">{dateText(effective)}</span>
      <ProvenanceBadge provenance={weakestProvenance(citations)} />
      {findings.length === 0 ? null : <span className="flag"><span className="sign" aria-hidden="true">！</span>{say(eventWords.hasRemark)}</span>}
      {supersededBy.length === 0 ? null : <span className="flag">{say(eventWords.isSuperseded)}</span>}
      <span className="event-gist">{gistOf(data)}</span>
    </>
  );
};

const EventBody = ({ id, folded }: { readonly id: string; readonly folded: Folded | undefined }): ReactNode => {
  const stored = useStoredEvent(id, contextOf(folded?.logId));
  // Reporting's citations also name the document that an event itself registers; in the log such an event cites no other.
  const shown: ShownEvent | undefined = stored.data === undefined ? folded : { ...folded, ...stored.data, citations: folded?.citations ?? stored.data.citations };
  return (
    <div className="event-body">
      {stored.error === null ? null : <FailureNotice error={stored.error} again={() => void stored.refetch()} />}
      {stored.isPending ? <Waiting /> : null}
      {shown === undefined || stored.isPending ? null : <EventDetails event={shown} />}
      {stored.data?.streamId === undefined || (folded?.supersededBy.length ?? 0) > 0 ? null : <Suspense fallback={null}><EventActs event={stored.data} /></Suspense>}
    </div>
  );
};
