import type { Checker } from './evidence.js';
import { commandIdOf, groupedBy, lastOf } from './reading.js';

/** Every command that was answered 2xx has exactly its events in the log, found by its command id. */
export const acknowledged: Checker = ({ district, person, history, stored, commands }) => {
  const byCommand = groupedBy(stored, ({ context, command }) => `${context}/${command}`);
  const known = new Set(commands.map(({ context, command }) => `${context}/${command}`));
  return lastOf(history, 'ok').flatMap(({ op, key, context, what, by = person, events = [] }) => {
    const id = `${context}/${commandIdOf(district, by, key)}`;
    if (!known.has(id)) return [`${what} ${op} was answered 2xx, and the log knows no such command`];
    const found = (byCommand.get(id) ?? []).map((event) => event.id);
    return found.join() === events.join() ? [] : [`${what} ${op} was answered with events ${events.join(' ')}, and the log has ${found.join(' ') || 'none'}`];
  });
};
