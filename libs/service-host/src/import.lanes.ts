import type { Streams } from '@yange/use-case';
import type { DecidedRow } from './import.row.js';

/**
 * Runs rows side by side, except that rows which share a stream keep their order. After a failure nothing more is begun, and what was begun is waited for:
 * nothing goes on behind an answer that was given.
 */
export const inLanes = async (rows: readonly DecidedRow[], lanes: number, run: (row: DecidedRow) => Promise<void>, stopped: () => boolean = () => false): Promise<void> => {
  const tails = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for (const row of rows) {
    if (failures.length > 0 || stopped()) break;
    const refs: Streams = row.useCase.streams(row.body, row.meta);
    const streams = Object.values(refs).map((ref) => ref.streamId);
    const before = [...new Set(streams.flatMap((stream) => tails.get(stream) ?? []))];
    const task: Promise<void> = Promise.all(before)
      .then(() => (failures.length > 0 || stopped() ? undefined : run(row)))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(task));
    for (const stream of streams) tails.set(stream, task);
    running.add(task);
    if (running.size >= lanes) await Promise.race(running);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
};
