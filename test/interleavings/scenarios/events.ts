import { decoded } from '../../faults/checkers/decoding.js';
import type { StoredRow } from '../../faults/checkers/evidence.js';

const read = new WeakMap<StoredRow, unknown>();

/** What is in an event, by the published descriptors: nothing of the product reads it. Books look at each many times, and it is decoded once. */
export const dataOf = <T>(row: StoredRow): T => {
  const known = read.get(row) ?? decoded(row);
  read.set(row, known);
  return known as T;
};

/** The events in the order of the log, all that one command brought together. */
export const byCommand = (rows: readonly StoredRow[]): readonly (readonly StoredRow[])[] => {
  const groups: StoredRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.command === row.command) last.push(row);
    else groups.push([row]);
  }
  return groups;
};

/** What must hold after every command, not only at the end. @param wrong what does not hold once these events are there */
export const afterEvery = (rows: readonly StoredRow[], wrong: (soFar: readonly StoredRow[]) => string | null): readonly string[] => {
  const soFar: StoredRow[] = [];
  return byCommand(rows).flatMap((events) => {
    soFar.push(...events);
    const found = wrong(soFar);
    return found === null ? [] : [`position ${soFar.length}: ${found}`];
  });
};

export const ofTypes = (rows: readonly StoredRow[], ...types: readonly string[]): readonly StoredRow[] => rows.filter(({ type }) => types.includes(type));
