import fc from 'fast-check';
import { drawnFailpoints, type Armed } from './failpoints.js';
import { prepared, type Prepared, type Scenario } from './scenario.js';
import { crowds, races, scenarios } from './scenarios/scenarios.js';
import { interleave } from './world.js';

const ready = new Map<Scenario, Prepared>();
const once = async (scenario: Scenario): Promise<Prepared> => {
  const known = ready.get(scenario) ?? (await prepared(scenario));
  ready.set(scenario, known);
  return known;
};

/** Each run is one interleaving; a failure prints the seed and the path that bring it back. */
const holds = async (scenario: Scenario, runs: number): Promise<void> => {
  const given = await once(scenario);
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), drawnFailpoints(), async (turns, armed) => {
      expect((await interleave(given, turns, { armed })).violations).toEqual([]);
    }),
    { numRuns: runs, seed: 20_260_310 },
  );
};

describe('whatever comes between whom, and whatever goes wrong at the log', () => {
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_title, scenario) => holds(scenario, races.includes(scenario) ? 200 : 40), 120_000);

  it.each(crowds.map((scenario) => [scenario.title, scenario] as const))('%s', (_title, scenario) => holds(scenario, 2), 120_000);
});

describe('an interleaving', () => {
  const traceOf = async (scenario: Scenario, seed: number): Promise<readonly (readonly string[])[]> => {
    const traces: (readonly string[])[] = [];
    const given = await once(scenario);
    const armed: readonly Armed[] = [{ at: 'append.conflict', nth: 1 }, { at: 'append.afterCommitBeforeReply', nth: 3 }];
    await fc.assert(fc.asyncProperty(fc.scheduler(), async (turns) => void traces.push((await interleave(given, turns, { armed })).trace)), { numRuns: 3, seed });
    return traces;
  };

  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('comes back with its seed, call by call: %s', async (_title, scenario) => {
    const first = await traceOf(scenario, 1);
    expect(await traceOf(scenario, 1)).toEqual(first);
    expect(new Set(first.map((trace) => trace.join('\n'))).size).toBeGreaterThan(1);
  }, 120_000);
});
