import type { StoredEvent } from '@yange/event-log';
import { grouped } from '@yange/kernel';

/** Lanes that are gone through at the same time. */
const abreast = 32;

/** The events of each stream, in their order. */
export const byStream = (events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] => [...grouped(events, ({ streamId }) => streamId).values()];

/**
 * Does the work for every event, one after the other in each lane.
 * @returns what came of all of them, in no order
 * @throws what the first that failed threw, once nothing is under way any more; its lane ends there, and none is begun after it
 */
export const inLanes = async <T>(lanes: readonly (readonly StoredEvent[])[], work: (event: StoredEvent) => Promise<readonly T[]>): Promise<readonly T[]> => {
  const done: T[] = [];
  const failures: unknown[] = [];
  const left = [...lanes];
  const goThrough = async (): Promise<void> => {
    for (let lane = left.shift(); lane !== undefined && failures.length === 0; lane = left.shift()) {
      try {
        for (const event of lane) done.push(...(await work(event)));
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(abreast, lanes.length) }, goThrough));
  if (failures.length > 0) throw failures[0];
  return done;
};
