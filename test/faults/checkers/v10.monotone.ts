import type { Checker } from './evidence.js';

/** What a session reads never goes back; what it reads at the position of its own write has that write. */
export const monotone: Checker = ({ history }) => {
  const reached = new Map<string, number>();
  return history
    .filter(({ type }) => type === 'read')
    .flatMap(({ session, op, asked, position, seen, context }) => {
      if (asked !== null && asked !== undefined) {
        if (position !== null && position !== undefined && position < asked) return [`${session} asked for ${context} at ${asked} and was answered at ${position}`];
        return seen === false ? [`${session} wrote ${op} at ${asked} and does not find it there`] : [];
      }
      const before = reached.get(`${session}/${context}`) ?? 0;
      if (position === null || position === undefined) return [];
      reached.set(`${session}/${context}`, Math.max(before, position));
      return position < before ? [`${session} read ${context} at ${position} after ${before}`] : [];
    });
};
