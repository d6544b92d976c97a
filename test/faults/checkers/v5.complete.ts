import type { Checker, Evidence, Violation } from './evidence.js';
import { groupedBy } from './reading.js';

/** What is stored is what was handed on and what was applied: no event is missing anywhere, none came from nowhere, no stream waits. */
export const complete: Checker = (evidence) => [...ofTopics(evidence), ...ofCheckpoints(evidence), ...ofRows(evidence), ...waiting(evidence)];

const ofTopics = ({ topics, stored }: Evidence): readonly Violation[] => {
  const sent = new Set(topics.map(({ context, id }) => `${context}/${id}`));
  const known = new Set(stored.map(({ context, id }) => `${context}/${id}`));
  const contexts = new Set(topics.map(({ context }) => context));
  return [
    ...stored.filter(({ context, id }) => contexts.has(context) && !sent.has(`${context}/${id}`)).map(({ context, position }) => `${context}: position ${position} is not on its topic`),
    ...[...sent].filter((id) => !known.has(id)).map((id) => `${id} is on the topic and in no log`),
  ];
};

/** Every reader stands at the last event of each partition, and has looked at as many as there are. */
const ofCheckpoints = ({ checkpoints, topics, heads }: Evidence): readonly Violation[] => {
  const ends = new Map<string, number>();
  for (const { context, partition, position } of topics) ends.set(`${context}/${partition}`, Math.max(position, ends.get(`${context}/${partition}`) ?? 0));
  const behind = checkpoints
    .filter(({ context, partition, position }) => position < (ends.get(`${context}/${partition}`) ?? 0))
    .map(({ reader, context, partition, position }) => `${reader} stands at ${position} of ${context}, partition ${partition}, which ends at ${ends.get(`${context}/${partition}`) ?? 0}`);
  const uncounted = [...groupedBy(checkpoints, ({ service, reader, context }) => `${service}/${reader} of ${context}`)].flatMap(([reader, rows]) => {
    const covered = rows.reduce((sum, row) => sum + row.covered, 0);
    const head = heads[rows[0]?.context ?? ''] ?? 0;
    return covered === head ? [] : [`${reader} has looked at ${covered} events of ${head}`];
  });
  return [...behind, ...uncounted];
};

/** A read model that keeps events keeps all of the kinds that it keeps. */
const ofRows = ({ applied, stored }: Evidence): readonly Violation[] =>
  [...groupedBy(applied, ({ service, table, context }) => `${service}/${table}/${context}`)].flatMap(([table, rows]) => {
    const kindOf = ({ stream, type }: { readonly stream: string; readonly type: string }): string => `${stream.split('/')[0] ?? ''} ${type}`;
    const kinds = new Set(rows.map(kindOf));
    const kept = new Set(rows.map(({ id }) => id));
    const context = rows[0]?.context;
    const ids = new Set(stored.map(({ id }) => id));
    return [
      ...stored.filter((event) => event.context === context && kinds.has(kindOf(event)) && !kept.has(event.id)).map(({ position, type }) => `${table} lacks ${type} of position ${position}`),
      ...rows.filter(({ id }) => !ids.has(id)).map(({ id }) => `${table} keeps event ${id}, which is in no log`),
    ];
  });

const waiting = ({ parked }: Evidence): readonly Violation[] => parked.map(({ reader, stream, position, reason }) => `${reader}: ${stream} waits at ${position}: ${reason}`);
