import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';

/** All that one command brought about, over all logs, in the order in which it was recorded. */
export const Chain = ({ correlationId, own }: { readonly correlationId: string; readonly own: string }): ReactNode => {
  const { district, say, change } = useAddress();
  const chain = useDoor(['chain', district, correlationId], (signal) => api.GET('/v1/districts/{district}/event-chains/{correlationId}', { params: { path: { district, correlationId } }, signal }));
  return (
    <Answered door={chain}>
      {({ events }) => (
        <ol className="chain">
          {events.map(({ eventId, service, sentence }) => (
            <li key={eventId} aria-current={eventId === own}>{eventId === own ? <strong>{say(sentence)}</strong> : <button type="button" className="sentence" onClick={() => change({ event: eventId, log: service }, true)}>{say(sentence)}</button>}</li>
          ))}
        </ol>
      )}
    </Answered>
  );
};
