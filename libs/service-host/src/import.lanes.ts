import type { Streams } from '@yange/use-case';
import type { DecidedRow } from './import.row.js';

/** The rows that a row waits for in one stream: who reads comes after who wrote before, who may write after everybody before. */
interface Tail {
  writer: Promise<void> | null;
  readers: Promise<void>[];
}

interface Order {
  readonly stopped?: () => boolean;
  /** keys that the row takes from an earlier one, or gives back for a later one */
  readonly keysOf?: (row: DecidedRow) => readonly string[];
}

/**
 * Runs rows side by side, except that rows which share a stream that one of them may write, or a key that one hands on to the other, keep their order. After a failure nothing more is begun, and what was begun is waited for:
 * nothing goes on behind an answer that was given.
 */
export const inLanes = async (rows: readonly DecidedRow[], lanes: number, run: (row: DecidedRow) => Promise<void>, { stopped = () => false, keysOf = () => [] }: Order = {}): Promise<void> => {
  const tails = new Map<string, Tail>();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for (const row of rows) {
    if (failures.length > 0 || stopped()) break;
    const refs: Streams = row.useCase.streams(row.body, row.meta);
    const touched = [...Object.values(refs).map(({ streamId, reads = false }) => ({ tail: tailOf(tails, streamId), reads })), ...keysOf(row).map((key) => ({ tail: tailOf(tails, `key ${key}`), reads: false }))];
    const before = [...new Set(touched.flatMap(({ tail: { writer, readers }, reads }) => [...(writer === null ? [] : [writer]), ...(reads ? [] : readers)]))];
    const task: Promise<void> = Promise.all(before)
      .then(() => (failures.length > 0 || stopped() ? undefined : run(row)))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(task));
    for (const { tail, reads } of touched) {
      if (reads) tail.readers.push(task);
      else [tail.writer, tail.readers] = [task, []];
    }
    running.add(task);
    if (running.size >= lanes) await Promise.race(running);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
};

const tailOf = (tails: Map<string, Tail>, streamId: string): Tail => {
  const tail = tails.get(streamId) ?? { writer: null, readers: [] };
  tails.set(streamId, tail);
  return tail;
};
