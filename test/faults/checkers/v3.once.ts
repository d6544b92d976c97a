import type { Checker, Evidence, Recorded } from './evidence.js';
import { groupedBy, repeated } from './reading.js';

/** Nothing has an effect twice: event ids, commands, what clients wanted done, rows that read models keep of events. */
export const once: Checker = (evidence) => [
  ...repeated(evidence.stored, ({ context, id }) => `event ${context}/${id}`),
  ...repeated(evidence.commands, ({ context, principal, command }) => `command ${context}/${principal}/${command}`),
  ...repeated(evidence.applied, ({ service, table, id }) => `${service}: ${table} keeps event ${id}`),
  ...scattered(evidence),
  ...doneTwice(evidence),
];

/** The events of one command lie side by side, from where the log says that they begin. */
const scattered = ({ stored, commands }: Evidence): readonly string[] => {
  const firsts = new Map(commands.map(({ context, command, first }) => [`${context}/${command}`, first]));
  return [...groupedBy(stored, ({ context, command }) => `${context}/${command}`)].flatMap(([command, events]) => {
    const positions = events.map(({ position }) => position).sort((a, b) => a - b);
    const [first = 0] = positions;
    if (positions.at(-1) !== first + positions.length - 1) return [`command ${command} has events at ${positions.join(', ')}`];
    return firsts.get(command) === first ? [] : [`command ${command} begins at ${first}, and the log says ${String(firsts.get(command))}`];
  });
};

/** Where the words of an event name what the client wanted, by whatever command it came. */
const marked: readonly Recorded['what'][] = ['document', 'meeting'];

const doneTwice = ({ history, stored }: Evidence): readonly string[] => {
  const wanted = new Set(history.filter(({ type, what }) => type === 'invoke' && marked.includes(what)).map(({ op }) => op));
  const done = stored.flatMap(({ context, data, type }) => {
    const op = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(data.toString('latin1'))?.[0];
    return op !== undefined && wanted.has(op) ? [`${type} of ${context}/${op}`] : [];
  });
  return repeated(done, (one) => one);
};
