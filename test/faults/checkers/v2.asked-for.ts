import type { Checker } from './evidence.js';
import { commandIdOf, lastOf } from './reading.js';

/**
 * Every command of the clients in the log was asked for, and was not told that it failed. One whose outcome nobody knows may be there or not.
 * What the log held before the clients came is not theirs.
 */
export const askedFor: Checker = ({ district, person, history, commands, stored, begins }) => {
  const clients = new Set([person, ...history.flatMap(({ by }) => by ?? [])]);
  const keys = (lines: readonly { readonly context: string; readonly key: string; readonly by?: string }[]) => new Set(lines.map(({ context, key, by = person }) => `${context}/${commandIdOf(district, by, key)}`));
  const asked = keys(lastOf(history, 'info').concat(history.filter(({ type }) => type === 'invoke')));
  const failed = keys(lastOf(history, 'fail'));
  const withEvents = new Set(stored.filter(({ context, position }) => position > (begins[context] ?? 0)).map(({ context, command }) => `${context}/${command}`));
  return commands
    .filter((one) => clients.has(one.principal) && withEvents.has(`${one.context}/${one.command}`))
    .flatMap(({ context, command }) => {
      const id = `${context}/${command}`;
      if (!asked.has(id)) return [`${id} is in the log, and no client asked for it`];
      return failed.has(id) ? [`${id} is in the log, and its client was told that it failed`] : [];
    });
};
