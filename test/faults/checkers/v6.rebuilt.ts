import type { Checker } from './evidence.js';

/** Read models that lived through the run have the rows of those that were built from the logs afterwards, to the byte. */
export const rebuilt: Checker = ({ dumps }) => {
  const nameOf = ({ service, table }: { readonly service: string; readonly table: string }): string => `${service}: ${table}`;
  const live = new Map(dumps.live.map((row) => [nameOf(row), row]));
  const fresh = new Map(dumps.fresh.map((row) => [nameOf(row), row]));
  return [...new Set([...live.keys(), ...fresh.keys()])].flatMap((name) => {
    const [one, other] = [live.get(name), fresh.get(name)];
    if (one === undefined || other === undefined) return [`${name} is there in one build alone`];
    return one.hash === other.hash ? [] : [`${name}: ${one.rows} rows as they are served, ${other.rows} as they are built anew; they differ`];
  });
};
