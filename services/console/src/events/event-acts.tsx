import type { ReactNode } from 'react';
import AnnulButton from './annul-button.js';
import CorrectButton from './correct-button.js';
import SlipButton from './slip-button.js';
import type { StoredEvent } from './use-stored-event.js';

/** What may be done about one event: a slip of the pen, a correction under a document, an annulment. */
const EventActs = ({ event }: { readonly event: StoredEvent }): ReactNode => {
  // The name of the service in a log id such as 150302/organisations.
  const context = event.logId.split('/').at(-1) ?? '';
  return (
    <>
      <SlipButton context={context} event={event} />
      <CorrectButton context={context} event={event} />
      <AnnulButton context={context} streamId={event.streamId} eventId={event.eventId} />
    </>
  );
};

export { EventActs as default };
