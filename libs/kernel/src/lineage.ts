/** One step of lineage 沿革 with all events that tell it. `date` is the day from which it certainly holds, `count` how many of a block take it. */
export interface LineageStep {
  readonly from: string;
  readonly to: string;
  readonly how: string;
  readonly count: number;
  readonly date: string;
  readonly eventIds: readonly string[];
}

export interface Lineage {
  /** steps that lead to it, the nearest first */
  readonly predecessors: readonly LineageStep[];
  /** steps that lead from it */
  readonly successors: readonly LineageStep[];
}

/**
 * What one thing came from and what came of it, over any number of steps. Time runs one way: what an organ took in after another had split from it is no
 * predecessor of that other.
 * @param on steps that take effect later are left out
 */
export const lineageOf = (steps: readonly LineageStep[], of: string, on: string): Lineage => {
  const known = steps.filter(({ date }) => date <= on);
  return {
    predecessors: walk(of, on, (at, limit) => known.filter(({ to, date }) => to === at && date <= limit), ({ from }) => from, (date, limit) => date > limit),
    successors: walk(of, '', (at, limit) => known.filter(({ from, date }) => from === at && date >= limit), ({ to }) => to, (date, limit) => date < limit),
  };
};

const walk = (
  start: string,
  limit: string,
  stepsAt: (at: string, limit: string) => readonly LineageStep[],
  next: (step: LineageStep) => string,
  wider: (date: string, limit: string) => boolean,
): readonly LineageStep[] => {
  const found = new Set<LineageStep>();
  const seen = new Map([[start, limit]]);
  const open = [start];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const step of stepsAt(at, seen.get(at) ?? limit)) {
      found.add(step);
      const id = next(step);
      const before = seen.get(id);
      if (before !== undefined && !wider(step.date, before)) continue;
      seen.set(id, step.date);
      open.push(id);
    }
  }
  return [...found];
};

/** A step that both its ends tell is one step, with the events of both. */
export const toldOnce = (steps: readonly LineageStep[]): readonly LineageStep[] => {
  const found = new Map<string, LineageStep>();
  for (const step of steps) {
    const key = [step.from, step.to, step.how, step.date].join('\n');
    const known = found.get(key);
    found.set(key, known === undefined ? step : { ...known, eventIds: [...new Set([...known.eventIds, ...step.eventIds])] });
  }
  return [...found.values()];
};
