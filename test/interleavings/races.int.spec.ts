import { eventLogsGiven, type GivenEventLogs } from '@yange/event-log';
import { testDatabase, type TestDatabase } from '@yange/testing';
import fc from 'fast-check';
import { drawnFailpoints } from './failpoints.js';
import { prepared } from './scenario.js';
import { crowds, scenarios } from './scenarios/scenarios.js';
import { raceOver } from './world.js';

const withinMs = 180_000;

/** The programs of the interleavings in memory, word for word, on two processes' connections. The order is the machine's; what goes wrong is drawn. */
describe('on PostgreSQL', () => {
  let database: TestDatabase;
  const opened = new Map<string, GivenEventLogs>();
  const logsOf = async (context: string): Promise<GivenEventLogs> => {
    const known = opened.get(context) ?? (await eventLogsGiven(database.url, context));
    opened.set(context, known);
    return known;
  };

  beforeAll(async () => {
    database = await testDatabase();
  }, withinMs);

  afterAll(async () => {
    for (const logs of opened.values()) await logs.close();
    await database.close();
  });

  it.each([...scenarios, ...crowds].map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    const [given, logs] = [await prepared(scenario), await logsOf(scenario.context)];
    for (const armed of [[], ...fc.sample(drawnFailpoints(), { numRuns: crowds.includes(scenario) ? 0 : 4, seed: 20_260_310 })]) {
      expect((await raceOver(given, logs.fresh(), { armed })).violations).toEqual([]);
    }
  }, withinMs);
});
