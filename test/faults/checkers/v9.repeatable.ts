import type { Checker } from './evidence.js';
import { lastOf } from './reading.js';

/** A command that is sent again is answered as it was: the same events at the same position. */
export const repeatable: Checker = ({ history }) => {
  const answers = new Map(lastOf(history, 'ok').map((line) => [line.key, line]));
  return history
    .filter(({ type }) => type === 'echo')
    .flatMap(({ op, key, what, status, events = [], position }) => {
      const first = answers.get(key);
      if (first === undefined) return [`${what} ${op} was answered again, and never before`];
      const same = first.status === status && (first.events ?? []).join() === events.join() && first.position === position;
      return same ? [] : [`${what} ${op} was answered ${String(first.status)} at ${String(first.position)} with ${(first.events ?? []).join(' ')}, and again ${String(status)} at ${String(position)} with ${events.join(' ')}`];
    });
};
