import type { PageRequest } from '../event-log.port.js';

/** Largest `limit` of a page. */
export const maxPage = 10_000;

/**
 * How many positions one page looks at. Positions are dense, so without a filter the limit itself is enough; with one,
 * rare types should not need a round trip per few positions, and a page must still end.
 * @throws {RangeError}
 */
export const pageWindow = (request: PageRequest): number => {
  if (!Number.isSafeInteger(request.after) || request.after < 0) throw new RangeError('after: a position expected');
  if (!Number.isInteger(request.limit) || request.limit < 1 || request.limit > maxPage) throw new RangeError(`limit: 1 to ${maxPage} expected`);
  return request.types === undefined && request.effectiveAfter === undefined ? request.limit : Math.max(request.limit, maxPage);
};
