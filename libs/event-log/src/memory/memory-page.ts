import type { LogPage, PageRequest, StoredEvent } from '../event-log.port.js';
import { pageWindow } from '../append/page-window.js';

/** A page of events that lie densely in an array, the first at position `base + 1`. */
export const pageOf = (events: readonly StoredEvent[], base: number, request: PageRequest): LogPage => {
  const upTo = Math.min(base + events.length, request.after + pageWindow(request));
  const wanted = request.types === undefined ? null : new Set(request.types);
  const found: StoredEvent[] = [];
  for (let position = request.after + 1; position <= upTo; position += 1) {
    const event = events[position - base - 1];
    if (event === undefined || (wanted !== null && !wanted.has(event.type))) continue;
    if (request.effectiveAfter !== undefined && event.effectiveTo <= request.effectiveAfter) continue;
    found.push(event);
    if (found.length === request.limit) return { events: found, scannedTo: position };
  }
  return { events: found, scannedTo: Math.max(upTo, request.after) };
};
