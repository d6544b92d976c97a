import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { drawnFailpoints } from './failpoints.js';
import { prepared } from './scenario.js';
import { scenarios } from './scenarios/scenarios.js';
import { interleave } from './world.js';

/** Draws interleavings for as long as it is told, scenario by scenario, and says how many there were: exit 4 where a promise was not kept. */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } } });
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
if (!(seconds > 0) || !Number.isInteger(seed)) {
  process.stderr.write('--seconds wants a number above 0, --seed a whole number\n');
  process.exit(2);
}

const results = [];
for (const scenario of scenarios) {
  const given = await prepared(scenario);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const details = await fc.check(
    fc.asyncProperty(fc.scheduler(), drawnFailpoints(), async (turns, armed) => {
      const { violations } = await interleave(given, turns, { armed });
      if (violations.length > 0) throw new Error(violations.join('\n'));
    }),
    { numRuns: Number.MAX_SAFE_INTEGER, seed, interruptAfterTimeLimit: (seconds * 1_000) / scenarios.length, markInterruptAsFailure: false },
  );
  const { user, system } = process.cpuUsage(cpu);
  const runs = details.numRuns;
  const [perMinute, perMinuteOfProcessor] = [(performance.now() - began) / 60_000, (user + system) / 60_000_000].map((minutes) => Math.round(runs / minutes));
  results.push({ scenario: scenario.title, runs, perMinute, perMinuteOfProcessor, failed: details.failed ? `${fc.defaultReportMessage(details) ?? ''}\n${String(details.errorInstance)}` : null });
}

const interleavings = results.reduce((sum, { runs }) => sum + runs, 0);
const failed = results.filter((one) => one.failed !== null);
if (values.json) process.stdout.write(`${JSON.stringify({ seed, seconds, interleavings, results })}\n`);
else {
  for (const { scenario, runs, perMinute, perMinuteOfProcessor } of results) process.stdout.write(`${String(runs).padStart(6)}  ${String(perMinute).padStart(6)} a minute, ${String(perMinuteOfProcessor).padStart(6)} a minute of processor time  ${scenario}\n`);
  process.stdout.write(`${String(interleavings).padStart(6)}  interleavings, seed ${seed}\n`);
}
for (const { scenario, failed: words } of failed) process.stderr.write(`${scenario}\n${words}\n`);
process.exitCode = failed.length > 0 ? 4 : 0;
