import type { Run } from './bench-result.js';

/** A side of a comparison: does its work once each time, and tells how fast. */
export interface RunningSide {
  readonly name: string;
  readonly once: () => Promise<Run>;
}

/**
 * Lets the sides take turns, so that whatever else the machine does meets all of them; who begins changes from run to run.
 * @returns the runs by the side's name
 */
export const interleaved = async (sides: readonly RunningSide[], runs: number, say: (text: string) => void): Promise<ReadonlyMap<string, readonly Run[]>> => {
  const done = new Map<string, Run[]>(sides.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(run + turn) % sides.length];
      if (side === undefined) continue;
      say(`run ${run + 1} of ${runs}: ${side.name}`);
      done.get(side.name)?.push(await side.once());
    }
  }
  return done;
};
