import type { EventLogReader } from '../event-log.port.js';

/** A log that ends at a position, whatever was appended to it since: for its pages and its head, and so for an overlay, which asks for no more than the head holds. */
export const endingAt = <T extends EventLogReader>(log: T, position: number): T =>
  new Proxy(log, {
    get: (target, name) => {
      if (name === 'head') return async () => ({ ...(await target.head()), position });
      if (name !== 'readPage') return Reflect.get(target, name, target) as unknown;
      return async (request: Parameters<EventLogReader['readPage']>[0]) => {
        const page = await target.readPage(request);
        return { events: page.events.filter((one) => one.position <= position), scannedTo: Math.min(page.scannedTo, position) };
      };
    },
  });
