import type { EventLogReader, LastEventsRequest, StoredEvent } from '../event-log.port.js';

/** A log that ends at a position, whatever was appended to it since: nothing that is read of it is of later. */
export const endingAt = <T extends EventLogReader>(log: T, position: number): T => {
  const known = (events: readonly StoredEvent[]): readonly StoredEvent[] => events.filter((one) => one.position <= position);
  const reading: Pick<EventLogReader, 'head' | 'readPage' | 'readStream' | 'findEvent'> = {
    head: async () => {
      const head = await log.head();
      if (head.position <= position) return head;
      const { events } = position === 0 ? { events: [] } : await log.readPage({ after: position - 1, limit: 1 });
      return { position, recordedAt: events[0]?.recordedAt ?? null };
    },
    readPage: async (request) => {
      const page = await log.readPage(request);
      return { events: known(page.events), scannedTo: Math.min(page.scannedTo, position) };
    },
    readStream: async (streamId, afterVersion) => known(await log.readStream(streamId, afterVersion)),
    findEvent: async (eventId) => known([(await log.findEvent(eventId)) ?? []].flat())[0] ?? null,
  };
  const lastEvents = async (request: LastEventsRequest): Promise<readonly StoredEvent[]> => (await log.lastEvents?.({ ...request, before: Math.min(request.before, position + 1) })) ?? [];
  return new Proxy(log, {
    get: (target, name) => {
      if (name === 'lastEvents') return target.lastEvents === undefined ? undefined : lastEvents;
      return name in reading ? reading[name as keyof typeof reading] : (Reflect.get(target, name, target) as unknown);
    },
  });
};
